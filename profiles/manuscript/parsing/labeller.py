"""What each line is: weighed by its looks and its neighbours, within what is said outright."""

import re
from collections.abc import Mapping

from profiles.manuscript.parsing.chain import Reading, load_chain
from profiles.manuscript.parsing.contact_entries import is_contact_head, is_contact_table
from profiles.manuscript.parsing.kinds import all_kinds, kind_of
from profiles.manuscript.parsing.labels import place_labels
from profiles.manuscript.parsing.looks import MAIL_HEADER, looks_of
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.credits import split_credit
from profiles.manuscript.swedish.speech import without_mark

Allowed = list[frozenset[str] | None]

STYLED = {
    "heading": frozenset(
        "heading title panel-title contact kicker drop person call_to_action".split()
    ),
    "standfirst": frozenset({"standfirst"}),
    "caption": frozenset({"lead", "image", "credit"}),
}
"""What a line may be that a word processor or the mark in front of it gives a style."""

TABLE = frozenset({"panel-row", "table", "contact"})
PICTURE = frozenset({"lead", "image"})
POINTS = frozenset({"list", "panel-row", "panel-prose", "standfirst"})
SPOKEN = frozenset({"quote", "standfirst", "list"})
NOTE_TO_EDITOR = re.compile(
    r"\[(?:kommentar|obs|red|not|anm|todo|slut|fråga)\b|todo\b|<!--|\?{3}|"
    r"[-*•]?\s?\[[ xX]?\](?:\s|$)",
    re.IGNORECASE,
)
PICTURE_MARK = re.compile(
    r"\[?bild(?:\s?\d{1,2})?\s*:\s*\S+\.(?:jpe?g|png|tiff?|gif|webp)|!\[", re.I
)
LATER_PICTURE = re.compile(r"bild(?:text)?\s*(?:[2-9]|[1-9]\d)\s*:\s*\S", re.IGNORECASE)
MIN_HEADERS = 2
KEY_AND_VALUE = 2
"""Columns."""

ALL_KINDS = frozenset(all_kinds())
NOT_TITLE = ALL_KINDS - {"title"}
READ_KINDS = frozenset(
    "contact drop date byline credit topics municipality kicker person title lead".split()
)
"""Kinds whose lines are read for a field, or shown but once."""


def label_lines(sheet: Sheet, chosen: Mapping[int, str] | None = None) -> Reading:
    """The likeliest kind of every entry, and how likely the others are.

    ``chosen`` holds kinds that an editor gave entries, by index: the others follow them, while
    the chosen ones keep what they were, for the correction to change.
    """
    allowed = outright(sheet)
    scores = load_chain().scores(looks_of(sheet))
    reading = read_once_titled(scores, list(allowed))
    if chosen:
        held: Allowed = [
            frozenset({chosen[index]}) if index in chosen else steady(kinds, kind)
            for index, (kinds, kind) in enumerate(zip(allowed, reading.kinds, strict=True))
        ]
        following = read_once_titled(scores, held)
        for index in chosen:
            following.kinds[index] = reading.kinds[index]
            following.chances[index] = {
                **dict.fromkeys(all_kinds(), 0.0),
                reading.kinds[index]: 1.0,
            }
        reading = following
    return reading


def steady(allowed: frozenset[str] | None, kind: str) -> frozenset[str]:
    """What a line may become by itself: nothing that would be read for less than it says."""
    return frozenset((allowed or ALL_KINDS) - (READ_KINDS - {kind})) or frozenset({kind})


def read_once_titled(scores: list[list[float]], allowed: Allowed) -> Reading:
    """The likeliest reading that has one title at most."""
    chain = load_chain()
    reading = chain.read(scores, allowed)
    return chain.read(scores, allowed) if settle_title(reading, allowed) else reading


