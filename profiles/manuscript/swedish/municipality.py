"""Which municipality a profile is about: by website first, then by name in the right places."""

import re
from dataclasses import dataclass

from profiles.manuscript.swedish.register import COMMON_WORDS, Register, RegisteredMunicipality

OFFICIAL_WORD = re.compile(
    r"\s+(?:kommun|stad|stads|kommuns|socialförvaltning|socialkontor)\b", re.I
)
REGION = re.compile(r"\bRegion\s+$")


@dataclass(frozen=True, slots=True)
class Match:
    """A municipality that was found and the words or address that point to it."""

    entry: RegisteredMunicipality
    evidence: str


def find_in_text(text: str, register: Register) -> list[RegisteredMunicipality]:
    """Municipalities named in a title, a fact title or an organisation, in order.

    Names that are also words or people's names count only with ``kommun`` or ``stad`` after.
    """
    text = without_capitals(text)
    found: list[RegisteredMunicipality] = []
    for match in register.name_pattern.finditer(text):
        entry = register.forms[match.group()]
        is_official = OFFICIAL_WORD.match(text, match.end()) is not None
        is_region = REGION.search(text[: match.start()]) is not None
        is_county = re.match(r"\s+län\b", text[match.end() :]) is not None
        if is_county or (is_region and entry.name != "Gotland"):
            continue
        if (entry.name not in COMMON_WORDS or is_official) and entry not in found:
            found.append(entry)
    return found


def without_capitals(text: str) -> str:
    """A heading in capitals as names are written: ``Lunds Kommun`` for ``LUNDS KOMMUN``."""
    return text.title() if text.isupper() else text


def find_official(text: str, register: Register) -> list[RegisteredMunicipality]:
    """Municipalities named with ``kommun`` or ``stad``: sure enough to be a suggestion."""
    found: list[RegisteredMunicipality] = []
    for match in register.name_pattern.finditer(text):
        entry = register.forms[match.group()]
        if OFFICIAL_WORD.match(text, match.end()) and entry not in found:
            found.append(entry)
    return found


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
    if not codes and by_name and len(named) > 1:
        return most_named(by_name)
    return None, unique([match.entry for match in (*by_host, *by_name)])


def most_named(by_name: list[Match]) -> tuple[Match | None, list[RegisteredMunicipality]]:
    """The municipality named in more places than any other."""
    counts: dict[str, int] = {}
    for match in by_name:
        counts[match.entry.code] = counts.get(match.entry.code, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    if ranked[0][1] > ranked[1][1]:
        return next(match for match in by_name if match.entry.code == ranked[0][0]), []
    return None, unique([match.entry for match in by_name])


def unique(entries: list[RegisteredMunicipality]) -> list[RegisteredMunicipality]:
    """The entries without repetition, in order."""
    return list({entry.code: entry for entry in entries}.values())
