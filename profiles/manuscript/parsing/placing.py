"""From the kind of each line to its place: what the words of the line say within its kind."""

import re
from collections.abc import Callable
from itertools import groupby, pairwise

from profiles.manuscript.decisions import SHOULD, Decision
from profiles.manuscript.line_roles import BODY_PLACES
from profiles.manuscript.parsing.chain import Reading
from profiles.manuscript.parsing.contact_entries import name_contact_lines, read_contact_entry
from profiles.manuscript.parsing.contact_lines import EMAIL
from profiles.manuscript.parsing.fact_lines import WIDE_GAP, read_row
from profiles.manuscript.parsing.head_details import (
    place_caption,
    place_credit,
    place_dates,
    place_photographer,
    place_writer,
)
from profiles.manuscript.parsing.labeller import LATER_PICTURE
from profiles.manuscript.parsing.labels import (
    place_municipality,
    place_topics,
    read_commercial_label,
    read_people,
    set_label,
)
from profiles.manuscript.parsing.sheet import FINAL_PUNCTUATION, MAX_HEADING, Entry, Sheet
from profiles.manuscript.swedish.addresses import find_addresses, host_of, is_address
from profiles.manuscript.swedish.municipality import find_official
from profiles.manuscript.swedish.names import NAME
from profiles.manuscript.swedish.phones import NUMBER
from profiles.manuscript.swedish.speech import without_mark

LAYOUT_LABELS = frozenset({"faktaruta", "faktabox", "fakta", "kontaktruta"})
MAX_STANDFIRST_POINT = 100
FIGURE = re.compile(r"\d")
SIGNED = re.compile(r"^[-–—―/]+\s*")
UNSIGNED = frozenset("paragraph list_item quote person".split())
VIDEO = re.compile(r"https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be|vimeo\.com|play\.)\S+")
LOGO_FILE = re.compile(
    r"(?:logotyp|logga|logo)\s*:\s*\S+|[\w-]+_[\w.-]+|[\w-]+\.(?:jpe?g|png|svg|eps|tiff?|gif|webp|ai)",
    re.IGNORECASE,
)


def place_lines(sheet: Sheet, reading: Reading) -> None:
    """Give every line its place by its kind."""
    for entry, kind in zip(sheet.entries, reading.kinds, strict=True):
        if not entry.place:
            PLACERS.get(kind, as_place(kind))(sheet, entry)
    place_contacts(sheet)
    place_logo(sheet)
    join_title(sheet)
    place_standfirst_points(sheet)
    place_split_rows(sheet)
    place_captions(sheet)
    place_quote_speakers(sheet)


def as_place(place: str) -> Callable[[Sheet, Entry], None]:
    """Places a line whose kind has but one place."""

    def put(_sheet: Sheet, entry: Entry) -> None:
        entry.place = place

    return put


def place_kicker(sheet: Sheet, entry: Entry) -> None:
    """A kicker, or the label that says who paid."""
    if found := read_commercial_label(entry.text):
        set_label(sheet, entry, *found)
    else:
        entry.place = "heading" if sheet.placed("kicker") else "kicker"


def place_lead(sheet: Sheet, entry: Entry) -> None:
    """The lead picture or its caption; the first of two equal captions describes the picture."""
    if entry.line.picture is not None:
        entry.place = "image_picture" if sheet.placed("picture") else "picture"
    elif entry.line.style == "alt":
        entry.place = "alt"
    else:
        place_caption(entry)


def place_image(sheet: Sheet, entry: Entry) -> None:
    """A picture in the text, its caption or its credit."""
    if entry.line.picture is not None:
        entry.place = "image_picture"
    elif place_credit(entry):
        entry.place = "image_credit"
    else:
        place_caption(entry, "image_caption")


def place_standfirst(_sheet: Sheet, entry: Entry) -> None:
    """A standfirst's paragraph, point or quote."""
    if entry.is_speech:
        entry.place = "standfirst_quote"
    else:
        entry.place = "standfirst_list" if entry.is_bullet else "standfirst_paragraph"


