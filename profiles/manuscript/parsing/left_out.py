"""Which lines a draft leaves out: the last look before anything is shown, whoever placed them.

It knows the draft's shape and the places, not the rules that placed a line, so that a rule that
loses words is seen here.
"""

import re
from collections.abc import Iterator
from typing import Any

from profiles.manuscript.line_roles import (
    BODY_PLACES,
    CONTACT_PLACES,
    FACT_PLACES,
    STANDFIRST_PLACES,
)
from profiles.manuscript.parsing.contact_lines import LABEL as CONTACT_LABEL
from profiles.manuscript.parsing.contact_lines import LEAD_IN, is_contact_heading
from profiles.manuscript.parsing.labels import read_label
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.credits import CAPTION_LABEL
from profiles.manuscript.swedish.dates import MONTHS

HOLDERS: dict[str, tuple[str, ...]] = {
    "kicker": ("kicker",),
    "title": ("title",),
    "label": ("label", "advertiser"),
    "date": ("published", "updated", "author", "lead_image"),
    "updated": ("published", "updated", "author", "lead_image"),
    "author": ("author", "lead_image"),
    "source_url": ("source_url",),
    "municipality": ("municipality",),
    "picture": ("lead_image",),
    "alt": ("lead_image",),
    "caption": ("lead_image",),
    "credit": ("lead_image",),
    "logo": ("logo", "contacts"),
    "person": ("people",),
    **dict.fromkeys(STANDFIRST_PLACES, ("standfirst",)),
    **dict.fromkeys(BODY_PLACES, ("body",)),
    **dict.fromkeys(FACT_PLACES, ("fact_panels",)),
    **dict.fromkeys(CONTACT_PLACES, ("contacts",)),
}
"""The parts of a draft that hold what stood on a line of a place; the others show nothing."""

NOT_CONTENT = frozenset({"raw", "line", "lines", "kind", "from", "html", "segments", "e164",
                         "image_file", "organisation_suggested", "url_suggested"})  # fmt: skip
"""Keys of a draft that repeat, number or interpret what other keys say."""

WORDS = re.compile(r"\w+")
NUMBERED = re.compile(r"\W*\d{1,2}[.)]\s")
LABEL_WORDS = frozenset(
    "av och den i på text ord foto fotograf photo photographer by porträtt bild bilder "
    "skribent reporter journalist reportage byline intervju intervjuer intervjuare samtalsledare "
    "berättat för antecknat "
    "författare illustration illustratör skrivet artikel annons annonser annonsinnehåll ett en "
    "redaktionellt redaktionell material innehåll från med samarbete annonssamarbete etikett "
    "märkning avsändare annonsör kommun stad faktaruta faktabox bilden "
    "tel telefon telefonnummer tfn vxl växel mobil e post epost mejl mail webb webbplats hemsida "
    "kontakt adress postadress besöksadress nås når eller at snabel a".split()
)
"""Words that say what stands beside them, as the page does by itself."""

DATE_WORDS = frozenset(
    [*MONTHS, *(month[:3] for month in MONTHS), *(month[:4] for month in MONTHS)]
    + "måndag tisdag onsdag torsdag fredag lördag söndag måndagen tisdagen onsdagen torsdagen "
    "fredagen lördagen söndagen publicerad publicerat publiceras publicering publiceringsdatum "
    "publicerades datum först skapad senast uppdaterad uppdaterat uppdaterades ändrad ändrat "
    "reviderad granskad kl klockan".split()
)


def lines_left_out(sheet: Sheet, draft: dict[str, Any]) -> list[dict[str, Any]]:
    """The lines whose words, or picture, the draft does not have where their place is held.

    ``words`` are those that are missing where the draft has the others.
    """
    held: dict[tuple[str, ...], frozenset[str]] = {}
    left_out = []
    for entry in sheet.entries:
        keys = HOLDERS.get(entry.place, ())
        if keys not in held:
            held[keys] = frozenset(words(" ".join(texts_of([draft.get(key) for key in keys]))))
        lost = lost_words(entry, held[keys])
        if lost or is_lost_picture(entry, draft):
            has_others = any(len(word) > 2 for word in held[keys] & {*words(entry.text)})
            left_out.append(
                {"line": entry.number, "words": passages(entry.text, lost) if has_others else ""}
            )
    return left_out


def passages(text: str, lost: set[str]) -> str:
    """What a line says in words that are lost, with the small words between them."""
    found: list[tuple[int, int]] = []
    goes_on = False
    for match in WORDS.finditer(text):
        word = match.group().casefold()
        if word in lost:
            begins = found.pop()[0] if goes_on else match.start()
            found.append((begins, match.end()))
        goes_on = word in lost or (goes_on and word in LABEL_WORDS)
    return " … ".join(text[begins:ends] for begins, ends in found)


def lost_words(entry: Entry, held: frozenset[str]) -> set[str]:
    """The words of a line that are not among those its part of the draft holds."""
    if entry.place == "topics":
        # The draft has their slugs; words that are no topics are asked about.
        return set()
    lost = set(words(entry.text)) - held
    if not lost:
        return lost
    lost -= LABEL_WORDS
    if entry.place in {"date", "updated"}:
        return {word for word in lost - DATE_WORDS if not word.isdigit()}
    return lost - set(words(label_of(entry)))


def label_of(entry: Entry) -> str:
    """The number or the known label a line begins with."""
    if entry.place not in HOLDERS:
        return ""
    if number := NUMBERED.match(entry.text):
        return number.group()
    if entry.place in CONTACT_PLACES:
        if is_contact_heading(entry.text):
            return entry.text
        label = CONTACT_LABEL.match(entry.text) or LEAD_IN.match(entry.text)
        return label.group(1 if label.re is CONTACT_LABEL else 0) if label else ""
    if caption := CAPTION_LABEL.match(entry.text):
        return caption.group()
    known = read_label(entry)
    return entry.text.removesuffix(known[1]) if known and known[1] else ""


def is_lost_picture(entry: Entry, draft: dict[str, Any]) -> bool:
    """Whether a picture of the manuscript stands nowhere in the draft."""
    if entry.line.picture is None:
        return False
    images = [draft["lead_image"] or {}, *(i for i in draft["body"] if i["type"] == "image")]
    return all(image.get("picture") != entry.line.picture for image in images)


def words(text: str) -> list[str]:
    """Every word and number of a text, in small letters."""
    return WORDS.findall(text.casefold())


def texts_of(value: Any) -> Iterator[str]:
    """Every text of a part of a draft that ends up on the page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_CONTENT:
                yield from texts_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)
