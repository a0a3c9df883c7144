"""The body: sub-headings, paragraphs, quotes, lists, tables, pictures and calls to action."""

import re

from profiles.manuscript.decisions import INFO, SHOULD, Decision
from profiles.manuscript.parsing.fact_lines import is_sure_fact_title
from profiles.manuscript.parsing.head_details import MAX_CAPTION, place_caption, place_credit
from profiles.manuscript.parsing.sheet import MAX_HEADING, MAX_LONG_HEADING, Entry, Sheet
from profiles.manuscript.parsing.tail_panel import place_fact
from profiles.manuscript.swedish.addresses import find_addresses, is_address
from profiles.manuscript.swedish.credits import split_caption_label, split_credit
from profiles.manuscript.swedish.names import NAME
from profiles.manuscript.swedish.speech import leading_mark, without_mark, without_number

CALL = re.compile(
    r"(?:läs (?:mer|hela|annons\w*)|sök (?:jobb|tjänst)|"
    r"ansök|vill du|är du|nyfiken|intresserad|välkommen med|"
    r"skicka (?:in )?din ansökan|se (?:alla )?(?:våra )?lediga|här hittar du|anmäl|mer om|besök)\b",
    re.IGNORECASE,
)
VIDEO = re.compile(r"https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be|vimeo\.com|play\.)\S+")
QUOTED = re.compile(r"[”\"»“](?P<text>[^”\"»«“]+)[”\"«]$")
MAX_CALL = 220
MAX_PULL_QUOTE = 240


def place_body(sheet: Sheet, start: int, end: int) -> None:
    """Place every line between head and tail."""
    place_panels_inside(sheet, start, end)
    place_dash_lists(sheet, start, end)
    before = ""
    for entry in sheet.entries[start:end]:
        if not entry.place and before == "pull_quote" and is_only_name(entry):
            entry.place = "pull_quote_speaker"
        elif not entry.place:
            place_line(sheet, entry, after_picture=before == "image_picture")
        before = entry.place


def is_only_name(entry: Entry) -> bool:
    """Whether a line is a person's name, with or without a role, and nothing more."""
    name = NAME.match(without_mark(entry.text))
    rest = without_mark(entry.text)[name.end() :] if name else "x"
    return entry.is_short_phrase(MAX_HEADING) and (not rest or rest.startswith(", "))


def place_line(sheet: Sheet, entry: Entry, after_picture: bool) -> None:
    """Place one line of the body by the first rule that fits."""
    style = entry.line.style
    if entry.line.picture is not None or entry.line.rows:
        entry.place = "table" if entry.line.rows else "image_picture"
    elif entry.is_speech or is_short_speech(sheet, entry):
        entry.place = "quote"
    elif style == "heading":
        entry.place = "heading"
    elif style == "caption" or is_body_caption(entry, after_picture):
        place_caption(entry, "image_caption")
    elif place_credit(entry):
        entry.place = "image_credit"
    elif entry.is_bullet:
        entry.place = "list_item"
    elif VIDEO.fullmatch(entry.text):
        entry.place = "video"
    elif is_call_to_action(entry):
        entry.place = "call_to_action"
    else:
        place_text(sheet, entry)


def place_text(sheet: Sheet, entry: Entry) -> None:
    """Place a line that is nothing but words."""
    if entry.line.style == "quote" or is_pull_quote(sheet, entry):
        entry.place = "pull_quote"
    else:
        entry.place = "heading" if is_heading(sheet, entry) else "paragraph"


def is_body_caption(entry: Entry, after_picture: bool) -> bool:
    """A caption in the body: labelled, or short and credited, or the line under a picture."""
    if len(entry.text) > MAX_CAPTION or entry.is_bullet:
        return False
    if split_caption_label(entry.text):
        return True
    caption, credit = split_credit(entry.text)
    if credit and caption:
        return True
    return after_picture and len(entry.text) <= MAX_CAPTION // 3


