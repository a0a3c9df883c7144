"""Words that journalists put before a part: ``Rubrik:``, ``Ingress:``, ``Bildtext:``, ``Ämnen:``.

A label with text behind it places its own line; a label alone places the line after it.
"""

import re

from profiles.manuscript.decisions import MUST, SHOULD, Decision
from profiles.manuscript.parsing.head_details import place_caption, take_author
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.credits import Credit
from profiles.manuscript.swedish.municipality import find_in_text
from profiles.manuscript.swedish.part_words import PART_LABELS
from profiles.manuscript.swedish.speech import is_speech
from profiles.manuscript.swedish.topics import read_topics

PATTERN = re.compile(
    "|".join(f"(?P<{place}>{words})" for place, words in PART_LABELS.items()), re.IGNORECASE
)
LABEL = re.compile(
    r"\s*[\[(]?(?P<word>[A-Za-zÅÄÖåäö]{2}[A-Za-zÅÄÖåäö \d]{0,22}?)[\])]?"
    r"\s*(?P<colon>:|$)\s*(?P<rest>.*)$"
)
BARE_LABELS = frozenset(
    {"rubrik", "ingress", "mellanrubrik", "bildtext", "huvudrubrik", "medverkande"}
)
LAYOUT_WORDS = frozenset({"brödtext", "brödtext:", "text:", "löptext", "löptext:", "artikel:"})
ADVERTISEMENT = re.compile(
    r"\W*(?:i |ett )?(?:annons(?:innehåll|samarbete|artikel|material)?|reklam|sponsrat innehåll|"
    r"betalt (?:innehåll|samarbete)|sponsrad artikel|betald annons)\W*"
    r"(?:(?:från|av|med|i samarbete med)\s*:?\s+(?P<name>[^:.]{2,60}))?\W*$",
    re.IGNORECASE,
)
LABEL_FIELD = re.compile(r"(?:etikett|märkning)\s*:\s*(?P<word>annons|redaktionellt)\b.*$", re.I)
ADVERTISER_FIELD = re.compile(
    r"(?:annonsör|avsändare|annons från)\s*:\s*(?P<name>.+)$", re.IGNORECASE
)
EDITORIAL = re.compile(
    r"\W*(?:redaktionellt(?: innehåll| material)?|redaktionell text)\W*$", re.IGNORECASE
)
VAGUE = re.compile(
    r"\W*(?:i samarbete med|ett samarbete med|en artikel från|innehåll från|presenteras av)\s+"
    r"(?P<name>[^.]{2,60})$",
    re.IGNORECASE,
)
SPOKEN = {"pull_quote": "quote", "standfirst_paragraph": "standfirst_quote"}
"""What is speech below a label, where the label names the first."""

RULES = frozenset("-–—_=*#|:+ ")
LABEL_LINES = 6


def place_labels(sheet: Sheet) -> None:
    """Place every line whose label says what it is."""
    waiting = ""
    for entry in sheet.entries:
        if entry.place:
            continue
        if entry.text.lower() in LAYOUT_WORDS or is_rule(entry.text):
            entry.place = "section_label"
            continue
        if waiting:
            place_labelled(sheet, entry, waiting, entry.text)
            waiting = ""
            continue
        label = read_label(entry, may_be_bare=True)
        if label and label[0] in {"author", "credit"} and label[1]:
            label = None  # a byline or a credit, which have readers of their own
        if label:
            entry.reply_by = ""
        if label is None:
            place_commercial_label(sheet, entry)
        elif label[1]:
            place_labelled(sheet, entry, *label)
        else:
            entry.place = "section_label"
            waiting = label[0]


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: ``---``, ``***`` or the rule under a table's head."""
    return len(text) > 2 and not any(letter.isalnum() for letter in text) and set(text) <= RULES


def read_label(entry: Entry, may_be_bare: bool = False) -> tuple[str, str] | None:
    """The place a label names and the text after it.

    Without a colon it must be one of the sure words, unless any word may be bare.
    """
    match = LABEL.match(entry.text)
    if not match or is_speech(entry.text, entry.line.style):
        return None
    known = PATTERN.fullmatch(match["word"].strip())
    if known is None or known.lastgroup is None:
        return None
    is_bare = not (match["colon"] or may_be_bare)
    if is_bare and match["word"].strip().lower() not in BARE_LABELS:
        return None
    return known.lastgroup, match["rest"].strip()


