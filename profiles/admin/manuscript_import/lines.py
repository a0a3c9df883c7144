"""The manuscript line by line beside what it became, and the questions about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from profiles.manuscript import Manuscript
from profiles.manuscript.decisions import MAX_DECISIONS, MUST
from profiles.manuscript.line_roles import NOT_SHOWN, PLACES
from profiles.manuscript.parsing.revision import PART, name_of, revised_manuscript

CHOICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Överst", ("title", "kicker", "label", "date", "updated", "author")),
    ("Huvudbild", ("caption", "credit", "alt", "picture")),
    ("Ingress", ("standfirst_paragraph", "standfirst_list", "standfirst_quote")),
    (
        "Brödtext",
        (
            "heading",
            "paragraph",
            "quote",
            "pull_quote",
            "pull_quote_speaker",
            "list_item",
            "table",
            "image_picture",
            "image_caption",
            "image_credit",
            "video",
            "call_to_action",
        ),
    ),
    ("Faktaruta", ("fact_title", "fact_row", "fact_prose", "fact_table")),
    (
        "Kontakt",
        (
            "organisation",
            "unit",
            "contact_detail",
            "contact_name",
            "contact_heading",
            "contact_label",
            "job_ads",
            "logo",
        ),
    ),
    (
        "Annat",
        ("municipality", "topics", "person", "source_url", "section_label", "ignore"),
    ),
)
"""What a line may become, grouped as the review's menu shows it."""

KEYS = {
    "title": "r",
    "standfirst_paragraph": "i",
    "heading": "m",
    "paragraph": "s",
    "quote": "c",
    "list_item": "p",
    "caption": "b",
    "fact_title": "f",
    "fact_row": "d",
    "contact_detail": "k",
    "ignore": "x",
}
"""The keys of the common places."""


MOST_WORDS_NAMED = 6


@dataclass(frozen=True)
class ReviewLine:
    """One row of the review: a line, its place and who speaks.

    ``source`` is what stood in the manuscript where the editor has changed words or line breaks.
    """

    number: int
    text: str
    place: str
    speaker: str = ""
    source: str = ""
    is_doubtful: bool = False
    is_picture: bool = False
    refusal: str = ""
    is_left_out: bool = False
    words_left_out: str = ""
    likely: tuple[str, ...] = ()
    fixed: str = ""
    """What the line is in a manuscript that names its own parts, where nothing can be chosen."""

    @property
    def name(self) -> str:
        """Returns the number as editors see it."""
        return name_of(self.number)

    @property
    def place_name(self) -> str:
        """Returns what the place is called."""
        return self.fixed or PLACES[self.place]

    @property
    def note(self) -> str:
        """Returns what has to be said of the line."""
        if self.refusal or not (self.is_left_out or self.words_left_out):
            return self.refusal
        if self.is_left_out:
            return "Kommer inte med i utkastet."
        if len(self.words_left_out.split()) > MOST_WORDS_NAMED:
            return "En del av raden kommer inte med i utkastet."
        return f"Kommer inte med: ”{self.words_left_out}”."

    def as_data(self) -> list[Any]:
        """Returns what the script shows of the line."""
        return [
            self.number,
            self.place,
            self.speaker,
            int(self.is_doubtful),
            self.note,
            int(bool(self.refusal)),
            list(self.likely),
        ]


def review_lines(
    manuscript: Manuscript, draft: Mapping[str, Any], changes: Mapping[str, Any]
) -> list[ReviewLine]:
    """Returns every non-blank line of the manuscript, as it was revised, with what it became."""
    places = draft.get("places") or {}
    speakers = dict(_speakers(draft))
    doubtful = set(draft.get("doubtful") or [])
    refused = draft.get("refused") or {}
    likely = draft.get("likely") or {}
    words_left_out = {item["line"]: item["words"] for item in draft.get("left_out") or []}
    words_left_out |= {int(number): "" for number, place in places.items() if place in NOT_SHOWN}
    sources = dict(_changed_sources(manuscript, changes))
    return [
        ReviewLine(
            number=line.number,
            text=line.text,
            place=places[str(line.number)],
            speaker="; ".join(speakers.get(line.number, [])),
            source=sources.get(line.number, ""),
            is_doubtful=line.number in doubtful and "as" not in changes.get(str(line.number), {}),
            is_picture=line.picture is not None,
            refusal=refused.get(str(line.number), ""),
            is_left_out=words_left_out.get(line.number) == "",
            words_left_out=words_left_out.get(line.number, ""),
            likely=tuple(likely.get(str(line.number), ())),
            fixed="" if places[str(line.number)] in PLACES else draft["line_map"][str(line.number)],
        )
        for line in revised_manuscript(manuscript, changes).lines
        if not line.is_blank and str(line.number) in places
    ]


def place_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Returns the menu's groups with pairs of place and Swedish name."""
    return [(group, [(place, PLACES[place]) for place in places]) for group, places in CHOICES]


def asked_questions(
    draft: Mapping[str, Any], before: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """Returns the questions that are open and those that have been answered, by key.

    What was asked stays until it is answered; a new question comes only while there is room for
    it, so that an editor never gets more than a handful.
    """
    decisions = draft["editor_decisions"]
    was_open = before.get("open") or {}
    now = {decision["key"] for decision in decisions}
    answered = {**(before.get("answered") or {}), **was_open}
    answered = {key: text for key, text in answered.items() if key not in now}
    kept = {d["key"] for d in decisions if d["key"] in was_open or d["severity"] == MUST}
    new = [decision["key"] for decision in decisions if decision["key"] not in kept]
    kept |= set(new[: max(0, MAX_DECISIONS - len(answered) - len(kept))])
    still_open = {d["key"]: d["message"] for d in decisions if d["key"] in kept}
    return {"open": still_open, "answered": answered}


def review_questions(
    draft: Mapping[str, Any], asked: Mapping[str, Mapping[str, str]]
) -> list[dict[str, Any]]:
    """Returns the open questions with the names of their lines."""
    return [
        {**decision, "parts": [_named(part) for part in decision["parts"]]}
        for decision in draft["editor_decisions"]
        if decision["key"] in asked.get("open", {})
    ]


def _named(part: Mapping[str, Any]) -> dict[str, Any]:
    numbers = part["lines"]
    return {
        **part,
        "first": numbers[0] if numbers else "",
        "names": [(number, name_of(number)) for number in numbers[:4]],
        "numbers": ",".join(map(str, numbers)),
    }


def _changed_sources(
    manuscript: Manuscript, changes: Mapping[str, Any]
) -> Iterator[tuple[int, str]]:
    """Yields what stood in the manuscript where words or line breaks are the editor's."""
    first, source = 0, ""
    for line in manuscript.lines:
        if line.is_blank:
            continue
        change = changes.get(str(line.number), {})
        is_joined = "join" in change and first > 0
        first, source = (
            (first, f"{source} ⏎ {line.text}") if is_joined else (line.number, line.text)
        )
        if is_joined or "text" in change:
            yield first, source
        if "text" in change:
            for part in range(1, len(change["text"].split("\n"))):
                yield line.number + part * PART, line.text


def _speakers(draft: Mapping[str, Any]) -> Iterator[tuple[int, list[str]]]:
    standfirst = (draft.get("standfirst") or {}).get("items") or []
    for item in [*standfirst, *(draft.get("body") or [])]:
        if item.get("type") == "quote" and isinstance(item.get("line"), int):
            yield item["line"], list(item.get("speakers") or [])
