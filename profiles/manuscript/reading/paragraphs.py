"""A paragraph while it is being read, and those that only a break has cut."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from profiles.manuscript.lines import Line, clean_text
from profiles.manuscript.reading import hard_wraps
from profiles.manuscript.reading.inline import Pieces

FINAL = (*hard_wraps.FINAL, "”", '"')
SHORTEST_CUT = 40  # characters; shorter lines with breaks between them are rows
LONGEST_JOINED = 3_000  # characters; no paragraph is longer, so that the lines are something else


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is being read: pieces of text with their marks."""

    style: str = ""
    level: int = 0
    ordered: bool = False
    pieces: Pieces = field(default_factory=list)
    picture: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    has_header: bool = False
    blank: bool = False
    after_break: bool = False

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(piece[0] for piece in self.pieces)

    @property
    def is_plain(self) -> bool:
        """Whether the paragraph is words without a style of their own."""
        return not self.style and not self.rows and self.picture is None


def mended(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, those put together that a break or a large first letter has cut."""
    run: list[Paragraph] = []
    for paragraph in paragraphs:
        is_begun = run and (paragraph.after_break or is_initial(run[-1], paragraph))
        if not is_begun:
            yield from joined(run)
            run = []
        run.append(paragraph)
    yield from joined(run)


def is_initial(above: Paragraph, below: Paragraph) -> bool:
    """Whether a large first letter stands alone above the rest of its word."""
    letter = above.text.strip()
    is_letter = len(letter) == 1 and letter.isupper() and below.text.lstrip()[:1].islower()
    return is_letter and above.is_plain and below.is_plain


def joined(run: list[Paragraph]) -> Iterator[Paragraph]:
    """Lines with breaks between them, put together where they are one sentence cut."""
    lines = tuple(Line(0, paragraph.text, clean_text(paragraph.text)) for paragraph in run)
    width = hard_wraps.wrapped_width(lines)
    last: Paragraph | None = None
    above = lines[0] if lines else None
    for paragraph, line in zip(run, lines, strict=True):
        is_short = above and len(above.source) + len(line.source) < LONGEST_JOINED
        if last and above and is_short and last.is_plain and paragraph.is_plain:
            starts = is_initial(last, paragraph)
            if starts or is_cut(above, line) or (
                width and hard_wraps.goes_on(above, line, width, [])
            ):  # fmt: skip
                last.pieces = [*joint(last.pieces, line.text, starts), *paragraph.pieces]
                above = hard_wraps.joined(above, line)
                continue
        if last:
            yield last
        last, above = paragraph, line
    if last:
        yield last


def joint(pieces: Pieces, below: str, is_word: bool) -> Pieces:
    """The pieces above, with what stands between them and the words below."""
    text = "".join(piece[0] for piece in pieces).rstrip()
    if is_word or hard_wraps.join_texts(text, below) != f"{text} {below}":
        words, marks, link = pieces[-1]
        cut = words.rstrip() if is_word else words.rstrip().removesuffix("-")
        return [*pieces[:-1], (cut, marks, link)]
    return [*pieces, (" ", frozenset(), "")]


def is_cut(above: Line, below: Line) -> bool:
    """Whether a break stands inside a sentence."""
    last = above.source.rstrip().rpartition("\n")[2]
    return len(last) > SHORTEST_CUT and not last.endswith(FINAL) and hard_wraps.is_cut(above, below)