def place_standfirst_points(sheet: Sheet) -> None:
    """Several short lines of a standfirst are its points."""
    lines = sheet.placed("standfirst_paragraph")
    points = [entry for entry in lines if len(entry.text) < MAX_STANDFIRST_POINT]
    if len(points) > 2 and points == lines[: len(points)]:
        for entry in points:
            entry.place = "standfirst_list"


def place_split_rows(sheet: Sheet) -> None:
    """Keys and values that take turns, each on a line of its own, are rows."""
    for is_prose, group in groupby(sheet.entries, lambda entry: entry.place == "fact_prose"):
        run = list(group)
        keys, values = run[::2], run[1::2]
        if is_prose and len(keys) == len(values) > 1 and are_keys(keys):
            figures = [value for value in values if FIGURE.search(value.text)]
            if len(figures) * 2 >= len(values):
                for key, value in zip(keys, values, strict=True):
                    key.place = value.place = "fact_row"
                    key.detail["row"], value.detail["is_value"] = (key.text, value.text), True


def are_keys(entries: list[Entry]) -> bool:
    """Whether lines may name what stands below each: short, without a figure or an end."""
    return all(
        len(entry.text) <= MAX_HEADING
        and not FIGURE.search(entry.text)
        and not entry.is_bullet
        and not entry.text.endswith(FINAL_PUNCTUATION[:3])
        for entry in entries
    )


def place_row(sheet: Sheet, entry: Entry) -> None:
    """A row of a fact panel, whatever stands between key and value."""
    place_fact(sheet, entry)
    if entry.place == "fact_prose" and read_row(entry.text):
        entry.place = "fact_row"


def place_fact(_sheet: Sheet, entry: Entry) -> None:
    """A line of a fact panel: a table, key and value, or prose."""
    if entry.line.rows:
        entry.place = "fact_table"
    else:
        is_row = entry.row or WIDE_GAP.match(entry.text)
        entry.place = "fact_row" if is_row else "fact_prose"


def place_call(_sheet: Sheet, entry: Entry) -> None:
    """A call with an address; with a number it is a contact, and without either a paragraph."""
    if VIDEO.fullmatch(entry.text):
        entry.place = "video"
        return
    if NUMBER.search(entry.text) or EMAIL.search(entry.text):
        return
    has_link = bool(find_addresses(entry.text)) or 'href="http' in entry.line.html
    entry.place = "call_to_action" if has_link else "paragraph"


def place_people(_sheet: Sheet, entry: Entry) -> None:
    """People with their roles; ``Ålder: 34`` is a fact, and anything else stays in the text."""
    found = read_people(entry.text)
    text_place = "list_item" if entry.is_bullet else "paragraph"
    entry.place = "person" if found else "fact_row" if entry.row else text_place
    entry.detail["people"] = found


def place_commune(sheet: Sheet, entry: Entry) -> None:
    """A line that is only a municipality."""
    place_municipality(sheet, entry, entry.text)
    if not entry.place:
        found = find_official(entry.text, sheet.register)
        entry.place = "municipality" if found else "kicker"
        if found:
            sheet.fields.setdefault("municipality_code", found[0].code)


def place_subjects(sheet: Sheet, entry: Entry) -> None:
    """Topics after any word, or with a sign before each."""
    text = re.sub(r"^[^:#]{0,20}:\s*", "", entry.text).strip("[] ")
    place_topics(sheet, entry, re.sub(r"\s*#", ", ", text).strip(", ") if "#" in text else text)


def place_left_out(_sheet: Sheet, entry: Entry) -> None:
    """What is no article; a word that only tells the layout what follows is a label."""
    is_label = entry.text.strip(" :").casefold() in LAYOUT_LABELS
    entry.place = "section_label" if is_label else "ignore"


PLACERS: dict[str, Callable[[Sheet, Entry], None]] = {
    "kicker": place_kicker,
    "date": place_dates,
    "byline": place_writer,
    "credit": place_photographer,
    "lead": place_lead,
    "image": place_image,
    "standfirst": place_standfirst,
    "list": as_place("list_item"),
    "panel-title": as_place("fact_title"),
    "panel-row": place_row,
    "panel-prose": place_fact,
    "contact": as_place(""),
    "call_to_action": place_call,
    "person": place_people,
    "municipality": place_commune,
    "topics": place_subjects,
    "drop": place_left_out,
}
"""How a line of a kind finds its place; the other kinds are places themselves."""


