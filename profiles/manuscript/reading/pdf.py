"""From a PDF with text to lines: its columns in order, headings by the size of their letters."""

import io
import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTContainer, LTImage, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from profiles.manuscript.errors import ManuscriptError
from profiles.manuscript.limits import (
    MAX_ARCHIVE_BYTES,
    MAX_CHARACTERS,
    MAX_PDF_PAGES,
    MAX_PDF_SECONDS,
    too_long,
)
from profiles.manuscript.lines import Line, Picture, clean_text
from profiles.manuscript.reading.archive import bomb_refusal, protected_file
from profiles.manuscript.reading.hard_wraps import FINAL, PAGE_NUMBER, are_rows, join_texts
from profiles.manuscript.reading.markup import lines_from_markup
from profiles.manuscript.reading.markup_guards import picture_type
from profiles.manuscript.swedish.addresses import is_address
from profiles.manuscript.swedish.phones import NUMBER
from profiles.manuscript.swedish.speech import leading_mark

MARGIN_SHARE = 0.09
HEADING_SHARE = 1.15
ROOM_SHARE = 0.85
MAX_CONTACT = 70
GOES_ON = (",", ":", " på", " till", " eller", " och", " via", " med", " kontakta", "-")
"""How a row ends whose sentence the next one goes on with."""

NARROWEST = 120  # points; a narrower box is a cell of a table


@dataclass(slots=True)
class Row:
    """A line of letters on a page, or a picture."""

    text: str
    size: float = 0
    bold: bool = False
    left: float = 0
    right: float = 0
    height: int = 0
    box: int = 0
    page: int = 0
    margin: bool = False
    picture: str = ""


def lines_from_pdf(
    data: bytes,
) -> tuple[tuple[Line, ...], tuple[Picture, ...], tuple[str, ...]]:
    """The lines, pictures and notes of a PDF; one without text is a refusal."""
    pictures: dict[str, bytes] = {}
    rows = list(read_rows(data, pictures))
    if not any(row.text for row in rows):
        raise scanned_refusal()
    return lines_from_markup(html_of(rows), parts=pictures)