def place_labelled(sheet: Sheet, entry: Entry, place: str, text: str) -> None:
    """Place one line by its label."""
    if place == "municipality":
        if entry.index < LABEL_LINES * 2:
            place_municipality(sheet, entry, text)
        return
    if place == "topics":
        place_topics(sheet, entry, text)
        return
    people = read_people(text) if place == "person" else []
    if place == "person" and not people:
        return
    entry.place = SPOKEN.get(place, place) if is_speech(text) else place
    entry.detail.update(text=text.strip('"') if place == "title" else text, people=people)
    if place == "author":
        take_author(sheet, entry, text)
    elif place == "credit":
        entry.detail["credit"] = Credit(text, "")
    elif place == "caption":
        place_caption(entry)


def place_municipality(sheet: Sheet, entry: Entry, text: str) -> None:
    """``Kommun: Testby``: only what the register knows."""
    code = re.search(r"\b\d{4}\b", text)
    by_code = sheet.register.by_code.get(code.group()) if code else None
    bare = re.sub(r"\s*\(?\b\d{4}\b\)?", "", text).strip()
    named = sheet.register.forms.get(bare)
    found = [by_code or named] if by_code or named else find_in_text(text, sheet.register)
    if len(found) == 1 and found[0]:
        entry.place = "municipality"
        sheet.fields["municipality_code"] = found[0].code


def place_topics(sheet: Sheet, entry: Entry, text: str) -> None:
    """``Ämnen: …``: the topics of the list, and a question about words that are none."""
    slugs, unknown = read_topics(text.strip("[]"), sheet.register)
    entry.place = "topics"
    known = sheet.fields.setdefault("topics", [])
    known += [slug for slug in slugs if slug not in known]
    if unknown:
        sheet.decide(Decision(
            "topics", SHOULD,
            f"Dessa ämnen finns inte i ämneslistan: {', '.join(unknown)}. "
            "Välj ämnen som motsvarar dem.", unknown, [entry.number],
        ))  # fmt: skip


def read_people(text: str) -> list[tuple[str, str]]:
    """Names and roles of a people list: ``Anna Berg, enhetschef; Erik Lund, kurator``."""
    people = []
    for part in re.split(r"\s*;\s*", text):
        match = re.match(
            r"[-–•*\s]*(?P<name>[A-ZÅÄÖÉ][\wåäöé'’-]+(?:\s(?:von\s|af\s|de\s|al\s)?[A-ZÅÄÖÉ][\wåäöé'’-]+){1,3})"
            r"(?:\s*[,:(–-]\s*(?P<role>[^()]{2,80}))?\)?\.?$",
            part,
        )
        if not match:
            return []
        people.append((match["name"], (match["role"] or "").strip()))
    return people


def place_commercial_label(sheet: Sheet, entry: Entry) -> None:
    """``Annons``, ``Annons från …``, ``Redaktionellt``: near the top, or as a field."""
    is_field = LABEL_FIELD.match(entry.text) or ADVERTISER_FIELD.fullmatch(entry.text)
    if not is_field and entry.index >= LABEL_LINES:
        return
    if found := read_commercial_label(entry.text):
        set_label(sheet, entry, *found)
    elif match := VAGUE.fullmatch(entry.text):
        entry.place = "label"
        ask_about_vague_label(sheet, entry, match["name"].strip())


def read_commercial_label(text: str) -> tuple[str, str] | None:
    """The label a line states and the advertiser it names, or nothing for any other line."""
    if match := LABEL_FIELD.match(text):
        return match["word"].lower(), ""
    if match := ADVERTISER_FIELD.fullmatch(text):
        return "annons", match["name"].strip()
    if match := ADVERTISEMENT.fullmatch(text):
        return "annons", (match["name"] or "").strip()
    return ("redaktionellt", "") if EDITORIAL.fullmatch(text) else None


def set_label(sheet: Sheet, entry: Entry, label: str, advertiser: str) -> None:
    """Take the label the manuscript states."""
    entry.place = "label"
    sheet.fields["label"] = label
    if advertiser:
        sheet.fields["advertiser"] = advertiser


def ask_about_vague_label(sheet: Sheet, entry: Entry, name: str) -> None:
    """``I samarbete med`` is too vague a label: the editor has to choose."""
    sheet.fields["suggested_advertiser"] = name
    sheet.decide(Decision(
        "label", MUST,
        f"”{entry.text}” räcker inte som märkning. Välj Annons om {name} har betalat eller "
        "beställt artikeln, annars Redaktionellt.", "annons", [entry.number],
    ))  # fmt: skip
