"""How a line looks: what a journalist would point at when asked why a line is what it is.

``LOOKS`` names what is seen on the line itself, ``NEAR_LOOKS`` what is seen on the lines beside it;
``looks_of`` adds where the line stands. The labeller learns how much each of them weighs.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate

from profiles.manuscript.parsing.contact_lines import JOBS, is_contact_heading
from profiles.manuscript.parsing.fact_lines import is_employer_title, is_fact_word_title, read_row
from profiles.manuscript.parsing.labels import is_rule, read_commercial_label, read_label
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.addresses import BARE_ADDRESS, is_address
from profiles.manuscript.swedish.bylines import read_byline
from profiles.manuscript.swedish.credits import (
    CAPTION_LABEL,
    ON_THE_PICTURE,
    read_credit,
    split_credit,
)
from profiles.manuscript.swedish.dates import MONTHS, read_date_line
from profiles.manuscript.swedish.names import ROLE, find_names
from profiles.manuscript.swedish.phones import NUMBER
from profiles.manuscript.swedish.postal_addresses import POSTCODE, STREET
from profiles.manuscript.swedish.speech import SAYING_SOMEONE, leading_mark

Look = str | int | bool

LENGTHS = (12, 25, 40, 60, 80, 110, 160, 240, 400)
LONG = 110
"""Characters from which a line is running text, whatever else it is."""

QUOTE_SIGNS = "”\"“»«’'‘„"
EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|\(a\)| snabel-?a )\s?[\w-]+\.", re.IGNORECASE)
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)}|jan|feb|okt|nov|dec|sept?)\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMERIC_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[ -/.]+(?:20)?\d\d\b")
PUBLISHED = re.compile(r"\W*(?:publ|uppdat|senast|datum|date|inlag|skapad|ändrad)", re.IGNORECASE)
PHOTO = re.compile(
    r"\b(?:foto(?:graf)?|bild|illustration|porträtt|photo(?:grapher)?)\b\W", re.IGNORECASE
)
WRITER = re.compile(
    r"\W*(?:text|av|ord|intervju|skriven|skribent|reporter|journalist|author|by|artikel av|"
    r"reportage)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"kommun\b|\bstad\b|\bregion\b|förvaltning|kontor|enhet|socialtjänst|avdelning|omsorg|nämnd|"
    r"\bIFO\b|mottagning|jouren",
    re.IGNORECASE,
)
FACTS = re.compile(
    r"\b(?:fakta\w*|kort om|om oss|snabb\w*|siffror|korthet|nyckeltal|så (?:jobbar|funkar|"
    r"fungerar|gör)|visste du|statistik|rutan)\b",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"\b(?:kontakt\w*|frågor|ring|mejla|maila|hör av dig|nås|växel\w*|upplysning\w*)\b", re.I
)
SITE = re.compile(
    r"\b(?:dela|skriv ut|facebook|linkedin|twitter|instagram|kak(?:or|inställningar)|cookies?|"
    r"startsida|start|meny|sök|lyssna|till toppen|tillgänglighet\w*|relatera\w*|läs också|"
    r"läs även|mest läst\w*|nyhetsbrev|prenumerera|logga in|hoppa till|till innehållet|"
    r"lättläst|teckenspråk|language|english|lästid|hittade du|om webbplatsen|personuppgift\w*|"
    r"acceptera|godkänn|nödvändiga|fler (?:artiklar|nyheter|reportage)|tillbaka|föregående|nästa)"
    r"\b|©",
    re.IGNORECASE,
)
MAIL_HEADER = re.compile(
    r"[>\s]*(?:från|till|skickat|skickades|ämne|kopia|cc|bcc|from|to|sent|subject|datum|date|"
    r"bilag(?:a|or)|attachments?|prioritet|svara till|reply-to)\s*:",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"[>\s]*(?:hej\w*|hallå|god (?:morgon|dag)|tjena|bästa)\b|.*\b(?:vänlig\w* hälsning\w*|mvh|"
    r"hälsar|hälsning\w*|vidarebefordra\w*|ursprungligt meddelande|original message|"
    r"skickat från|skrev:)",
    re.IGNORECASE,
)
MAIL_TALK = re.compile(
    r"\b(?:bifoga\w*|skicka\w*|bilaga\w*|mejl\w*|hör av (?:er|dig)|återkom\w*|texten|korr\w*|"
    r"utkast\w*|version\w*|manus\w*|publicera|rubriken|bilden|bilderna|redaktionen|deadline|"
    r"sekretess\w*|avsedd\w*|mottagare\w*|konfidentiell\w*|obehörig\w*|virus\w*)\b",
    re.IGNORECASE,
)
NOTE_WORD = re.compile(
    r"\W*(?:todo|obs|red\b|kommentar|not|anm|ps|p\.s|xxx|fixme|korr|faktarut\w*|faktaboxen?|"
    r"rättelse|fotnot|bildförslag|layout|till (?:layout|redaktion\w*))\b",
    re.IGNORECASE,
)
PERSON_TALK = re.compile(r"\b(?:jag|vi|oss|mig|min|mitt|mina|man|du)\b", re.IGNORECASE)
ONLY_NAMES = re.compile(
    r"(?:[A-ZÅÄÖÉ][\wåäöéü.'’-]*)(?:\s+(?:och\s+|von\s+|af\s+|de\s+)?[A-ZÅÄÖÉ][\wåäöéü.'’-]*){1,5}"
)
NAME_AND_ROLE = re.compile(
    rf"{ONLY_NAMES.pattern},\s+(?:\d{{2}}(?: år)?,?\s*)?(?:[a-zåäö].{{3,70}})?"
)
KEY = re.compile(r"[^:.!?]{2,40}:\s*\S")
FOOTNOTE = re.compile(r"(?:\[\d+\]|\*{1,3}|\d\)|¹|²|³)\s*\S")


def length_of(text: str) -> int:
    """The length of a line in steps that double."""
    return sum(len(text) > limit for limit in LENGTHS)


def first_sign(text: str) -> str:
    """What kind of character a line begins with."""
    first = text[:1]
    mark = leading_mark(text).strip()
    if mark:
        return "dash" if mark in "-–—―‒−‐‑" else "bullet"
    if first in QUOTE_SIGNS:
        return "quote"
    if first in "[{(<>#|_/":
        return first
    if first.isdigit():
        return "digit"
    return "upper" if first.isupper() else "lower" if first.islower() else "other"


def last_sign(text: str) -> str:
    """What kind of character a line ends with."""
    last = text[-1:]
    if last in QUOTE_SIGNS:
        return "quote"
    return last if last in ".!?:,;)]-–|…" else "digit" if last.isdigit() else "letter"


def sentences_in(text: str) -> int:
    """How many sentences a line holds, four at most."""
    return min(len(re.findall(r"[.!?…][”\"»)]?(?:\s+(?=[A-ZÅÄÖÉ”»\"–0-9])|$)", text)), 4)


def case_of(text: str) -> str:
    """Whether a line is set in capitals, or begins each word with one."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 2 and all(letter.isupper() for letter in letters):
        return "capitals"
    words = [word for word in text.split() if word[:1].isalpha()]
    capitals = sum(word[:1].isupper() for word in words)
    if capitals == len(words):
        return "every word"
    return "some" if capitals > 1 else "first"