def settle_title(reading: Reading, allowed: Allowed) -> bool:
    """Hold the title to one place: the likeliest, when the reading has several."""
    groups: list[list[int]] = []
    for index, kind in enumerate(reading.kinds):
        if kind != "title":
            continue
        if groups and groups[-1][-1] == index - 1:
            groups[-1].append(index)
        else:
            groups.append([index])
    if len(groups) < 2:
        return False
    best = max(groups, key=lambda group: max(reading.chances[i]["title"] for i in group))
    for index in (i for group in groups if group is not best for i in group):
        allowed[index] = (allowed[index] or NOT_TITLE) & NOT_TITLE or None
    return True


def outright(sheet: Sheet) -> Allowed:
    """The kinds that labels, styles, tables and pictures leave to each entry; ``None`` is any."""
    for index in mail_headers(sheet):
        sheet.entries[index].place = "ignore"
    place_labels(sheet)
    has_title = False
    allowed: Allowed = []
    for entry in sheet.entries:
        kinds = allowed_kinds(entry)
        if entry.line.style == "title" and not entry.place:
            kinds = STYLED["heading"] if has_title else frozenset({"title"})
            has_title = True
        if is_said_twice(sheet, entry) and not entry.place:
            kinds = frozenset({"lead", "image", "drop"})
        elif begins_with_caption(sheet, entry) and not entry.place:
            kinds = STYLED["standfirst"]
        if is_small_point(sheet, entry):
            kinds = POINTS
        allowed.append(kinds)
    return allowed


def is_said_twice(sheet: Sheet, entry: Entry) -> bool:
    """Whether the line beside one is the same, as a caption and its text alternative are."""
    beside = sheet.entries[max(0, entry.index - 1) : entry.index + 2]
    is_same = sum(other.text == entry.text for other in beside) > 1
    return is_same and " " in entry.text and not entry.is_speech


def begins_with_caption(sheet: Sheet, entry: Entry) -> bool:
    """Whether a line goes on from the caption above it, which it repeats."""
    above = sheet.entries[entry.index - 1] if entry.index else None
    return (
        above is not None
        and is_said_twice(sheet, above)
        and entry.text != above.text
        and entry.text.startswith(split_credit(above.text)[0])
    )


def is_small_point(sheet: Sheet, entry: Entry) -> bool:
    """Whether a line is one of several with a dash before a few words in small letters."""
    beside = sheet.entries[max(0, entry.index - 1) : entry.index + 2]
    small = [e for e in beside if e.is_dash_point and without_mark(e.text)[:1].islower()]
    return entry in small and len(small) > 1


def allowed_kinds(entry: Entry) -> frozenset[str] | None:
    """What one entry may be."""
    if entry.place:
        return frozenset({kind_of(entry.place)})
    if entry.line.picture is not None:
        return PICTURE if entry.line.style != "boilerplate" else PICTURE | {"drop"}
    if entry.line.rows:
        is_wide = max(map(len, entry.line.rows)) > KEY_AND_VALUE
        if all(map(is_contact_head, entry.line.rows)):
            return frozenset({"drop"})
        names_people = is_wide and is_contact_table(entry.line.rows)
        kinds = frozenset({"contact"} if names_people else {"table"}) if is_wide else TABLE
        return kinds if entry.line.style != "boilerplate" else kinds | {"drop"}
    if NOTE_TO_EDITOR.match(entry.text):
        return frozenset({"drop"})
    if PICTURE_MARK.match(entry.text):
        return PICTURE
    if LATER_PICTURE.match(entry.text):
        return frozenset({"image"})
    if entry.reply_by:
        return frozenset({"quote"})
    if entry.is_spoken_point:
        return SPOKEN
    return STYLED.get(entry.line.style)


def mail_headers(sheet: Sheet) -> set[int]:
    """Entries of a mail's header: at least two such lines in a row."""
    found: set[int] = set()
    run: list[int] = []
    for entry in [*sheet.entries, None]:
        if entry is not None and MAIL_HEADER.match(entry.text) and not entry.place:
            run.append(entry.index)
            continue
        if len(run) >= MIN_HEADERS:
            found.update(run)
        run = []
    return found
