"""Words that journalists put before a part: ``Rubrik:``, ``Ingress:``, ``Bildtext:``, ``Ämnen:``.

A label with text behind it places its own line; a label alone places the line after it.
"""

import re

from profiles.manuscript.decisions import MUST, SHOULD, Decision
from profiles.manuscript.parsing.head_details import take_byline
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.bylines import read_byline
from profiles.manuscript.swedish.credits import Credit, split_credit
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
RULES = frozenset("-–—_=*#|:+ ")
LABEL_LINES = 6
MIN_LABELS = 3
"""Labels alone on their lines that make a manuscript a form."""


def place_labels(sheet: Sheet) -> None:
    """Place every line whose label says what it is."""
    waiting: tuple[str, int] = ("", -1)
    is_form = sum(map(is_label_alone, sheet.entries)) >= MIN_LABELS
    for entry in sheet.entries:
        if entry.place:
            continue
        if entry.text.lower() in LAYOUT_WORDS or is_rule(entry.text):
            entry.place = "section_label"
            continue
        if waiting[0] and entry.index == waiting[1] + 1:
            waiting = place_waiting(sheet, entry, waiting[0])
            continue
        label = read_label(entry, is_form)
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
            waiting = (label[0], entry.index)


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: ``---``, ``***`` or the rule under a table's head."""
    return len(text) > 2 and not any(letter.isalnum() for letter in text) and set(text) <= RULES


def is_label_alone(entry: Entry) -> bool:
    """Whether a line is nothing but a word for a part, as in a form that was filled in."""
    match = LABEL.match(entry.text)
    return bool(match and not match["rest"] and PATTERN.fullmatch(match["word"].strip()))


def read_label(entry: Entry, is_form: bool = False) -> tuple[str, str] | None:
    """The place a label names and the text after it.

    Alone it must be one of the sure words, or stand in a form, where every part has its label.
    """
    match = LABEL.match(entry.text)
    if not match or is_speech(entry.text, entry.line.style):
        return None
    known = PATTERN.fullmatch(match["word"].strip())
    if known is None or known.lastgroup is None:
        return None
    is_bare = not match["colon"]
    if is_bare and not is_form and match["word"].strip().lower() not in BARE_LABELS:
        return None
    return known.lastgroup, match["rest"].strip()


def place_waiting(sheet: Sheet, entry: Entry, place: str) -> tuple[str, int]:
    """Place the line after a label that stood alone; people lists go on."""
    place_labelled(sheet, entry, place, entry.text)
    goes_on = place in {"person"} and entry.place == "person"
    return (place, entry.index) if goes_on else ("", -1)


def place_labelled(sheet: Sheet, entry: Entry, place: str, text: str) -> None:
    """Place one line by its label."""
    if place == "municipality":
        if entry.index < LABEL_LINES * 2:
            place_municipality(sheet, entry, text)
    elif place == "topics":
        place_topics(sheet, entry, text)
    elif place == "person" and not read_people(text):
        return
    elif place in {"author", "credit"}:
        place_names(sheet, entry, place, text)
    elif place == "pull_quote" and is_speech(text):
        entry.place = "quote"
        entry.detail["text"] = text
    elif place == "standfirst_paragraph" and is_speech(text):
        entry.place = "standfirst_quote"
        entry.detail["text"] = text
    else:
        entry.place = place
        entry.detail["text"] = text.strip('"') if place == "title" else text
        if place == "caption":
            take_credit(entry)
        if place == "person":
            entry.detail["people"] = read_people(text)


def place_names(sheet: Sheet, entry: Entry, place: str, names: str) -> None:
    """Take who wrote or photographed from the line below their label."""
    entry.place = place
    if place == "author":
        take_byline(sheet, entry, read_byline(names))
    else:
        entry.detail["credit"] = Credit(names, "")


def take_credit(entry: Entry) -> None:
    """Split a labelled caption into caption and credit."""
    caption, credit = split_credit(entry.detail["text"])
    entry.detail["text"] = caption
    if credit:
        entry.detail["credit"] = credit


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