def is_call_to_action(entry: Entry) -> bool:
    """A short line that asks the reader to go to an address."""
    if len(entry.text) > MAX_CALL:
        return False
    has_link = bool(find_addresses(entry.text)) or 'href="http' in entry.line.html
    return has_link and (CALL.search(entry.text[:90]) is not None or is_address(entry.text))


def is_pull_quote(sheet: Sheet, entry: Entry) -> bool:
    """Words set apart in quotation marks that the article also holds in its running text."""
    match = QUOTED.match(entry.text)
    if not match or len(entry.text) > MAX_PULL_QUOTE or opens_block(sheet, entry):
        return False
    words = match["text"].strip(" .!").casefold()
    if any(words in other.text.casefold() for other in sheet.entries if other is not entry):
        return True
    sheet.decide(Decision(
        "pull-quote", SHOULD,
        "Är detta ett utdraget citat? Orden står inte i den löpande texten. "
        "Ändra till utdraget citat om det ska lyftas fram.", "stycke", [entry.number],
    ))  # fmt: skip
    return False


def opens_block(sheet: Sheet, entry: Entry) -> bool:
    """Whether a block goes on under the line, so that it is a heading rather than set apart."""
    return not sheet.is_flat and entry.is_first and not entry.is_alone


def is_short_speech(sheet: Sheet, entry: Entry) -> bool:
    """A short line such as ``- Absolut!`` in a manuscript that writes its speech that way."""
    mark = leading_mark(entry.text)
    if not mark or not entry.text.endswith((".", "!", "?", "…")) or entry.line.style == "list_item":
        return False
    if mark not in sheet.speech_marks:
        return False
    neighbours = (entry.index - 1, entry.index + 1)
    return not any(
        0 <= i < len(sheet.entries)
        and leading_mark(sheet.entries[i].text) == mark
        and not sheet.entries[i].is_speech
        for i in neighbours
    )


def is_heading(sheet: Sheet, entry: Entry) -> bool:
    """Whether a line of the body is a sub-heading by its looks; doubts become questions."""
    following = sheet.next_entry(entry)
    if following is None or not goes_before_text(sheet, entry, following):
        return False
    asks = (
        entry.text.endswith(("?", "!"))
        and len(entry.text) <= MAX_HEADING
        and is_one_sentence(entry)
    )
    if asks and not is_heading_shape(sheet, entry):
        return False
    if asks:
        ask_about_heading(sheet, entry)
        return True
    if entry.is_short_phrase(MAX_HEADING):
        return True
    if entry.is_short_phrase(MAX_LONG_HEADING) and is_heading_shape(sheet, entry):
        ask_about_heading(sheet, entry)
        return True
    return False


def is_one_sentence(entry: Entry) -> bool:
    """Whether only the last character ends a sentence."""
    return not re.search(r"[.!?]\s", without_number(entry.text))


def is_heading_shape(sheet: Sheet, entry: Entry) -> bool:
    """Whether the line stands where headings stand: first in a block, or bold."""
    if entry.line.style == "bold":
        return True
    return sheet.is_flat or entry.is_first


def goes_before_text(sheet: Sheet, entry: Entry, following: Entry) -> bool:
    """Whether a longer text follows, in the same block when blank lines tell blocks."""
    if following.place and following.place not in {"list_item", "image_picture"}:
        return False
    if not sheet.is_flat and not entry.is_first:
        return False
    if following.is_speech or following.is_bullet or following.line.rows:
        return True
    is_sentence = following.text.endswith((".", "!", "?", ":", "”", '"'))
    return len(following.text) > (len(entry.text) if is_sentence else max(len(entry.text), 40))


def ask_about_heading(sheet: Sheet, entry: Entry) -> None:
    """A heading that could be a short paragraph."""
    sheet.decide(Decision(
        "heading", SHOULD,
        f"Är ”{entry.text}” en mellanrubrik? Ändra till stycke om det är löpande text.",
        "mellanrubrik", [entry.number],
    ))  # fmt: skip


