"""How large a manuscript may be, and the refusals that keep time and memory bounded.

The longest profile seen is seven kilobytes of text; the limits are some hundred times that.
"""

from profiles.manuscript.errors import ManuscriptError

MEGABYTE = 1024 * 1024

MAX_TEXT_BYTES = 2 * MEGABYTE
MAX_WORD_BYTES = 40 * MEGABYTE
MAX_LINES = 5000
MAX_LINE_LENGTH = 20_000
MAX_CHARACTERS = 600_000
MAX_PICTURES = 20
MAX_PICTURE_BYTES = 15 * MEGABYTE
MAX_ARCHIVE_MEMBERS = 2000
MAX_ARCHIVE_BYTES = 120 * MEGABYTE
MAX_XML_BYTES = 8 * MEGABYTE
MAX_XML_TAGS = 150_000
MAX_NESTED_TAGS = 200
MAX_PDF_PAGES = 40
MAX_PDF_SECONDS = 2
MAX_MARKUP_TAGS = 50_000


def megabytes(size: int) -> str:
    """A size in bytes as the editor reads it: ``2 MB``."""
    return f"{size // MEGABYTE} MB"


def refuse_large_file(size: int, limit: int) -> None:
    """Stop a file that is larger than its kind may be."""
    if size > limit:
        raise ManuscriptError(
            "too-large",
            f"Filen är för stor. Den får vara högst {megabytes(limit)}. "
            "Ta bort det som inte hör till artikeln och försök igen.",
        )


def refuse_much_markup(html: str) -> None:
    """Stop a web page with more tags than an article and all around it can have."""
    if html.count("<") > MAX_MARKUP_TAGS:
        raise too_long()


def refuse_nested_markup(depth: int) -> None:
    """Stop a web page whose parts lie inside each other without end."""
    if depth > MAX_NESTED_TAGS:
        raise tangled_markup()


def tangled_markup() -> ManuscriptError:
    """The refusal of a web page that no browser or word processor has written."""
    return ManuscriptError(
        "tangled",
        "Sidans uppmärkning är för krånglig för att läsas in. "
        "Kopiera artikelns text och klistra in den utan formatering.",
    )


def refuse_empty_text(text: str) -> None:
    """Stop a manuscript without a single visible character."""
    if not text.strip():
        raise ManuscriptError(
            "empty", "Manuset är tomt. Välj en fil med text eller klistra in texten."
        )


def refuse_many_lines(count: int) -> None:
    """Stop a text as soon as it has more lines than an article can have."""
    if count > MAX_LINES:
        raise too_long()


def too_long() -> ManuscriptError:
    """The refusal of a text that no article reaches."""
    return ManuscriptError(
        "too-long",
        f"Manuset är för långt. Det får ha högst {MAX_LINES} rader och "
        f"{MAX_CHARACTERS} tecken. Dela upp det i en fil per artikel.",
    )


def refuse_long_text(sources: list[str]) -> None:
    """Stop a text with too many lines or characters, or one enormous line."""
    refuse_many_lines(len(sources))
    if sum(len(source) for source in sources) > MAX_CHARACTERS:
        raise too_long()
    for number, source in enumerate(sources, start=1):
        if len(source) > MAX_LINE_LENGTH:
            raise ManuscriptError(
                "long-line",
                f"Rad {number} är längre än {MAX_LINE_LENGTH} tecken. "
                "Dela upp texten i stycken och försök igen.",
            )
