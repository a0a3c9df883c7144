"""Rules for people taken off the web: their names stand nowhere on the page, whole or in part.

The full name, the surname and an e-mail or web address of both stop publishing. A first name, an
initial, and a surname that may as well mean somebody or something else, is advice: only an editor
can tell. Each place is quoted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from home.formats.text import clean
from home.rich_text_links import rich_texts
from profiles.content import AbstractProfilePage
from profiles.manuscript import load_register
from profiles.rules.block_walk import Place, error, places, texts, warning
from profiles.rules.finding import Finding, Severity

SHOWN_FIELDS = (
    "title",
    "kicker",
    "advertiser",
    "author",
    "employer_unit",
    "lead_image_alt",
    "lead_image_caption",
    "seo_title",
    "search_description",
    "logo_url",
)
"""Fields of the page itself whose text visitors and search engines read."""

CONTEXT = 30
"""Characters shown on each side of a name that was found."""

_GENITIVE = r"(?:['’]?[sS])?"
_PARTICLES = frozenset("af al av da de del der di du el la van von".split())
_PLACE_WORDS = r"kommun|stad|län|församling|socken|lasarett|sjukhus|universitet"
_NOTHING = re.compile(r"(?!)")
_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]+)@(?=[\w-]+\.\w)")

SHOWN_OF_PEOPLE = ("role", "unit", "position")

_HREF = re.compile(r'\bhref="([^"]*)"')

Found = tuple[re.Match[str], Severity]


class HiddenName:
    """A name in the parts by which a text may give it away."""

    def __init__(self, name: str) -> None:
        name = _in_order(name)
        words = [word for word in name.split() if word.casefold() not in _PARTICLES]
        self.given = words[:-1]
        self.surname = words[-1] if self.given else ""
        self.whole = _whole_names([name, *self._turned()])
        self.last = _surname(self.surname) if self.surname else _NOTHING
        self.handle = _handle(self.given[0], self.surname) if self.given else _NOTHING
        self.hints = _hints([*self.given, self.surname])

    def find_all(self, text: str, *, is_shared: bool) -> Iterator[Found]:
        """Yields every trace of the name, each letter of the text in one of them at most."""
        surname = Severity.WARNING if is_shared else Severity.ERROR
        for find, severity in (
            (self.whole.finditer, Severity.ERROR),
            (self.find_emails, Severity.ERROR),
            (self.handle.finditer, Severity.ERROR),
            (self.last.finditer, surname),
            (self.hints.finditer, Severity.WARNING),
        ):
            for match in find(text):
                groups = match.groupdict()
                is_other_name = groups.get("before") or groups.get("after")
                yield match, Severity.WARNING if is_other_name else severity
                text = text[: match.start()] + _blank(match) + text[match.end() :]

    def _turned(self) -> list[str]:
        """Returns the other ways in which a full name is written."""
        if not self.given:
            return []
        given = self.given[0]
        return [f"{self.surname}, {given}", f"{given[0]}. {self.surname}"]

    def find_emails(self, text: str) -> Iterator[re.Match[str]]:
        """Yields e-mail addresses made of the first name, or its initial, and the surname."""
        if not self.surname:
            return
        given, surname = _bare(self.given[0]).rstrip("."), _bare(self.surname)
        for match in _EMAIL.finditer(text):
            words = set(re.split(r"[._+]", _bare(match[1])))
            if surname in words and {given, given[0]} & words:
                yield match

    def may_be(self, other: str) -> bool:
        """Tells whether another full name may be the same person's: ”F. Lund”."""
        first, *_, last = other.casefold().split()
        own_first, *own_rest = (word.casefold() for word in (*self.given, self.surname))
        return own_first.startswith(first.rstrip(".")) and last in own_rest


def hidden_people_are_not_named(page: AbstractProfilePage) -> Iterator[Finding]:
    """A person taken off the web is named nowhere in the page's own text."""
    for person in page.people.all():
        name = _as_read(person.name)
        if person.hidden and name:
            yield from _findings(page, name)


def _findings(page: AbstractProfilePage, name: str) -> Iterator[Finding]:
    hidden = HiddenName(name)
    others = [other for other in _shown_names(page) if not hidden.may_be(other)]
    is_shared = _is_municipality(hidden.surname) or any(
        hidden.surname.casefold() == other.split()[-1].casefold() for other in others
    )
    someone_else = _whole_names(others)
    for target, text in _shown_texts(page):
        read = _as_read(text)
        # Whoever is shown may be named, also by the half that both have.
        found = hidden.find_all(someone_else.sub(_blank, read), is_shared=is_shared)
        yield from dict.fromkeys(
            _finding(target, severity, name, _excerpt(read, match)) for match, severity in found
        )