def place_dash_lists(sheet: Sheet, start: int, end: int) -> None:
    """Dash lines in a row that read like points, not speech, are a list: with a question."""
    run: list[Entry] = []
    for entry in [*sheet.entries[start:end], None]:
        if entry is not None and not entry.place and entry.is_dash_point:
            run.append(entry)
            continue
        if len(run) >= 2:
            for point in run:
                point.place = "list_item"
            sheet.decide(Decision(
                "list-or-quote", SHOULD,
                "Raderna börjar med tankstreck men läses som en punktlista. "
                "Ändra till citat om någon säger dem.", "punktlista",
                [point.number for point in run],
            ))  # fmt: skip
        run = []


def place_panels_inside(sheet: Sheet, start: int, end: int) -> None:
    """A fact panel in the middle of the body, under a title that can be nothing else."""
    index = start
    while index < end:
        entry = sheet.entries[index]
        starts = (sheet.is_flat or entry.is_first) and is_sure_fact_title(entry.text)
        if starts and not entry.place and entry.is_prose:
            index = place_panel_inside(sheet, entry, end)
        else:
            index += 1


def place_panel_inside(sheet: Sheet, title: Entry, end: int) -> int:
    """Place the rows and short facts under such a title; where the body goes on."""
    content = panel_content(sheet, title, end)
    if not content:
        return title.index + 1
    title.place = "fact_title"
    for entry in content:
        place_fact(entry)
    sheet.decide(Decision(
        "fact-panel", SHOULD,
        "Faktarutan står mitt i texten. Kontrollera att den börjar och slutar på rätt rad.",
        title.text, [title.number, *(entry.number for entry in content)],
    ))  # fmt: skip
    return content[-1].index + 1


def panel_content(sheet: Sheet, title: Entry, end: int) -> list[Entry]:
    """The lines of a panel inside the body."""
    content: list[Entry] = []
    for entry in sheet.entries[title.index + 1 : end]:
        if entry.is_speech or entry.place or entry.line.style == "heading":
            break
        is_fact = bool(entry.row or entry.is_bullet or entry.line.rows)
        same_block = not sheet.is_flat and not title.is_alone and entry.block == title.block
        if same_block or is_fact or not content:
            content.append(entry)
            continue
        break
    return content


def note_spoken_points(sheet: Sheet) -> None:
    """Points of a list that are read as quotes are worth a glance."""
    lines = [e.number for e in sheet.placed("quote", "standfirst_quote") if e.is_spoken_point]
    if lines:
        sheet.decide(Decision(
            "list-or-quote", INFO,
            "Raderna är punkter i dokumentet men läses som citat. Ändra till punkter om inte.",
            "citat", lines,
        ))  # fmt: skip


def note_headings(sheet: Sheet) -> None:
    """In a text whose blank lines tell nothing, every heading by looks is worth a glance."""
    guessed = [entry.number for entry in sheet.placed("heading") if not entry.line.style]
    if sheet.is_flat and guessed:
        sheet.decide(Decision(
            "headings", INFO,
            "Mellanrubrikerna är funna på sin längd, eftersom blankraderna inte skiljer "
            "styckena åt. Kontrollera dem.", None, guessed,
        ))  # fmt: skip


def note_joined_lines(sheet: Sheet) -> None:
    """Say that lines which were cut in the middle of a sentence have been put together."""
    lines = [number for entry in sheet.entries for number in entry.more_numbers]
    if lines:
        sheet.decide(Decision(
            "line-breaks", INFO,
            "Manuset har radbrytningar mitt i meningarna. Raderna är sammanfogade till stycken. "
            "Kontrollera att styckena börjar och slutar rätt.", None, lines,
        ))  # fmt: skip


def note_panel_start(sheet: Sheet) -> None:
    """The same for the line where the fact panel begins."""
    titles = [entry.number for entry in sheet.placed("fact_title") if not entry.line.style]
    if sheet.is_flat and titles:
        sheet.decide(Decision(
            "fact-start", INFO, "Kontrollera att faktarutan börjar på rätt rad.", None, titles,
        ))  # fmt: skip