def key_of(text: str) -> str:
    """The word before a colon, when it is one of those that say what follows."""
    key = re.match(r"\W*([\wåäö-]+(?: [\wåäö-]+)?)\s*[:=|\t]", text)
    return key[1].casefold() if key else ""


def first_word(text: str) -> str:
    """The first word in small letters."""
    match = re.search(r"[^\W\d_]+", text)
    return match.group().casefold() if match else ""


def names_in(text: str) -> int:
    """How many people a line names, three at most."""
    return min(len(find_names(text)), 3)


def has_look(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern is found in a line."""
    return pattern.search(text) is not None


def begins(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a line begins as a pattern says."""
    return pattern.match(text) is not None


def is_whole(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a line is nothing but what a pattern says."""
    return pattern.fullmatch(text) is not None


def quoted_share(text: str) -> str:
    """How much of a line stands in quotation marks."""
    inside = sum(len(part) for part in re.findall(r"[”“\"»«„]([^”“\"»«„]{3,})[”“\"»«]", text))
    share = inside / max(len(text), 1)
    return "all" if share > 0.85 else "most" if share > 0.4 else "some" if share else ""


LOOKS: dict[str, Callable[[str], Look]] = {
    "length": length_of,
    "first": first_sign,
    "last": last_sign,
    "sentences": sentences_in,
    "case": case_of,
    "key": key_of,
    "word": first_word,
    "names": names_in,
    "quoted": quoted_share,
    "words": lambda text: min(len(text.split()), 8),
    "colon": partial(begins, KEY),
    "email": partial(has_look, EMAIL),
    "address": partial(has_look, BARE_ADDRESS),
    "only address": is_address,
    "phone": partial(has_look, NUMBER),
    "postcode": lambda text: any(POSTCODE.match(p.strip()) for p in text.split(",")),
    "street": partial(has_look, STREET),
    "month": partial(has_look, MONTH),
    "year": partial(has_look, YEAR),
    "numeric date": partial(has_look, NUMERIC_DATE),
    "only date": lambda text: bool(read_date_line(text)),
    "published": partial(begins, PUBLISHED),
    "photo": partial(has_look, PHOTO),
    "photo first": partial(begins, PHOTO),
    "writer": partial(begins, WRITER),
    "byline": lambda text: read_byline(text).is_whole,
    "credit": lambda text: read_credit(text) is not None,
    "credited": lambda text: split_credit(text)[1] is not None,
    "caption label": partial(begins, CAPTION_LABEL),
    "on the picture": partial(has_look, ON_THE_PICTURE),
    "says": partial(has_look, SAYING_SOMEONE),
    "person talk": partial(has_look, PERSON_TALK),
    "only names": lambda text: is_whole(ONLY_NAMES, text.strip("()[]*_ ")),
    "name and role": partial(is_whole, NAME_AND_ROLE),
    "role": lambda text: any(ROLE.search(w.strip(".,:;()")) for w in text.split()[:8]),
    "office": partial(has_look, OFFICE),
    "facts": partial(has_look, FACTS),
    "fact title": is_fact_word_title,
    "contact": partial(has_look, CONTACT),
    "contact heading": is_contact_heading,
    "jobs": partial(has_look, JOBS),
    "site": partial(has_look, SITE),
    "mail header": partial(begins, MAIL_HEADER),
    "greeting": partial(begins, GREETING),
    "mail talk": partial(has_look, MAIL_TALK),
    "note": partial(begins, NOTE_WORD),
    "commercial": lambda text: read_commercial_label(text) is not None,
    "drawn": is_rule,
    "footnote": partial(begins, FOOTNOTE),
    "bracketed": lambda text: text[:1] in "[({" and text[-1:] in "])}",
    "bars": lambda text: min(text.count("|"), 3),
}
"""What is seen on the line itself."""

NEAR_LOOKS = (
    "length", "first", "last", "sentences", "case", "names", "quoted", "colon", "email", "address",
    "phone", "month", "only date", "photo", "byline", "credit", "says", "only names",
    "name and role", "role", "office", "facts", "contact", "contact heading", "site", "mail header",
    "greeting", "drawn", "style", "speech", "row", "table", "picture", "label", "point", "twice",
)  # fmt: skip
"""What is seen on the two lines above and the two below."""


def looks_of(sheet: Sheet) -> list[list[str]]:
    """The looks of every line of a sheet, each as a short text that has a weight."""
    own = [line_looks(sheet, entry) for entry in sheet.entries]
    seen_beside = [looks_beside(looks) for looks in own]
    shared = list(story_looks(sheet))
    result = []
    for index, entry in enumerate(sheet.entries):
        looks = ["always", *shared[index]]
        looks += [
            f"{name}={value}" for name, value in own[index].items() if value not in ("", False)
        ]
        looks += near_looks(seen_beside, index)
        looks += pair_looks(own[index], entry)
        result.append(looks)
    return result


def line_looks(sheet: Sheet, entry: Entry) -> dict[str, Look]:
    """What is seen on one line, its style and its marks included."""
    text = entry.text
    looks: dict[str, Look] = {name: look(text) for name, look in LOOKS.items()}
    label = read_label(entry)
    looks.update({
        "style": f"{entry.line.style}{entry.line.level or ''}",
        "speech": entry.is_speech,
        "point": entry.is_bullet,
        "marked row": entry.is_bullet and read_row(text) is not None,
        "reply": bool(entry.reply_by),
        "row": entry.row is not None,
        "table": min(len(entry.line.rows), 3),
        "columns": min(max(map(len, entry.line.rows), default=0), 3),
        "picture": entry.line.picture is not None,
        "link": "<a " in entry.line.html,
        "marked": "<b>" in entry.line.html[:4] or "<i>" in entry.line.html[:4],
        "label": label[0] if label else "",
        "label alone": bool(label and not label[1]),
        "employer title": is_employer_title(text, sheet.register),
        "municipality": bool(sheet.register.name_pattern.search(text)),
        "twice": any(
            other.text == text
            for other in sheet.entries[max(0, entry.index - 1) : entry.index + 2]
            if other is not entry
        ),
    })  # fmt: skip
    return looks


def looks_beside(looks: dict[str, Look]) -> list[str]:
    """What of a line's looks is seen from the lines beside it."""
    return [f"{name}={looks[name]}" for name in NEAR_LOOKS if looks[name] not in ("", False, 0)]


def near_looks(seen_beside: list[list[str]], index: int) -> Iterator[str]:
    """What is seen beside a line."""
    for step in (-2, -1, 1, 2):
        if 0 <= index + step < len(seen_beside):
            for look in seen_beside[index + step]:
                yield f"{step:+} {look}"
        else:
            yield f"{step:+} none"


def pair_looks(looks: dict[str, Look], entry: Entry) -> Iterator[str]:
    """Looks that mean something together."""
    yield f"length and last={looks['length']}{looks['last']}"
    yield f"first and last={looks['first']} {looks['last']}"
    yield f"quoted and says={looks['quoted']} {looks['says']}"
    yield f"length and sentences={looks['length']} {looks['sentences']}"
    yield f"row and length={looks['row']} {looks['length']}"
    yield f"phone and email={looks['phone']} {looks['email']}"
    yield f"point and row={looks['point']} {looks['row']}"
    yield f"style and length={looks['style']} {looks['length']}"


def story_looks(sheet: Sheet) -> Iterator[list[str]]:
    """Where each line stands: in the manuscript, in its block, and below which words."""
    entries = sheet.entries
    count = len(entries)
    blocks: dict[int, list[Entry]] = {}
    for entry in entries:
        blocks.setdefault(entry.block, []).append(entry)
    last_block = entries[-1].block if entries else 0
    long = [e.index for e in entries if len(e.text) > LONG]
    spoken = [e.index for e in entries if e.is_speech]
    first_long, last_long = (long[0], long[-1]) if long else (count, -1)
    first_spoken, last_spoken = (spoken[0], spoken[-1]) if spoken else (count, -1)
    numbers = {e.number for e in entries}
    words = [squeezed(e.text) for e in entries]
    longest_first = LongestFirst(words)
    seen: set[str] = set()
    above = ""
    since = 0
    long_seen = 0
    is_styled = any(entry.line.style in ("title", "heading") for entry in entries[:12])
    for entry in entries:
        index, block = entry.index, blocks[entry.block]
        shared = [
            f"from top={min(index, 7)}",
            f"from end={min(count - 1 - index, 9)}",
            f"part={10 * index // count}",
            f"block from top={min(entry.block, 5)}",
            f"block from end={min(last_block - entry.block, 5)}",
            f"block size={min(len(block), 5)}",
            f"in block={min(index - block[0].index, 4)}",
            f"left in block={min(block[-1].index - index, 3)}",
            f"flat={sheet.is_flat}",
            f"blank above={entry.number - 1 not in numbers}",
            f"blank above and below={entry.is_first} {entry.is_alone}",
            f"before text={index < first_long} {index < first_spoken}",
            f"to text={max(-3, min(first_long - index, 4))}",
            f"after text={index > last_long} {index > last_spoken}",
            f"long above={min(long_seen, 3)}",
            f"styled={is_styled}",
        ]
        shared.append(f"below={above} {min(since, 6)} {index > last_spoken}" if above else "below=")
        squeezed_text = words[index]
        if squeezed_text in seen and squeezed_text:
            shared.append("repeated")
        if 14 < len(squeezed_text) < 150 and longest_first.holds(squeezed_text):
            shared.append("quoted elsewhere")
        yield shared
        seen.add(squeezed_text)
        long_seen += len(entry.text) > LONG
        since += 1
        if cue := cue_of(sheet, entry):
            above, since = cue, 0


class LongestFirst:
    """Lines in one text, the longest first, so that those longer than some words are its start."""

    def __init__(self, lines: Iterable[str]) -> None:
        ordered = sorted(set(lines), key=len, reverse=True)
        self.text = "\n".join(ordered)
        self.lengths = [-len(line) for line in ordered]
        self.starts = list(accumulate((len(line) + 1 for line in ordered), initial=0))

    def holds(self, words: str) -> bool:
        """Tells whether a line has these words and at least six signs more."""
        longer = bisect_left(self.lengths, -len(words) - 5)
        return self.text.find(words, 0, self.starts[longer]) >= 0


def cue_of(sheet: Sheet, entry: Entry) -> str:
    """The heading words that what follows may stand under."""
    text = entry.text
    if len(text) > LONG // 2 * 2:
        return ""
    if is_contact_heading(text):
        return "contact"
    if is_fact_word_title(text) or is_employer_title(text, sheet.register):
        return "facts"
    if SITE.search(text) and len(text) < 60:
        return "site"
    if MAIL_HEADER.match(text) or GREETING.match(text):
        return "mail"
    return "heading" if entry.line.style == "heading" else ""


def squeezed(text: str) -> str:
    """The letters and digits of a line."""
    return re.sub(r"\W+", "", text).casefold()
