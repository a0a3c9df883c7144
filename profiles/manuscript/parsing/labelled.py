"""Reads the labelled manuscript that ``writing`` makes: every field back in its place.

Nothing is guessed here: the marker on the first line says that every part has its label.
"""

import re
from collections.abc import Mapping
from typing import Any

from profiles.manuscript.labelled_words import (
    CONTACT_FIELDS,
    HEAD_FIELDS,
    LEAD_FIELDS,
    LOGO_FIELDS,
    MARKER,
    PERSON_FIELDS,
    SECTIONS,
)
from profiles.manuscript.lines import Line, Manuscript
from profiles.manuscript.parsing.labelled_items import StoryReader
from profiles.manuscript.swedish.phones import phone
from profiles.manuscript.swedish.register import Register

SCHEMA = "municipality-profile-draft/1"
VALUE = re.compile(r"(?P<word>Telefon|E-post)(?: \((?P<label>.*)\))?: (?P<value>.*)$")
YEAR = re.compile(r"[0-9]{4}")
SECTION_NAMES = {words: name for name, words in SECTIONS.items()}


def is_labelled(manuscript: Manuscript) -> bool:
    """Whether the first visible line is the marker."""
    first = next((line for line in manuscript.lines if not line.is_blank), None)
    return first is not None and first.text == MARKER


def read_labelled_draft(
    manuscript: Manuscript, register: Register, corrections: Mapping[str, Any]
) -> dict[str, Any]:
    """The draft of a manuscript whose headings and notes in brackets say what each line is."""
    reader = LabelledReader(manuscript)
    for line in manuscript.lines:
        if not line.is_blank:
            reader.read(line)
    draft = reader.finish()
    override(draft, register, corrections)
    return draft


class LabelledReader:
    """Goes through the lines and knows in which part it is."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.draft: dict[str, Any] = {
            "schema": SCHEMA,
            "source": {
                "file": manuscript.filename or None,
                "sha256": manuscript.sha256,
                "lines": len(manuscript.lines),
                "encoding": manuscript.encoding,
            },
            "fact_panels": [],
            "contacts": [],
            "people": [],
            "editor_decisions": [],
            "line_map": {},
            "places": {},
        }
        self.part = "head"
        self.standfirst = StoryReader()
        self.body = StoryReader()
        self.panel = StoryReader()

    def read(self, line: Line) -> None:
        """Take one line and note where it went."""
        place = self.place(line)
        self.draft["line_map"][str(line.number)] = place
        self.draft["places"][str(line.number)] = self.part

    def place(self, line: Line) -> str:
        """Put the line in its part; the answer is the part's name in Swedish."""
        if line.text == MARKER:
            return "Manusform"
        is_title = line.style == "title" or (line.level == 1 and not is_word(self.draft))
        if is_title and self.part == "head" and "title" not in self.draft:
            self.draft["title"] = {"line": line.number, "text": line.text}
            return "Rubrik"
        if line.style == "heading" and self.open_part(line):
            return line.text
        readers = {
            "head": self.read_head,
            "contact": self.read_contact,
            "people": self.read_person,
        }
        stories = {"standfirst": self.standfirst, "body": self.body, "fact_panel": self.panel}
        if self.part in readers:
            readers[self.part](line)
        else:
            stories[self.part].read(line)
        return SECTIONS.get(self.part, "Uppgift")

    def open_part(self, line: Line) -> bool:
        """A heading that opens a part; sub-headings of the body stand a level lower."""
        top = 1 if is_word(self.draft) else 2
        if line.level > top:
            return False
        words, _, title = line.text.partition(": ")
        name = SECTION_NAMES.get(words)
        if name is None:
            return False
        self.close_panel()
        self.part = name
        if name == "fact_panel":
            panel = {"title": title, "line": line.number, "items": []}
            self.draft["fact_panels"].append(panel)
        elif name == "contact":
            self.draft["contacts"].append(empty_contact(line.number))
        return True

    def close_panel(self) -> None:
        """Give the last panel what was read for it."""
        if self.part == "fact_panel":
            self.draft["fact_panels"][-1]["items"] = self.panel.facts()
            self.panel = StoryReader()

    def read_head(self, line: Line) -> None:
        """A labelled line of the head."""
        label, _, value = line.text.partition(": ")
        if label == "Ämnen":
            self.draft["topics"] = [slug.strip() for slug in value.split(",") if slug.strip()]
            return
        parts = ((HEAD_FIELDS, ""), (LEAD_FIELDS, "lead_image."), (LOGO_FIELDS, "logo."))
        for fields, prefix in parts:
            if path := path_of(fields, label):
                set_at(self.draft, prefix + path, value)
                return

    def read_contact(self, line: Line) -> None:
        """A labelled line of a contact block."""
        contact = self.draft["contacts"][-1]
        if match := VALUE.match(line.text):
            label, value = match["label"] or "", match["value"]
            if match["word"] == "Telefon":
                contact["phones"].append({"line": line.number, **phone(label, value)})
            else:
                contact["emails"].append({"line": line.number, "label": label, "address": value})
            return
        label, _, value = line.text.partition(": ")
        if path := path_of(CONTACT_FIELDS, label):
            set_at(contact, path, value)

    def read_person(self, line: Line) -> None:
        """A labelled line about a person; the name begins a new one."""
        label, _, value = line.text.partition(": ")
        path = path_of(PERSON_FIELDS, label)
        if path == "name":
            self.draft["people"].append({"name": value, "first_line": line.number})
        elif path and self.draft["people"]:
            is_year = path == "since_year" and YEAR.fullmatch(value)
            self.draft["people"][-1][path] = int(value) if is_year else value

    def finish(self) -> dict[str, Any]:
        """The whole draft."""
        self.close_panel()
        items = self.standfirst.standfirst_items()
        self.draft["standfirst"] = {"kind": "text", "items": items} if items else None
        self.draft["body"] = self.body.items
        self.draft["fact_panel"] = next(iter(self.draft["fact_panels"]), None)
        self.draft["contact"] = next(iter(self.draft["contacts"]), None)
        return self.draft


def is_word(draft: Mapping[str, Any]) -> bool:
    """Whether the manuscript is a Word file, where the title has a style of its own."""
    return str(draft["source"]["encoding"]) == "docx"


def path_of(fields: Mapping[str, str], label: str) -> str:
    """The field of a label, or nothing."""
    return next((path for path, words in fields.items() if words == label), "")


def set_at(data: dict[str, Any], path: str, value: str) -> None:
    """Set the value at a dotted path."""
    *parents, last = path.split(".")
    for key in parents:
        if not isinstance(data.get(key), dict):
            data[key] = {}
        data = data[key]
    data[last] = value


def empty_contact(line: int) -> dict[str, Any]:
    """A contact block before its lines are read."""
    return {"lines": [line], "phones": [], "emails": []}


def override(draft: dict[str, Any], register: Register, corrections: Mapping[str, Any]) -> None:
    """What the editor chose in the review instead of what the manuscript says."""
    entry = register.by_code.get(str(corrections.get("municipality") or ""))
    if entry:
        draft["municipality"] = {"code": entry.code, "name": entry.name}
    for key in ("label", "advertiser"):
        if corrections.get(key):
            draft[key] = str(corrections[key])
