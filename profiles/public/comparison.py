"""Two to four municipalities side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from home.templatetags.swedish_typography import swedish_number
from profiles.blocks.measures import ASKED_FOR, MEASURES
from profiles.content import AbstractProfilePage, ProfilePageQuerySet
from profiles.public.contact_shortcuts import ContactShortcuts, contact_shortcuts
from profiles.public.measured_facts import MeasuredFact, measured_facts
from profiles.public.rows import SeriesRow
from profiles.public.urls import SeriesUrls

FEWEST, MOST = 2, 4
_NAMES = dict(MEASURES)
# The population comes from the register, and the manager stands among the contacts.
_ABOUT_WORK = [measure for measure in _NAMES if measure not in ("inhabitants", "manager")]
_UNIT = re.compile(r" i (?:procent|veckor|kronor)$")
_BARE_NUMBER = re.compile(r"[\d\s,.–-]+")
_CODE = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True)
class Compared:
    """A municipality of the comparison, told by its newest profile."""

    row: SeriesRow
    page: AbstractProfilePage
    facts: dict[str, MeasuredFact]
    shortcuts: ContactShortcuts


@dataclass(frozen=True)
class Cell:
    """What one municipality says; an empty text where it says nothing."""

    text: str = ""
    year: str = ""
    url: str = ""
    is_sponsored: bool = False


@dataclass(frozen=True)
class Line:
    """One question across the municipalities; ``url`` leads from its title."""

    title: str
    cells: list[Cell]
    url: str = ""

    @property
    def is_different(self) -> bool:
        """Tells whether the municipalities answer differently."""
        return len({cell.text for cell in self.cells}) > 1


@dataclass(frozen=True)
class Comparison:
    """The municipalities, and the lines of the table by what they are about.

    ``unstated`` is what none of them says.
    """

    compared: list[Compared]
    groups: dict[str, list[Line]]
    unstated: list[str]

    @property
    def is_enough(self) -> bool:
        """Tells whether there is anything to compare with."""
        return len(self.compared) >= FEWEST

    @property
    def names(self) -> str:
        """Returns ”Ekerö, Höör och Värmdö”."""
        names = [item.row.name for item in self.compared]
        return " och ".join([", ".join(names[:-1]), names[-1]]) if names[1:] else "".join(names)


def chosen_codes(values: Iterable[str]) -> list[str]:
    """Returns the first four different municipality codes among a URL's values."""
    codes = dict.fromkeys(value for value in values if _CODE.fullmatch(value))
    return list(codes)[:MOST]


def compare(
    visible: ProfilePageQuerySet,
    newest_editions: list[SeriesRow],
    codes: list[str],
    urls: SeriesUrls,
    *,
    only_differences: bool = False,
) -> Comparison:
    """Compares the municipalities that have a profile; the others are passed over."""
    newest = {row.code: row for row in newest_editions}
    chosen = [newest[code] for code in codes if code in newest]
    pages = _load(visible, [row.pk for row in chosen])
    compared = [
        Compared(
            row, pages[row.pk], measured_facts(pages[row.pk]), contact_shortcuts(pages[row.pk])
        )
        for row in chosen
        if row.pk in pages
    ]
    groups = {
        "Om kommunen": _about(compared),
        "Arbetet": _measured(compared, _ABOUT_WORK),
        "Kontakt": [*_measured(compared, ("manager",)), *_contact(compared)],
        "Ämnen": _topic_lines(compared, urls),
    }
    if only_differences:
        for title, lines in groups.items():
            groups[title] = [line for line in lines if line.is_different]
    stated = {measure for item in compared for measure in item.facts}
    unstated = [_NAMES[measure] for measure in ASKED_FOR if measure not in stated]
    shown = {title: lines for title, lines in groups.items() if lines}
    return Comparison(compared, shown, unstated)


def _load(visible: ProfilePageQuerySet, keys: list[int]) -> dict[int, AbstractProfilePage]:
    pages = visible.select_related("municipality__county").defer("body", "corrections")
    return pages.in_bulk(keys) if keys else {}


def _about(compared: list[Compared]) -> list[Line]:
    return [
        Line("Län", [Cell(item.row.county_name) for item in compared]),
        Line("Folkmängd", [_population(item) for item in compared]),
    ]


def _population(item: Compared) -> Cell:
    if not item.row.population:
        return Cell()
    place = item.page.municipality
    year = place.population_year if place else None
    return Cell(swedish_number(item.row.population), str(year or ""))


def _measured(compared: list[Compared], measures: Iterable[str]) -> list[Line]:
    """Returns the measures that at least one profile states."""
    rows = {measure: [_fact(item.facts.get(measure)) for item in compared] for measure in measures}
    return [
        Line(_title(measure, cells), cells)
        for measure, cells in rows.items()
        if any(cell.text for cell in cells)
    ]


def _title(measure: str, cells: list[Cell]) -> str:
    """Returns the name of a measure; its unit is left out where every answer says its own."""
    needs_unit = any(_BARE_NUMBER.fullmatch(cell.text) for cell in cells)
    return _NAMES[measure] if needs_unit else _UNIT.sub("", _NAMES[measure])


def _fact(fact: MeasuredFact | None) -> Cell:
    if fact is None:
        return Cell()
    return Cell(fact.text, fact.year, f"tel:{fact.phone_e164}" if fact.phone_e164 else "")


def _contact(compared: list[Compared]) -> list[Line]:
    shortcuts = [(item.shortcuts, item.page.is_advertisement) for item in compared]
    phones = [Cell(s.phone_display, url=f"tel:{s.phone_e164}") for s, _ in shortcuts]
    emails = [Cell(s.email, url=f"mailto:{quote(s.email, safe='@+')}") for s, _ in shortcuts]
    jobs = [
        Cell((s.job_text or "Se tjänsterna") if s.job_url else "", "", s.job_url, is_paid)
        for s, is_paid in shortcuts
    ]
    return [Line("Telefon", phones), Line("E\u2011post", emails), Line("Sök jobb", jobs)]


def _topic_lines(compared: list[Compared], urls: SeriesUrls) -> list[Line]:
    """Returns the topics, those that most profiles share first."""
    topics = sorted({topic for item in compared for topic in item.row.topics})
    lines = [
        Line(
            topic.label,
            [Cell("Tas upp" if topic.slug in item.row.topic_slugs else "") for item in compared],
            urls.topic(topic.slug),
        )
        for topic in topics
    ]
    return sorted(lines, key=lambda line: -sum(bool(cell.text) for cell in line.cells))
