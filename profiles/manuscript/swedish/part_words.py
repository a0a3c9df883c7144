"""What newsrooms and typesetting programs call the parts of an article.

``Rubrik: …`` is a label, in the words of ``PART_LABELS``. ``(mr) …``, ``@Rubrik:…`` and
``<ParaStyle:Rubrik>…`` are marks: they go, and what they name is what the line may be.
"""

import re
from collections.abc import Iterable

PART_LABELS = {
    "kicker": r"vin|vinj|vinjett|överrad|puffrad|överrubrik|avdelningsvinjett|kicker|section",
    "title": r"rub|rubrik|rubrikförslag(?: 1)?|topp(?:rubrik)?|huvudrubrik|titel|arbetsrubrik|"
    r"headline|title",
    "standfirst_paragraph": r"ing|ingress|nedryck(?:are)?|inledning|intro|preamble|standfirst",
    "heading": r"mellanrubrik(?: \d{1,2})?|mr|underrubrik i texten|mellanrub|subhead(?:ing)?",
    "pull_quote": r"citat|puff|utdraget citat|utdragscitat|lyftcitat|pratminus|utbrytare|"
    r"pullquote|plattcitat",
    "caption": r"bt|bildtext|bildtexter|huvudbild|toppbild|caption",
    "paragraph": r"br|bröd|brödtext|löptext|body",
    "author": r"skribent|byline|författare|reporter|journalist",
    "credit": r"fotograf",
    "municipality": r"kommun",
    "topics": r"ämnen|ämne|ämnesord|taggar|nyckelord|etiketter|tags",
    "person": r"medverkande|medverkar|intervjuade|personer|intervjupersoner",
    "source_url": r"källa på webben|tidigare adress|ursprunglig adress|källadress",
}
TEXT = frozenset("paragraph quote list".split())
PICTURE = frozenset({"lead", "image"})
FACTS = frozenset("panel-title panel-row panel-prose list".split())
MARKS: dict[str, tuple[str, frozenset[str]]] = {
    "kicker": (PART_LABELS["kicker"], frozenset({"kicker"})),
    "title": (PART_LABELS["title"], frozenset({"title"})),
    "standfirst": (PART_LABELS["standfirst_paragraph"], frozenset({"standfirst"})),
    "heading": (rf"{PART_LABELS['heading']}|mrub|underrubrik", frozenset({"heading"})),
    "text": (
        r"br(?:ö|o)?d?(?:text)?\w*|löptext|body\w*|anfang|fråga|svar|pratminus|prat", TEXT
    ),
    "pull_quote": (
        r"utdrag|citat|puff|plattcitat|lyftcitat|pullquote", frozenset({"pull_quote", "quote"})
    ),
    "caption": (r"bt ?1?|bild(?:text)?(?:er)? ?1?|caption", PICTURE),
    "later_caption": (r"(?:bt|bild|bildtext) ?[2-9]", frozenset({"image"})),
    "byline": (r"byline|text|skribent|reporter|sign|av", frozenset({"byline", "credit"})),
    "credit": (r"foto\w*|bildbyline", frozenset({"credit", "byline", "image"})),
    "panel-title": (r"fakta ?rub(?:rik)?", frozenset({"panel-title"})),
    "facts": (r"fakta(?:ruta|text)?|ruta", FACTS),
    "contact": (r"kontakt\w*", frozenset({"contact"})),
    "date": (r"datum|pub(?:l|dag|lic\w*)?", frozenset({"date"})),
    "topics": (PART_LABELS["topics"], frozenset({"topics"})),
    "note": (r"jobb|slut|filnamn|folio|antal|tecken|slug|sidfot|bild här\b.*", frozenset({"drop"})),
}  # fmt: skip
"""The words for each part, and the kinds of line it is written as."""

MARK_PATTERN = re.compile(
    "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, (words, _) in MARKS.items()),
    re.IGNORECASE,
)
STYLE_TAG = re.compile(
    r"\s*(?:<[^<>@]*>)*(?:@(?P<at>[^\W\d_][\w .-]{1,30}?)\s*:"
    r"|<(?:ParaStyle|pstyle):(?P<tag>[^<>]{2,40})>)\s*",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\s*[(\[{](?P<word>[a-zåäö]{2,12}\d?)[)\]}]:?\s+(?=\S)", re.IGNORECASE)
PICTURE_FILE = re.compile(
    r"[\[!(]*(?:bild|foto)?\s?\d*\s*:?\s*[\w./-]+\.(?:jpe?g|png|tiff?|gif|webp|heic)\b[\])|\s\d]*",
    re.IGNORECASE,
)
SMALL_TAG = re.compile(r"<(?P<name>[^<>@\s]{1,40})>")
DASH_TAG = r"\_"
FEWEST_TAGS = 3


def kinds_marked(name: str) -> frozenset[str] | None:
    """The kinds of line that the name of a style stands for; only its first word may be known."""
    words = " ".join(re.sub(r"_|(?<=\D)(?=\d)", " ", name).split())
    for part in (words, words.partition(" ")[0]):
        if found := MARK_PATTERN.fullmatch(part):
            return MARKS[str(found.lastgroup).replace("panel_", "panel-")][1]
    return None


def is_typeset(texts: Iterable[str]) -> bool:
    """Whether a text has the tags of a typesetting program."""
    return sum(STYLE_TAG.match(text) is not None for text in texts) >= FEWEST_TAGS


def unmarked(text: str, typeset: bool) -> tuple[str, frozenset[str] | None]:
    """The text without its mark and tags, and the kinds the mark leaves to it; ``None`` is any."""
    if typeset:
        tag = STYLE_TAG.match(text)
        words = SMALL_TAG.sub(
            lambda one: "– " if one["name"] == DASH_TAG else "", text[tag.end() :] if tag else text
        ).strip()
        if not words:
            return text, frozenset({"drop"})
        return words, kinds_marked(tag["at"] or tag["tag"]) if tag else None
    if picture := PICTURE_FILE.match(text):
        words = text[picture.end() :].lstrip(" :–-")
        return (words, PICTURE) if words else (text, PICTURE | {"drop"})
    mark = BRACKETED.match(text)
    kinds = kinds_marked(mark["word"]) if mark else None
    return (text[mark.end() :], kinds) if mark and kinds else (text, None)


def begins_with_mark(text: str) -> bool:
    """Whether a line begins with a mark, so that it goes on from no other."""
    mark = BRACKETED.match(text)
    return STYLE_TAG.match(text) is not None or bool(mark and kinds_marked(mark["word"]))
