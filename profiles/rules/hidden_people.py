"""Rules for people taken off the web: their names stand nowhere on the page, whole or in part.

The full name, the surname and an e-mail address of both stop publishing. A first name, and a
surname that may as well mean somebody or something else, is advice: only an editor can tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

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
)
"""Fields of the page itself whose text visitors and search engines read."""

CONTEXT = 30
"""Characters shown on each side of a name that was found."""

# What word processors put between and into words, and nobody sees.
_UNSEEN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")),
    ord("\u2010"): "-",
    ord("\u2011"): "-",
}
_GENITIVE = r"(?:['’]?[sS])?"
_PARTICLES = frozenset("af al av da de del der di du el la van von".split())
_PLACE_WORDS = r"kommun|stad|län|församling|socken|lasarett|sjukhus|universitet"
_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]+)@(?=[\w-]+\.\w)")

Found = tuple[re.Match[str] | None, Severity]


class HiddenName:
    """A name in the parts by which a text may give it away."""

    def __init__(self, name: str) -> None:
        name = _in_order(name)
        words = [word for word in name.split() if word.casefold() not in _PARTICLES]
        self.given = words[:-1]
        self.surname = words[-1] if self.given else ""
        turned = [f"{self.surname}, {self.given[0]}"] if self.given else []
        self.whole = _whole_names([name, *turned])
        self.last = _surname(self.surname) if self.surname else None
        self.hints = _hints([*self.given, self.surname])

    def find(self, text: str, *, is_shared: bool) -> Found:
        """Returns the first trace of the name; what stops publishing goes before advice."""
        if match := self.whole.search(text) or self.find_url(text):
            return match, Severity.ERROR
        surnames = list(self.last.finditer(text)) if self.last else []
        alone = [match for match in surnames if not (match["before"] or match["after"])]
        if alone:
            return alone[0], Severity.WARNING if is_shared else Severity.ERROR
        return next(iter(surnames), None) or self.hints.search(text), Severity.WARNING

    def find_url(self, text: str) -> re.Match[str] | None:
        """Returns an e-mail address made of the first name, or its initial, and the surname."""
        if not self.surname:
            return None
        given, surname = _bare(self.given[0]).rstrip("."), _bare(self.surname)
        for match in _EMAIL.finditer(text):
            words = set(re.split(r"[._+]", _bare(match[1])))
            if surname in words and {given, given[0]} & words:
                return match
        return None

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
        match, severity = hidden.find(someone_else.sub(_blank, read), is_shared=is_shared)
        if match:
            yield _finding(target, severity, name, _excerpt(read, match))


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


def _shown_names(page: AbstractProfilePage) -> list[str]:
    """Returns the full names of those who are shown, writers and photographers among them."""
    names = [person.name for person in page.people.all() if not person.hidden]
    lines = [page.lead_image_credit_line]
    lines += [place.value.credit_line for place in places(page, "image")]
    names += [page.author, *(line.partition(": ")[2] for line in lines)]
    return [read for read in map(_as_read, names) if " " in read]


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


def _hints(words: list[str]) -> re.Pattern[str]:
    """Matches first and middle names, and the halves of double names."""
    given = words[:-1] if len(words) > 1 else []
    halves = [half for word in words if "-" in word for half in word.split("-")]
    # An initial says nothing by itself.
    known = [word for word in (*given, *halves) if len(word.rstrip(".")) > 1]
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(_capitalised, known)) or '(?!)'}){_GENITIVE}(?!\w)"
    )


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
    return " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())


RULES = (hidden_people_are_not_named,)