def _finding(target: Place | str, severity: Severity, name: str, excerpt: str) -> Finding:
    stops = severity == Severity.ERROR
    code = "hidden-person-named" if stops else "hidden-person-hinted"
    condition = "så att namnet är borta" if stops else "om det är samma person"
    message = f"{name} ska bort från webben. Skriv om ”{excerpt}” {condition}."
    if isinstance(target, Place):
        return target.error(code, message) if stops else target.warning(code, message)
    return error(code, message, target) if stops else warning(code, message, target)


def _shown_texts(page: AbstractProfilePage) -> Iterator[tuple[Place | str, str]]:
    """Yields what visitors read, each text with its field or block."""
    for name in SHOWN_FIELDS:
        yield name, getattr(page, name) or ""
    # The library's credit stands in for an empty one.
    yield "lead_image_credit", page.lead_image_credit_line
    for place in places(page, "image"):
        if not place.value.get("credit"):
            yield place, place.value.credit_line
    yield from texts(page)
    for place in places(page):
        for text in rich_texts(place.value):
            yield from ((place, unquote(url)) for url in _HREF.findall(text.source))
    for row, person in enumerate(page.people.all()):
        for name in () if person.hidden else SHOWN_OF_PEOPLE:
            yield Place("people", (row, name), "", "", None), getattr(person, name)


def _shown_names(page: AbstractProfilePage) -> list[str]:
    """Returns the full names of those who are shown, writers and photographers among them."""
    names = [person.name for person in page.people.all() if not person.hidden]
    lines = [page.lead_image_credit_line]
    lines += [place.value.credit_line for place in places(page, "image")]
    names += [page.author, *(line.partition(": ")[2] for line in lines)]
    return [read for read in map(_as_read, names) if _is_full_name(read)]


def _is_full_name(text: str) -> bool:
    """Tells whether a text is somebody's name, not ”Norling vid fönstret”."""
    words = text.split()
    return len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()


def _is_municipality(surname: str) -> bool:
    """Tells whether a surname is also what a municipality is called, like Lund."""
    return not {surname, surname.capitalize()}.isdisjoint(load_register().forms)


def _in_order(name: str) -> str:
    """Returns ”Frida Lund” of ”Lund, Frida” and of ”Frida Lund, enhetschef”."""
    first, _, rest = (part.strip() for part in name.partition(","))
    return first if " " in first or not rest else f"{rest} {first}"


def _whole_names(names: list[str]) -> re.Pattern[str]:
    """Matches full names in any case."""
    known = "|".join(map(re.escape, names)) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{known}){_GENITIVE}(?!\w)", re.IGNORECASE)


def _surname(word: str) -> re.Pattern[str]:
    """Matches a surname, with what makes it another name or a place: ”Lund-Berg”, ”Lunds län”."""
    return re.compile(
        rf"(?<!\w)(?P<before>[^\W\d_]+-)?{_capitalised(word)}{_GENITIVE}(?!\w)"
        rf"(?P<after>-(?=[A-ZÅÄÖ])| (?=(?:{_PLACE_WORDS})s?\b))?"
    )


def _handle(given: str, surname: str) -> re.Pattern[str]:
    """Matches both names as addresses and user names write them: ”frida-lund”, ”FridaLund”."""
    first, last = (f"(?:{re.escape(name)}|{re.escape(_bare(name))})" for name in (given, surname))
    return re.compile(rf"(?<![^\W_]){first}[._-]?{last}(?![^\W_])", re.IGNORECASE)


def _hints(words: list[str]) -> re.Pattern[str]:
    """Matches first and middle names, the halves of double names, and initials."""
    given = words[:-1] if len(words) > 1 else []
    halves = [half for word in words if "-" in word for half in word.split("-")]
    known = [word for word in (*given, *halves) if len(word.rstrip(".")) > 1]
    names = rf"(?<!\w)(?:{'|'.join(map(_capitalised, known)) or '(?!)'}){_GENITIVE}(?!\w)"
    if not given:
        return re.compile(names)
    first, last = (re.escape(word[0].upper()) for word in (words[0], words[-1]))
    # A capital behind it begins somebody else's name, or the next sentence.
    initials = rf"(?<![\w.]){first}\.(?:\s?{last}\b\.?|(?!\w|\.|\s+[A-ZÅÄÖ]))"
    return re.compile(f"{names}|{initials}")


def _capitalised(word: str) -> str:
    """Returns a pattern of the word with a capital first and the rest in any case."""
    return rf"{re.escape(word[:1].upper())}(?i:{re.escape(word[1:])})"


def _blank(match: re.Match[str]) -> str:
    """Keeps the length, so that what is found afterwards can be quoted from the whole text."""
    return "\0" * len(match.group())


def _bare(text: str) -> str:
    """Returns a name as URLs write it: small letters without marks."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _excerpt(text: str, match: re.Match[str]) -> str:
    """Returns the words around what was found."""
    start, end = match.span()
    before, after = text[:start], text[end:]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return f"{before}{match.group()}{after}".strip()


def _as_read(text: str) -> str:
    """Returns a text as its reader sees it: however it is spaced, a name is the same name."""
    return " ".join(clean(text).split())


RULES = (hidden_people_are_not_named,)
