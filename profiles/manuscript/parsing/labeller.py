"""What each line is: weighed by its looks and its neighbours, within what is said outright."""

import re
from collections.abc import Mapping

from profiles.manuscript.parsing.chain import Reading, load_chain
from profiles.manuscript.parsing.contact_entries import is_contact_head, is_contact_table
from profiles.manuscript.parsing.contact_lines import JOBS, read_contact_line
from profiles.manuscript.parsing.fact_lines import read_row
from profiles.manuscript.parsing.kinds import all_kinds, kind_of
from profiles.manuscript.parsing.labels import place_labels
from profiles.manuscript.parsing.looks import GREETING, LONG, MAIL_HEADER, looks_of
from profiles.manuscript.parsing.sheet import FACT_LABEL, Entry, Sheet
from profiles.manuscript.swedish.addresses import is_address
from profiles.manuscript.swedish.bylines import read_byline
from profiles.manuscript.swedish.dates import MONTHS

Allowed = list[frozenset[str] | None]

STYLED = {
    "heading": frozenset(
        "heading title panel-title contact kicker drop person call_to_action pull_quote".split()
    ),
    "standfirst": frozenset({"standfirst"}),
    "caption": frozenset({"lead", "image", "credit"}),
    "alt": frozenset({"lead"}),
}
"""What a line may be that a word processor or the mark in front of it gives a style."""

TABLE = frozenset({"panel-row", "table", "contact"})
PICTURE = frozenset({"lead", "image"})
SAID_TWICE = PICTURE | {"drop"}
SPOKEN = frozenset({"quote", "standfirst", "list"})
NOTE_TO_EDITOR = re.compile(
    r"\[(?:kommentar|obs|red|not|anm|todo|slut|fråga)\b|todo\b|<!--|\?{3}|"
    r"[-*•]?\s?\[[ xX]?\](?:\s|$)|"
    r"(?:alt(?:ernativ)?\.? rubrik(?: \d)?|rubrikförslag [2-9])\s*:",
    re.IGNORECASE,
)
ABOUT_THE_PAGE = re.compile(
    r"(?:(?:lästid:?\s*)?(?:cirka |ca\.? )?\d{1,2} min(?:\.|uters?)?(?: läsning| lästid)?|"
    r"sida \d{1,3} (?:av|/) ?\d{1,3})$",
    re.IGNORECASE,
)
CONTACT_LABEL = re.compile(r"kontakt(?:uppgifter)?\s*:\s*\S", re.IGNORECASE)
LATER_PICTURE = re.compile(r"b(?:ild(?:text)?|t)\s*(?:[2-9]|[1-9]\d)\s*:\s*\S", re.IGNORECASE)
DAY_OR_MONTH = re.compile(
    rf"(?:{'|'.join(MONTHS)}|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?)$", re.IGNORECASE
)
"""What stands over the parts of a diary."""

TELLING = (
    (NOTE_TO_EDITOR, "drop"),
    (ABOUT_THE_PAGE, "drop"),
    (CONTACT_LABEL, "contact"),
    (LATER_PICTURE, "image"),
    (DAY_OR_MONTH, "heading"),
)
"""How lines begin that are of one kind wherever they stand."""

MIN_HEADERS = 2
LEAST = {"title": 0.03, "standfirst": 0.25}
"""How likely a line has to be a part to be taken for it when no other is."""
KEY_AND_VALUE = 2
"""Columns."""

ALL_KINDS = frozenset(all_kinds())
NOT_TITLE = ALL_KINDS - {"title"}
FACTS = frozenset({"panel-row", "panel-prose"})
ROW_OF_FACTS = frozenset({"panel-row"})
RUNNING = frozenset({"paragraph", "quote", "heading"})
OPENING = frozenset({"standfirst", "byline", "date", "credit", "lead"})
SHOWN = ALL_KINDS - {"drop"}
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
    if keep_shown(sheet, reading, allowed):
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
    """The likeliest reading that has one title at most, and a standfirst where one may be."""
    chain = load_chain()
    reading = chain.read(scores, allowed)
    is_settled = settle_title(reading, allowed)
    return chain.read(scores, allowed) if find_missing(reading, allowed) or is_settled else reading


def keep_shown(sheet: Sheet, reading: Reading, allowed: Allowed) -> bool:
    """Hold to what is shown whatever the reading leaves out in the middle of what it shows.

    That is running text between two paragraphs, a heading there, a number or an address right
    below others, and a key with its value below a panel's title or row.
    """
    kinds = ["drop", *reading.kinds, "drop"]
    is_only = "contact" not in kinds and not any(
        GREETING.match(entry.text) for entry in sheet.entries
    )
    is_kept = False
    for entry, maybe in zip(sheet.entries, list(allowed), strict=True):
        index = entry.index + 1
        above, below = kinds[index - 1], kinds[index + 1]
        if kinds[index] != "drop":
            continue
        if maybe == STYLED["heading"] and above in OPENING | RUNNING and below in RUNNING:
            allowed[entry.index] = STYLED["heading"] - {"drop"}
            is_kept = True
        elif maybe is not None:
            continue
        elif {above, below} <= RUNNING and reads_like_prose(entry.text):
            allowed[entry.index] = SHOWN
            is_kept = True
        elif (above == "contact" or is_only) and has_contact_values(entry.text):
            allowed[entry.index] = frozenset({"contact"})
            kinds[index] = "contact"
            is_kept = True
        elif above in FACTS | {"panel-title"} and len(entry.text) <= LONG and read_row(entry.text):
            allowed[entry.index] = FACTS
            kinds[index] = "panel-row"
            is_kept = True
    return is_kept


