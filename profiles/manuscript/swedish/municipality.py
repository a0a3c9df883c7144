"""Which municipality a profile is about: by website first, then by name in the right places."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from profiles.manuscript.swedish.register import COMMON_WORDS, Register, RegisteredMunicipality

OFFICIAL_WORD = re.compile(
    r"\s+(?:kommun|stad|stads|kommuns|socialförvaltning|socialkontor)\b", re.I
)
REGION = re.compile(r"\bRegion\s+$")
COUNTY = re.compile(r"\s+län\b")


@dataclass(frozen=True, slots=True)
class Match:
    """A municipality that was found and the words or address that point to it."""

    entry: RegisteredMunicipality
    evidence: str


def find_in_text(
    text: str, register: Register, is_official: bool = False
) -> list[RegisteredMunicipality]:
    """Municipalities named in a title, a fact title or an organisation, in order.

    Names that are also words or people's names count only with ``kommun`` or ``stad`` after;
    ``is_official`` asks that of all names.
    """
    text = without_capitals(text)
    found: list[RegisteredMunicipality] = []
    for match in register.name_pattern.finditer(text):
        entry = register.forms[match.group()]
        is_region = REGION.search(text[: match.start()]) and entry.name != "Gotland"
        if is_region or COUNTY.match(text, match.end()) or entry in found:
            continue
        is_sure = not is_official and entry.name not in COMMON_WORDS
        if is_sure or OFFICIAL_WORD.match(text, match.end()):
            found.append(entry)
    return found


def without_capitals(text: str) -> str:
    """A heading in capitals as names are written: ``Lunds Kommun`` for ``LUNDS KOMMUN``."""
    return text.title() if text.isupper() else text


def candidates(
    hosts: list[str], titles: list[str], register: Register
) -> tuple[list[Match], list[Match]]:
    """Matches by website or e-mail host, and matches by name, each in order."""
    by_host = [
        Match(entry, f"adressen {host}") for host in hosts if (entry := register.by_host(host))
    ]
    by_name = [
        Match(entry, f"”{title}”") for title in titles for entry in find_in_text(title, register)
    ]
    return by_host, by_name


def choose(
    by_host: list[Match], by_name: list[Match]
) -> tuple[Match | None, list[RegisteredMunicipality]]:
    """The municipality that everything points to, or nothing and the ones in question."""
    codes = {match.entry.code for match in by_host}
    if len(codes) == 1:
        return by_host[0], []
    pool = [match for match in by_name if not codes or match.entry.code in codes]
    named = {match.entry.code for match in pool}
    if len(named) == 1:
        return pool[0], []
    best = None if codes else most_named(match.entry for match in by_name)
    if best:
        return next(match for match in by_name if match.entry == best), []
    return None, list(dict.fromkeys(match.entry for match in (*by_host, *by_name)))


def most_named(
    entries: Iterable[RegisteredMunicipality],
) -> RegisteredMunicipality | None:
    """The municipality that is named more often than any other."""
    ranked = Counter(entries).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