class LimitedAggregator(PDFPageAggregator):
    """Collects a page's letters; stops at more of them, or more time, than a manuscript takes."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=LAParams())
        self.letters = 0
        self.began = time.process_time()

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        """Place one letter."""
        self.letters += 1
        is_late = time.process_time() - self.began > MAX_PDF_SECONDS
        if self.letters > MAX_CHARACTERS or is_late:
            raise too_long()
        return super().render_char(*args, **kwargs)


def read_rows(data: bytes, pictures: dict[str, bytes]) -> Iterator[Row]:
    """The rows of all pages, in reading order."""
    try:
        refuse_bomb(data)
        resources = PDFResourceManager()
        device = LimitedAggregator(resources)
        interpreter = PDFPageInterpreter(resources, device)
        for number, page in enumerate(PDFPage.get_pages(io.BytesIO(data))):
            if number >= MAX_PDF_PAGES:
                raise too_long()
            interpreter.process_page(page)
            yield from rows_of(device.get_result(), number, pictures)
    except ManuscriptError:
        raise
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
        raise protected_file() from error
    except Exception as error:  # the PDF reader raises whatever its parts do
        raise broken_pdf() from error


def refuse_bomb(data: bytes) -> None:
    """Stop a file whose compressed parts unpack to more than a manuscript can be."""
    unpacked, view = 0, memoryview(data)
    for match in re.finditer(rb"stream\r?\n(?=\x78)", data):
        try:
            content = zlib.decompressobj().decompress(view[match.end() :], MAX_ARCHIVE_BYTES)
        except zlib.error:
            continue
        unpacked += len(content)
        if unpacked >= MAX_ARCHIVE_BYTES:
            raise bomb_refusal()


def rows_of(page: LTPage, number: int, pictures: dict[str, bytes]) -> Iterator[Row]:
    """The rows of one page."""
    for place, box in enumerate(page):
        if isinstance(box, LTTextBox):
            for line in box:
                letters = [char for char in line if isinstance(char, LTChar)]
                text = clean_text(line.get_text())
                if letters and text and isinstance(line, LTTextLine):
                    yield Row(
                        text=text,
                        size=round(Counter(char.size for char in letters).most_common(1)[0][0]),
                        bold=is_bold(letters),
                        left=line.x0, right=line.x1, height=round(line.y0), box=place, page=number,
                        margin=not MARGIN_SHARE < line.y0 / page.height < 1 - MARGIN_SHARE,
                    )  # fmt: skip
        elif isinstance(box, LTContainer):
            yield from picture_rows(box, place, number, pictures)


def is_bold(letters: list[LTChar]) -> bool:
    """Whether all letters are of a bold font."""
    return all("bold" in one.fontname.lower() for one in letters if one.get_text().strip())


def picture_rows(
    box: LTContainer, place: int, number: int, pictures: dict[str, bytes]
) -> Iterator[Row]:
    """The pictures of a figure that are stored as browsers know them."""
    for part in box:
        if isinstance(part, LTImage):
            content = part.stream.get_rawdata() or b""
            name = f"pdf-{number}-{place}-{part.name}"
            pictures[name] = content if picture_type(content) else b""
            yield Row(text="", box=place, page=number, picture=name)
        elif isinstance(part, LTContainer):
            yield from picture_rows(part, place, number, pictures)


def html_of(rows: list[Row]) -> str:
    """The rows as HTML: paragraphs, headings, pictures, and running heads as boilerplate."""
    heads = running_rows(rows)
    letters: Counter[float] = Counter()
    for row in rows:
        letters[row.size] += len(row.text)
    body = letters.most_common(1)[0][0]
    sizes = sorted({row.size for row in rows if row.size >= HEADING_SHARE * body}, reverse=True)
    widths = {(row.page, row.box): 0.0 for row in rows}
    for row in rows:
        widths[row.page, row.box] = max(widths[row.page, row.box], row.right)
    parts: list[str] = []
    text, first, last = "", None, None
    for number, row in enumerate(rows):
        if number in heads:
            parts.append(f'<p class="boilerplate">{escape(row.text)}</p>')
        elif row.picture:
            parts.append(f'<img src="{escape(row.picture)}">')
        elif last is not None and goes_on(last, row, text, widths[last.page, last.box]):
            text, last = join_texts(text, row.text), row
        else:
            parts.append(paragraph(first, text, sizes))
            text, first, last = row.text, row, row
    parts.append(paragraph(first, text, sizes))
    return "".join(parts)


def running_rows(rows: list[Row]) -> set[int]:
    """Page numbers, and what stands in the margin of several pages."""
    pages: dict[tuple[str, int], set[int]] = {}
    shapes = [(re.sub(r"\d+", "#", row.text), row.height) for row in rows]
    for row, shape in zip(rows, shapes, strict=True):
        pages.setdefault(shape, set()).add(row.page)
    return {
        number for number, (row, shape) in enumerate(zip(rows, shapes, strict=True))
        if row.margin and row.text
        and (PAGE_NUMBER.fullmatch(row.text) or len(pages[shape]) > 1)
    }  # fmt: skip


def goes_on(last: Row, row: Row, text: str, width: float) -> bool:
    """Whether a row is the next one of the same paragraph."""
    if (last.size, last.bold) != (row.size, row.bold) or leading_mark(row.text):
        return False
    if begins_contact(row.text) and not text.endswith(GOES_ON):
        return False
    if not text.endswith(FINAL) and row.text[:1].islower():
        return True
    if are_rows(text, row.text):
        return False
    room = width - last.left
    is_full = room >= NARROWEST and last.right - last.left >= ROOM_SHARE * room
    return is_full and (last.page, last.box) == (row.page, row.box)


def begins_contact(text: str) -> bool:
    """Whether a row is an address, or begins with a capital and tells a number or an address."""
    if is_address(text) or ("@" in text and " " not in text):
        return True
    has_values = "@" in text or NUMBER.search(text) is not None
    return has_values and text[:1].isupper() and len(text) <= MAX_CONTACT


def paragraph(first: Row | None, text: str, sizes: list[float]) -> str:
    """A paragraph, as a heading when its letters are larger than the text's."""
    if first is None:
        return ""
    html = escape(text, quote=False)
    if first.size in sizes:
        level = min(sizes.index(first.size) + 1, 3)
        return f"<h{level}>{html}</h{level}>"
    return f"<p><b>{html}</b></p>" if first.bold else f"<p>{html}</p>"


def scanned_refusal() -> ManuscriptError:
    """The refusal of a PDF that is only pictures of pages."""
    return ManuscriptError(
        "scanned",
        "Pdf-filen har ingen text, bara bilder av sidor. Be om manuset som Word-fil, "
        "eller kör textigenkänning (OCR) på filen och försök igen.",
    )


def broken_pdf() -> ManuscriptError:
    """The refusal of a PDF that cannot be opened."""
    return ManuscriptError(
        "broken-pdf",
        "Pdf-filen är skadad. Öppna den i ett pdf-program, spara den på nytt och försök igen, "
        "eller kopiera texten och klistra in den.",
    )