def reads_like_prose(text: str) -> bool:
    """Whether a line is sentences, and no remark in brackets."""
    return len(text) > LONG and text.endswith((".", "!", "?", "”", '"')) and text[0].isalpha()


def has_contact_values(text: str) -> bool:
    """Whether a line says how somebody is reached."""
    found = read_contact_line(text)
    return found is not None and found.has_values and len(text) <= LONG


def find_missing(reading: Reading, allowed: Allowed) -> bool:
    """Hold the likeliest line to a part that the reading has not, when one may be it."""
    is_found = False
    for kind, least in LEAST.items():
        chances = [kinds[kind] for kinds in reading.chances]
        if kind not in reading.kinds and max(chances, default=0) >= least:
            allowed[chances.index(max(chances))] = frozenset({kind})
            is_found = True
    return is_found


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
    has_title = has_text = in_facts = False
    allowed: Allowed = []
    for entry in sheet.entries:
        kinds = allowed_kinds(entry)
        if is_title_again(sheet, entry):
            kinds = frozenset({"title"})
        elif entry.line.style == "title" and not entry.place:
            kinds = STYLED["heading"] if has_title else frozenset({"title"})
            has_title = True
        elif is_said_twice(sheet, entry) and not entry.place:
            kinds = SAID_TWICE
        elif is_jobs_link(sheet, entry) and kinds is None:
            kinds = frozenset({"contact"})
        elif has_title and entry.line.style == "list_item" and not (has_text or kinds):
            kinds = ALL_KINDS - {"list"}
        else:
            has_text = has_text or len(entry.text) > LONG
        is_fact = in_facts and bool(entry.row or (entry.is_bullet and read_row(entry.text)))
        in_facts = is_fact or bool(FACT_LABEL.match(entry.text.lstrip("*_#= ")))
        if is_fact and kinds is None and not entry.line.style:
            facts = ROW_OF_FACTS if entry.is_bullet else FACTS
            kinds = SHOWN if read_contact_line(entry.text) else facts
        allowed.append(kinds)
    return allowed


def is_said_twice(sheet: Sheet, entry: Entry) -> bool:
    """Whether the line beside one is the same, as a caption and its text alternative are."""
    beside = sheet.entries[max(0, entry.index - 1) : entry.index + 2]
    is_same = sum(other.text == entry.text for other in beside) > 1
    return is_same and " " in entry.text and not entry.is_speech


def is_jobs_link(sheet: Sheet, entry: Entry) -> bool:
    """Whether a line says where the vacancies are, and the web address stands below it."""
    below = sheet.next_entry(entry)
    return below is not None and is_address(below.text) and JOBS.search(entry.text) is not None


def is_title_again(sheet: Sheet, entry: Entry) -> bool:
    """Whether a heading says the title anew that a label has given."""
    return entry.line.style == "heading" and any(
        one.detail.get("text") == entry.text for one in sheet.placed("title")
    )


def allowed_kinds(entry: Entry) -> frozenset[str] | None:
    """What one entry may be."""
    if entry.place:
        return frozenset({kind_of(entry.place)})
    if entry.marked:
        return entry.marked
    if entry.line.picture is not None:
        return PICTURE if entry.line.style != "boilerplate" else PICTURE | {"drop"}
    if entry.line.rows:
        return table_kinds(entry)
    if told := next((kind for pattern, kind in TELLING if pattern.match(entry.text)), ""):
        return frozenset({told})
    if signed := signed_kinds(entry):
        return signed
    if entry.reply_by:
        return frozenset({"quote"})
    if entry.is_spoken_point:
        return SPOKEN
    # A heading as long as a paragraph, or that ends as one, has its style for its looks.
    is_text = entry.line.style == "heading" and (
        len(entry.text) > LONG or (len(entry.text) > LONG // 2 and entry.text.endswith("."))
    )
    return SHOWN if is_text else STYLED.get(entry.line.style)


def table_kinds(entry: Entry) -> frozenset[str]:
    """What a table may be: a wide one no facts, and one without numbers or addresses no contact."""
    rows = entry.line.rows
    if all(map(is_contact_head, rows)):
        return frozenset({"drop"})
    if max(map(len, rows)) > KEY_AND_VALUE:
        kinds = frozenset({"contact"} if is_contact_table(rows) else {"table"})
    elif any(has_contact_values(cell) for row in rows for cell in row):
        kinds = TABLE
    else:
        kinds = TABLE - {"contact"}
    return kinds if entry.line.style != "boilerplate" else kinds | {"drop"}


def signed_kinds(entry: Entry) -> frozenset[str] | None:
    """What a line may be that says who wrote, and nothing more than a byline does."""
    if entry.line.style == "boilerplate" or len(entry.text) > LONG:
        return None
    byline = read_byline(entry.text)
    if not (byline.is_whole and byline.names_people):
        return None
    return frozenset({"byline", "date"} if byline.dates else {"byline"})


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