def place_contacts(sheet: Sheet) -> None:
    """Heading, names and details of every run of contact lines."""
    for is_placed, group in groupby(sheet.entries, lambda entry: bool(entry.place)):
        run = list(group)
        if not is_placed:
            for entry in run:
                read_contact_entry(entry)
            name_contact_lines(run, sheet)


def place_logo(sheet: Sheet) -> None:
    """A last line that is a file name, or an address that repeats or stands alone."""
    if len(sheet.entries) < 2:
        return
    before, last = sheet.entries[-2:]
    if last.place not in {"contact_detail", "unit", "ignore", "fact_prose", "paragraph"}:
        return
    if LOGO_FILE.fullmatch(last.text) and not is_address(last.text):
        last.place = "logo"
    elif last.place == "contact_detail" and is_address(last.text):
        hosts = {host_of(address) for address in find_addresses(before.text)}
        stands_apart = last.is_alone and not sheet.is_flat
        if before.detail.get("contact") and (stands_apart or host_of(last.text) in hosts):
            last.place = "logo"


def join_title(sheet: Sheet) -> None:
    """A title in two lines is one title."""
    titles = sheet.placed("title")
    if len(titles) < 2:
        return
    first = titles[0]
    texts = dict.fromkeys(entry.detail.get("text", entry.text) for entry in titles)
    first.detail["text"] = " ".join(texts)
    if len(texts) == 1:
        return
    sheet.decide(Decision(
        "title", SHOULD, "Rubriken står på två rader. Kontrollera att båda hör till den.",
        first.detail["text"], [entry.number for entry in titles],
    ))  # fmt: skip


def place_captions(sheet: Sheet) -> None:
    """The first of two equal captions describes the picture; a lone caption is the lead's."""
    captions = sheet.placed("caption")
    above = sheet.entries[captions[0].index - 1] if captions and captions[0].index else None
    if above and above.place == "image_picture" and not sheet.placed("picture"):
        above.place = "picture"
    for first, second in pairwise(captions):
        if first.text == second.text:
            first.place = "alt"
            first.detail.pop("credit", None)
    images = [e for e in sheet.placed("image_caption") if not LATER_PICTURE.match(e.text)]
    if len(images) == 1 and not sheet.placed("picture", "image_picture", "caption", "alt"):
        images[0].place = "caption"
        below = sheet.next_entry(images[0])
        if below and below.place == "image_credit":
            below.place = "credit"


def place_quote_speakers(sheet: Sheet) -> None:
    """A name under a pull quote is the one who speaks; under a quote it has a sign before it."""
    for above, entry in pairwise(sheet.entries):
        if not is_only_name(entry):
            continue
        if above.place == entry.place == "pull_quote":
            entry.place = "pull_quote_speaker"
        elif above.place == "quote" and may_sign(sheet, entry) and SIGNED.match(entry.text):
            people = read_people(SIGNED.sub("", entry.text, count=1))
            if len(people) == 1:
                entry.place, entry.detail["people"] = "person", people
                above.detail.setdefault("speakers", [people[0][0]])


def may_sign(sheet: Sheet, entry: Entry) -> bool:
    """Whether a line may tell who spoke above it; at the end of the text it is the writer's."""
    if entry.text.endswith(FINAL_PUNCTUATION):
        return False
    below = sheet.next_entry(entry)
    goes_on = below is not None and below.place in BODY_PLACES
    return entry.place in UNSIGNED or (entry.place == "author" and goes_on)


def is_only_name(entry: Entry) -> bool:
    """Whether a line is a person's name, with or without a role, and nothing more."""
    words = SIGNED.sub("", without_mark(entry.text), count=1)
    name = NAME.match(words)
    rest = words[name.end() :] if name else "x"
    return len(words) <= MAX_HEADING and (not rest or rest.startswith(", "))
