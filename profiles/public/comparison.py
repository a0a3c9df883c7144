"""Two to four municipalities side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from profiles.blocks.measures import MEASURES
from profiles.content import AbstractProfilePage, ProfilePageQuerySet
from profiles.public.contact_shortcuts import ContactShortcuts, contact_shortcuts
from profiles.public.measured_facts import MeasuredFact, measured_facts
from profiles.public.rows import SeriesRow, TopicOfRow

FEWEST, MOST = 2, 4
_CODE = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True)
class Compared:
    """A municipality of the comparison, told by its newest profile."""

    row: SeriesRow
    page: AbstractProfilePage
    facts: dict[str, MeasuredFact]
    shortcuts: ContactShortcuts


@dataclass(frozen=True)
class FactLine:
    """A measure across the municipalities; None where a profile does not say."""

    title: str
    facts: list[MeasuredFact | None]


@dataclass(frozen=True)
class TopicLine:
    """A topic across the municipalities: whose profiles take it up."""

    topic: TopicOfRow
    is_taken_up: list[bool]


@dataclass(frozen=True)
class Comparison:
    """The municipalities, and the lines of the table."""

    compared: list[Compared]
    fact_lines: list[FactLine]
    topic_lines: list[TopicLine]

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
    visible: ProfilePageQuerySet, newest_editions: list[SeriesRow], codes: list[str]
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
    return Comparison(compared, _fact_lines(compared), _topic_lines(compared))


def _load(visible: ProfilePageQuerySet, keys: list[int]) -> dict[int, AbstractProfilePage]:
    pages = visible.select_related("municipality__county").defer("body", "corrections")
    return pages.in_bulk(keys) if keys else {}


def _fact_lines(compared: list[Compared]) -> list[FactLine]:
    """Returns the measures that at least one profile gives."""
    lines = [
        FactLine(name, [item.facts.get(measure) for item in compared]) for measure, name in MEASURES
    ]
    return [line for line in lines if any(line.facts)]


def _topic_lines(compared: list[Compared]) -> list[TopicLine]:
    """Returns the topics, those that most profiles share first."""
    topics = sorted({topic for item in compared for topic in item.row.topics})
    lines = [
        TopicLine(topic, [topic.slug in item.row.topic_slugs for item in compared])
        for topic in topics
    ]
    return sorted(lines, key=lambda line: -sum(line.is_taken_up))
