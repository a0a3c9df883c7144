"""The people of an article: found by name, told apart, and what the text says about them."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from profiles.manuscript.swedish.names import (
    CAPITAL,
    LEADING,
    ROLE,
    ROLE_ENDINGS,
    behaves_like_person,
    find_names,
    shorten_names,
)
from profiles.manuscript.swedish.register import COMMON_WORDS, Register

ROLE_WORD = rf"[a-zåäö-]*(?:{'|'.join(sorted(ROLE_ENDINGS, key=len, reverse=True))})"
ADJECTIVE = r"(?:(?:biträdande|tf\.?|förste|första|tillförordnad|legitimerad|ansvarig)\s+)?"
ROLES = rf"{ADJECTIVE}(?:{ROLE_WORD})(?:\s+och\s+(?:{ROLE_WORD}))?"
UNIT = r"(?:(?:för|på|vid|i|inom|hos)\s+)?(?P<unit>[\wåäöÅÄÖ-]+(?:(?:\s+och)?\s+[\wåäöÅÄÖ-]+){0,4})"
UNIT_WORD = re.compile(
    r"enhet|kontor|förvaltning|omsorg|avdelning|tjänst|mottagning|grupp|team|verksamhet|försörjning",
    re.IGNORECASE,
)
UNIT_END = re.compile(
    r"\s+(?:som|och har|är|har|i [A-ZÅÄÖ]|var|berättar|tangerar|beskriver|säger|lyfter|menar|"
    r"leder|tycker|ser|där|sedan|vill)\b.*$"
)
YEAR = re.compile(r"\b(?:sedan|började|anställd|kom)\b[^.!?]{0,60}?\b((?:19[6-9]|20[0-4])\d)\b")
POSITION = re.compile(
    r"(?P<row>övre raden|nedre raden|högst upp|längst ner|stående|sittande|bakre raden|"
    r"främre raden)[^:.]{0,30}:(?P<names>[^.]+)|"
    r"(?P<left>från vänster[^:.]{0,12}):?(?P<names2>[^.]+)",
    re.IGNORECASE,
)
ROW_NAMES = {"högst upp": "övre raden", "längst ner": "nedre raden"}


MAX_MENTIONS = 6


@dataclass
class Person:
    """Someone in the article; ``lines`` are those with the full name."""

    name: str
    lines: list[int] = field(default_factory=list)
    role: str = ""
    unit: str = ""
    since_year: str = ""
    position: str = ""
    mentions_read: int = 0

    def as_data(self) -> dict[str, Any]:
        """The person as the draft holds it."""
        return {
            "name": self.name,
            "role": self.role or None,
            "unit": self.unit or None,
            "since_year": int(self.since_year) if self.since_year else None,
            "position": self.position or None,
            "first_line": self.lines[0] if self.lines else None,
        }


class People:
    """Everyone known by full name, found again by first name or surname."""

    def __init__(self) -> None:
        self.by_name: dict[str, Person] = {}
        self.by_word: dict[str, list[Person]] = {}
        self.texts: list[tuple[int, str]] = []
        self.places: set[str] = set()

    def add(self, name: str, line: int) -> Person:
        """Know a person, or know one more line with the person."""
        name = name if name in self.by_name else self.without_genitive(name)
        person = self.by_name.get(name)
        if person is None:
            person = self.by_name[name] = Person(name)
            for word in {name.split()[0], name.split()[-1]}:
                self.by_word.setdefault(word, []).append(person)
        if line not in person.lines:
            person.lines.append(line)
        return person

    def without_genitive(self, name: str) -> str:
        """The nominative of ``Anna Bergs`` when Anna Berg is known."""
        return name[:-1] if name.endswith("s") and name[:-1] in self.by_name else name

    def find(self, word: str) -> Person | None:
        """The only person of a full name, first name or surname."""
        if word in self.by_name:
            return self.by_name[word]
        matching = self.by_word.get(word, [])
        return matching[0] if len(matching) == 1 else None

    @cached_property
    def by_initials(self) -> dict[str, list[str]]:
        """Names that the text tells, each by the letters they begin with (``MK``)."""
        found: dict[str, list[str]] = {}
        for name in {name for _, text in self.texts for _, name in find_names(text)}:
            letters = "".join(word[0] for word in re.split(r"[\s-]+", name))
            found.setdefault(letters, []).append(name)
        return found

    def strangers_in(self, text: str) -> list[str]:
        """Runs of capitalised words that may be people nobody has introduced."""
        names = {self.without_genitive(name) for _, name in find_names(text)}
        return sorted(
            name
            for name in names - self.places
            if name not in self.by_name
            and not any(name.endswith(f" {known}") for known in self.by_name)
        )

    def owners_in(self, text: str) -> list[Person]:
        """Known people whose genitive stands in a text: ``Annas idé``."""
        found = []
        for match in CAPITAL.finditer(text):
            person = self.find(match.group()[:-1]) if match.group().endswith("s") else None
            if person and person not in found:
                found.append(person)
        return found

    def named_in(self, text: str) -> list[Person]:
        """Known people a text names, in order of mention; genitives do not count."""
        found: list[Person] = []
        position = 0
        names = dict(find_names(text))
        for match in CAPITAL.finditer(text):
            if match.start() < position:
                continue
            name = names.get(match.start(), "")
            if name:
                position = match.start() + len(name)
            person = self.find(name or match.group())
            if person and person not in found:
                found.append(person)
        return found


def find_people(
    captions: list[tuple[int, str]],
    texts: list[tuple[int, str]],
    listed: list[tuple[int, str]],
    register: Register,
) -> People:
    """People of the captions, the people list and the running text."""
    people = People()
    people.texts = texts
    for line, name in listed:
        people.add(name, line)
    sightings = [
        (line, name, True) for line, text in captions for _, name in find_names(text)
    ] + [
        (line, name, behaves_like_person(text, start, name))
        for line, text in texts
        for start, name in find_names(text)
    ]  # fmt: skip
    people.places = {name for _, name, _ in sightings if is_place(name, register)}
    sightings = [sighting for sighting in sightings if sighting[1] not in people.places]
    shorter = shorten_names([name for _, name, _ in sightings], [text for _, text in texts])
    proven = prove_people(sightings, texts, shorter)
    for line, name, _ in sightings:
        if shorter[name] in proven:
            people.add(shorter[name], line)
    return people


def prove_people(
    sightings: list[tuple[int, str, bool]],
    texts: list[tuple[int, str]],
    shorter: dict[str, str],
) -> set[str]:
    """Names that behave like a person somewhere, or whose first word later stands alone."""
    proven = {shorter[name] for _, name, behaves in sightings if behaves}
    alone = lonely_capitals(texts)
    for name in {shorter[name] for _, name, _ in sightings} - proven:
        if alone[name.split()[0]] and name.split()[0] not in LEADING:
            proven.add(name)
    return proven


def lonely_capitals(texts: list[tuple[int, str]]) -> Counter[str]:
    """How often a capitalised word stands alone inside a sentence."""
    counts: Counter[str] = Counter()
    for _, text in texts:
        for match in re.finditer(
            r"(?<=[a-zåäö,] )([A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)(?!\s[A-ZÅÄÖ])\b", text
        ):
            counts[match[1]] += 1
    return counts


def is_place(name: str, register: Register) -> bool:
    """Whether a run of capitalised words is a municipality or a county."""
    if name in register.forms or name in register.counties:
        return True
    first = name.split()[0]
    return first in register.forms and register.forms[first].name not in COMMON_WORDS


def describe_people(people: People, captions: list[tuple[int, str]]) -> None:
    """Add role, unit, first year and place in the picture where the text tells them."""
    for line, text in (*captions, *people.texts):
        for start, name in find_names(text):
            person = people.find(name)
            if person and line in person.lines and person.mentions_read < MAX_MENTIONS:
                person.mentions_read += 1
                describe(person, text[max(0, start - 80) : start + 300], min(start, 80), len(name))
    for _, text in captions:
        add_positions(people, text)


def describe(person: Person, text: str, start: int, length: int) -> None:
    """Take what stands beside one mention of a name."""
    if not person.role:
        take_role(person, text[:start], text[start + length :])
    year = YEAR.search(text[start : start + 200])
    if year and not person.since_year:
        person.since_year = year[1]


def take_role(person: Person, before: str, after: str) -> None:
    """A role after the name (``, enhetschef för …`` or ``är enhetschef``), else before it."""
    following = re.match(
        rf"(?:,\s+|,?\s+(?:som\s+)?är\s+(?:\w+\s+){{0,2}}?|\s*\(|[^.!?]{{0,60}}?\bidag\s+)"
        rf"(?P<role>{ROLES})\b(?:\s+{UNIT})?",
        after,
    )
    if following:
        person.role = following["role"]
        person.unit = clean_unit(following["unit"] or "", following.group())
        return
    leading = re.search(rf"(?P<role>{ROLE_WORD})\s+$", before, re.IGNORECASE)
    if leading and ROLE.search(leading["role"]) and "kollega" not in leading["role"].lower():
        person.role = nominative_role(leading["role"])


def clean_unit(unit: str, whole: str) -> str:
    """A unit's name without the rest of the sentence; nothing when the words name no unit."""
    unit = UNIT_END.sub("", unit).strip()
    unit = re.sub(r"^(?:för|på|vid|i|inom|hos)\s+", "", unit)
    unit = re.sub(r"\s+(?:och|i|på|med|för)$", "", unit)
    is_vague = unit.lower() in {"gruppen", "teamet", "enheten", "förvaltningen", "verksamheten"}
    return unit if UNIT_WORD.search(unit) and not is_vague else ""


def nominative_role(role: str) -> str:
    """``Socialsekreteraren`` as the role it is: ``socialsekreterare``."""
    role = role if role.isupper() else role[:1].lower() + role[1:]
    for definite, plain in (
        ("aren", "are"),
        ("isten", "ist"),
        ("chefen", "chef"),
        ("orn", "or"),
        ("ören", "ör"),
    ):
        if role.endswith(definite):
            return role[: -len(definite)] + plain
    return role.removesuffix("en") if role.endswith(("ursen", "ogen", "euten", "enten")) else role


def add_positions(people: People, caption: str) -> None:
    """Places in the picture of an enumeration in rows or from the left."""
    for match in POSITION.finditer(caption):
        row = (match["row"] or match["left"] or "").lower().strip()
        names = [name for _, name in find_names(match["names"] or match["names2"] or "")]
        if match["left"] and (inner := re.search(r"högst upp|övre raden|nedre raden", row)):
            row = inner.group()
        label = ROW_NAMES.get(row, row)
        for place, name in enumerate(names, start=1):
            person = people.find(name)
            if person and not person.position:
                person.position = f"{label} {place}"
