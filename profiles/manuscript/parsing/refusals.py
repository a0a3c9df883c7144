"""Why a line cannot get the place an editor chose: a Swedish sentence, or nothing.

A choice that would lose words is refused; what is refused stays where it was.
"""

from collections.abc import Callable

from profiles.manuscript.line_roles import NOT_SHOWN, PLACES
from profiles.manuscript.parsing.contact_lines import is_contact_heading
from profiles.manuscript.parsing.labels import read_commercial_label, read_people
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.addresses import is_address
from profiles.manuscript.swedish.dates import read_date_line
from profiles.manuscript.swedish.topics import read_topics

PICTURE_PLACES = frozenset({"picture", "image_picture"})
ONE_LINE = frozenset({"kicker", "date", "updated", "source_url", "job_ads", "logo"})
"""Places whose part of the page holds what stands on one line."""

MAX_LENGTHS = dict.fromkeys(("kicker", "title", "author", "credit", "person"), 255)
"""Characters that fit in the page's field."""

Reads = Callable[[str], object]
UNREADABLE: dict[str, tuple[Reads, str]] = {
    "date": (
        lambda text: any(written.value for written in read_date_line(text)),
        "Raden är inget datum. Välj en annan plats och fyll i datumet i utkastet.",
    ),
    "label": (
        lambda text: read_commercial_label(text),
        "Raden säger varken Annons eller Redaktionellt. Välj märkningen ovanför.",
    ),
    "person": (
        read_people,
        "Raden är inget namn. Här kan det stå för- och efternamn, och befattning efter ett komma.",
    ),
    "source_url": (is_address, "Raden är ingen webbadress."),
    "logo": (
        is_address,
        "Raden är ingen webbadress. Lägg in logotypen som bild i utkastet och välj Visas inte.",
    ),
    "contact_heading": (
        is_contact_heading,
        "Kontaktrutans rubrik visas inte på sidan, och raden säger mer än Kontakt. "
        "Välj Enhet, Kontaktperson eller Visas inte.",
    ),
}
"""What each of these places has to be able to read, and what is said otherwise."""
UNREADABLE["updated"] = UNREADABLE["date"]


def reason_to_refuse(sheet: Sheet, entry: Entry, place: str, taken: list[Entry]) -> str:
    """Why the line cannot be that; ``taken`` are the other lines that will be."""
    if place in NOT_SHOWN:
        return ""
    if entry.line.picture is not None:
        is_picture = place in PICTURE_PLACES
        return "" if is_picture else "Raden är en bild. Välj Bild, Bild i texten eller Visas inte."
    if place in PICTURE_PLACES:
        return "Raden är text, ingen bild. Välj Bildtext, och lägg in bilden i utkastet."
    if taken and place in ONE_LINE:
        return f"{PLACES[place]} står redan på rad {taken[0].number}. Ändra den raden först."
    limit = MAX_LENGTHS.get(place)
    if limit and len(entry.text) > limit:
        return f"Raden är för lång för {PLACES[place]}. Där får högst {limit} tecken plats."
    reads, sentence = UNREADABLE.get(place, (bool, ""))
    if not reads(entry.text):
        return sentence
    if place == "topics":
        return unknown_topics(sheet, entry.text)
    return ""


def unknown_topics(sheet: Sheet, text: str) -> str:
    """What is said of words that are no topics."""
    _, unknown = read_topics(text, sheet.register)
    if not unknown:
        return ""
    return f"Det här finns inte i ämneslistan: {', '.join(unknown)[:120]}. Välj ämnen i utkastet."


def lost_words_sentence(place: str) -> str:
    """What is said when words of the line would be left out all the same."""
    if place == "municipality":
        return "Välj kommunen i rutan ovanför. Raden säger något annat, eller mer än det."
    return (
        f"Som {PLACES[place]} skulle hela raden inte komma med. "
        "Välj en annan plats, eller Visas inte om den ska bort."
    )
