"""What holds for any text at all."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profiles.manuscript import ManuscriptError, load_register, parse_manuscript, read_manuscript
from profiles.manuscript.decisions import MAX_DECISIONS
from profiles.manuscript.lines import plain_lines, split_lines
from profiles.manuscript.parsing.quotes import find_inquits, segments_of

FRAGMENTS = st.sampled_from(
    "|– |- |• |Tel: |08-465 004 00|E-post: |info@example.se|www.example.se|Fakta|Kontakt|Foto: |"
    "Anna Berg|Anna| säger |, säger Anna Berg.|, säger hon|Umeå kommun|Publicerad |3 maj 2024|"
    "31/2 2020|Rubrik: |Ingress:|Bildtext: |Ämnen: |Kommun: |Annons|: |\t|\n|\n\n|\r\n|.|?|!|”|"
    "123 45 |Storgatan 1|en helt vanlig mening som är lång nog |Invånare: 12 000|1. |[|]|*|\u00a0|"
    "\u00ad|\u2028|Medverkande:|Se våra lediga jobb på|Hej!|å|Ä".split("|")
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(FRAGMENTS, max_size=80).map("".join),
)
RELAXED = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def draft_of(text: str) -> dict[str, Any] | None:
    """The draft of a text, or nothing when the reader refuses it."""
    try:
        manuscript = read_manuscript(text.encode("utf-8", "replace"), "manus.txt")
    except ManuscriptError:
        return None
    return parse_manuscript(manuscript, load_register())


class AnyTextTests:
    """Nothing is lost, nothing breaks."""

    @given(TEXTS)
    @RELAXED
    def test_gives_every_visible_line_one_place(self, text: str) -> None:
        draft = draft_of(text)
        if draft is not None:
            read = read_manuscript(text.encode("utf-8", "replace"), "manus.txt").lines
            visible = [str(line.number) for line in read if line.source.strip()]
            assert list(draft["line_map"]) == visible
            assert len(draft["editor_decisions"]) <= MAX_DECISIONS

    @given(TEXTS.filter(str.strip))
    @RELAXED
    def test_gives_the_text_back_when_its_lines_are_joined(self, text: str) -> None:
        assert "".join(split_lines(text)) == text
        assert "".join(line.source for line in plain_lines(text)) == text

    @given(TEXTS)
    @RELAXED
    def test_gives_the_quote_back_when_its_segments_are_joined(self, text: str) -> None:
        segments = segments_of(text, find_inquits(text))
        assert "".join(segment["text"] for segment in segments) == text

    @given(TEXTS)
    @RELAXED
    def test_gives_the_same_draft_twice(self, text: str) -> None:
        assert draft_of(text) == draft_of(text)

    @given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a.html", "a.md", "a.pdf"]))
    @RELAXED
    def test_reads_or_refuses_any_bytes(self, data: bytes, filename: str) -> None:
        try:
            manuscript = read_manuscript(data, filename)
        except ManuscriptError as error:
            message = error.message
        else:
            message = "" if manuscript.lines else "Inga rader"
        assert message == "" or message.endswith(".")

    @given(TEXTS, st.dictionaries(
        st.integers(1, 40).map(str),
        st.fixed_dictionaries({
            "as": st.sampled_from(["heading", "paragraph", "quote", "fact_title", "contact",
                                   "standfirst", "caption", "title", "date", "ignore", "nonsens"]),
            "speaker": st.sampled_from(["", "Anna Berg", "Anna Berg; Erik Lund"]),
        }),
        max_size=6,
    ))  # fmt: skip
    @RELAXED
    def test_takes_any_correction(self, text: str, lines: dict[str, Any]) -> None:
        before = draft_of(text)
        if before is not None:
            manuscript = read_manuscript(text.encode("utf-8", "replace"), "manus.txt")
            after = parse_manuscript(manuscript, load_register(), {"lines": lines})
            assert list(after["line_map"]) == list(before["line_map"])
