"""The lead picture with its caption, which manuscripts write once, twice or by the credit."""

import re

from profiles.manuscript.decisions import SHOULD, Decision
from profiles.manuscript.parsing.head_details import (
    MAX_CAPTION,
    MAX_HEAD_LINES,
    place_caption,
    skip_placed,
)
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.credits import (
    ON_THE_PICTURE,
    split_caption_label,
    split_credit,
)
from profiles.manuscript.swedish.names import NAME, find_names, is_no_person

FULL_NAME = NAME.pattern
NAMES_AFTER_COLON = re.compile(
    rf"[A-ZÅÄÖ][^:.!?]{{2,50}}:\s+{FULL_NAME}(?:,\s+{FULL_NAME})*\s+och\s+{FULL_NAME}\.?"
)
MAX_POINT = 100
VERBLESS_WORDS = re.compile(
    r"\b(?:är|har|hade|var|började|arbetar|jobbar|vill|kan|ska|säger|berättar|leder|gör|får|"
    r"blir|kommer|finns|tog|satsar|växer|söker|ser|trivs)\b"
)


def place_caption_by_credit(sheet: Sheet) -> None:
    """The line that shares a small block with ``Foto: …`` is the caption."""
    for credit in sheet.placed("credit"):
        block = [e for e in sheet.entries[: MAX_HEAD_LINES + 2] if e.block == credit.block]
        others = [e for e in block if not e.place and not e.is_speech]
        near = [e for e in others if abs(e.index - credit.index) == 1]
        only_names = [e for e in near if is_caption(e, after_picture=False)]
        may_share = len(block) == 2 and credit.index > 1
        chosen = only_names or (near if may_share and leaves_standfirst(sheet, near) else [])
        if chosen and not sheet.placed("caption") and len(chosen[-1].text) <= MAX_CAPTION:
            place_caption(chosen[-1])


def leaves_standfirst(sheet: Sheet, near: list[Entry]) -> bool:
    """Whether a standfirst is left over when a long line beside a credit is read as caption."""
    if not near or len(near[0].text) < MAX_POINT or sheet.is_flat:
        return True
    after = [e for e in sheet.entries[near[0].index :] if e.block > near[0].block]
    return bool(after) and after[0].is_alone and not after[0].is_short_phrase()


def place_lead_picture(sheet: Sheet, start: int) -> int:
    """The lead picture, its caption (once or twice) and its credit."""
    start = skip_placed(sheet, start)
    if sheet.placed("caption") or start >= len(sheet.entries):
        return skip_placed(sheet, start)
    entry = sheet.entries[start]
    if entry.line.picture is not None:
        entry.place = "picture"
        start = skip_placed(sheet, start + 1)
        if start >= len(sheet.entries):
            return start
        entry = sheet.entries[start]
        if is_caption(entry, after_picture=True):
            place_caption(entry)
        return skip_placed(sheet, start)
    following = sheet.next_entry(entry)
    if following and following.text == entry.text and not entry.is_speech:
        entry.place = "alt"
        place_caption(following)
        return skip_placed(sheet, start + 2)
    if following and following.line.picture is not None and is_caption(entry, after_picture=False):
        place_caption(entry)
        return place_lead_picture_only(sheet, following)
    if is_caption(entry, after_picture=False):
        place_caption(entry)
    return skip_placed(sheet, start)


def place_late_picture(sheet: Sheet, start: int) -> int:
    """A lead picture or its caption may stand under the standfirst."""
    if start >= len(sheet.entries) or sheet.placed("caption", "picture"):
        return start
    entry = sheet.entries[start]
    is_sure = (
        split_caption_label(entry.text)
        or split_credit(entry.text)[1]
        or NAMES_AFTER_COLON.fullmatch(entry.text)
    )
    lacks_caption = entry.is_alone and ("byline_credit" in sheet.fields or sheet.placed("credit"))
    may_be = (is_sure or lacks_caption) and is_caption(entry, after_picture=False)
    if entry.line.picture is not None or may_be:
        return place_lead_picture(sheet, start)
    return start


def adopt_only_caption(sheet: Sheet) -> None:
    """The only caption of a text without pictures belongs to the lead picture."""
    captions = sheet.placed("image_caption")
    if len(captions) != 1 or sheet.placed("picture", "image_picture", "caption", "alt"):
        return
    captions[0].place = "caption"
    below = sheet.next_entry(captions[0])
    if below and below.place == "image_credit":
        below.place = "credit"


def ask_about_lost_caption(sheet: Sheet, start: int) -> None:
    """Ask whether the body's first line is a caption: short, and no other caption is there."""
    if start + 1 >= len(sheet.entries) or sheet.placed("caption", "picture"):
        return
    entry, below = sheet.entries[start : start + 2]
    stands_apart = entry.is_alone or (sheet.is_flat and entry.is_prose)
    is_short = len(entry.text) <= MAX_POINT and entry.text.endswith(".") and not entry.is_speech
    has_credit = bool(sheet.placed("credit")) or "byline_credit" in sheet.fields
    if not (stands_apart and is_short and below.is_prose and len(below.text) > len(entry.text)):
        return
    if has_credit or not VERBLESS_WORDS.search(entry.text):
        sheet.decide(Decision(
            "caption", SHOULD,
            "Är detta bildtexten? Raden är kort och står först. Ändra till bildtext i så fall.",
            "bildtext", [entry.number],
        ))  # fmt: skip


def place_lead_picture_only(sheet: Sheet, entry: Entry) -> int:
    """A picture that stands under its caption."""
    entry.place = "picture"
    return skip_placed(sheet, entry.index + 1)


def is_caption(entry: Entry, after_picture: bool) -> bool:
    """Whether a line in the head is a caption: labelled, credited, or only names and roles."""
    text = entry.text
    if entry.is_speech or len(text) > MAX_CAPTION or entry.line.style in {"heading", "standfirst"}:
        return False
    if split_caption_label(text) or split_credit(text)[1] or entry.line.style == "caption":
        return True
    if ON_THE_PICTURE.search(text) and len(text) <= MAX_CAPTION:
        return True
    if NAMES_AFTER_COLON.fullmatch(text):
        return True
    names = [name for _, name in find_names(text) if not is_no_person(name)]
    is_only_names = bool(names) and text.startswith(names[0].split()[0])
    return is_only_names and len(text) <= 160 and not VERBLESS_WORDS.search(text)
