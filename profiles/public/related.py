"""What a profile leads on to: related profiles, its place in the series, other editions."""

from dataclasses import dataclass, field

from django.db.models import Q, Subquery

from profiles.content import ProfilePageQuerySet
from profiles.public.rows import SeriesRow, load_rows
from profiles.registers.models import Municipality
from profiles.registers.neighbours import neighbours_of

RELATED = 3
_MOST_TOPICS_COUNTED = 3


@dataclass(frozen=True)
class RelatedRow:
    """A related profile and why it is one; the reason is empty when it only is new."""

    row: SeriesRow
    reason: str


@dataclass(frozen=True)
class RelatedContent:
    """Ways on from a profile; ``previous`` and ``following`` are its places in the series."""

    related: list[RelatedRow] = field(default_factory=list)
    neighbours: list[SeriesRow] = field(default_factory=list)
    previous: SeriesRow | None = None
    following: SeriesRow | None = None
    newer_edition: SeriesRow | None = None
    earlier_editions: list[SeriesRow] = field(default_factory=list)


def related_content(
    current: SeriesRow, newest_editions: list[SeriesRow], visible: ProfilePageQuerySet
) -> RelatedContent:
    """Returns the ways on from a profile among the visible ones of its series."""
    others = [row for row in newest_editions if row.code and row.code != current.code]
    related = _related(current, others)
    shown = {item.row.pk for item in related}
    around = _around(current, visible)
    newer = [row for row in around if row.newest_first_key < current.newest_first_key]
    older = [row for row in around if row.newest_first_key > current.newest_first_key]
    return RelatedContent(
        related=related,
        neighbours=[row for row in _neighbours(current, others) if row.pk not in shown],
        previous=next(reversed(newer), None),
        following=next(iter(older), None),
        newer_edition=next(iter(_editions(current, newer)), None),
        earlier_editions=_editions(current, older),
    )


def _around(current: SeriesRow, visible: ProfilePageQuerySet) -> list[SeriesRow]:
    """Returns the nearest profile on each side and the other editions, newest first; one query."""
    place = current.published_on, current.pk
    newer = visible.newer_than(*place).newest_first().reverse()
    older = visible.older_than(*place).newest_first()
    wanted = Q(pk=_first_key(newer)) | Q(pk=_first_key(older))
    if current.code:
        # Each alternative is a column of one table with an index; else all profiles are read.
        municipality = Municipality.objects.filter(code=current.code)
        wanted |= Q(municipality=Subquery(municipality.values("pk")))
    return load_rows(visible.filter(wanted).exclude(pk=current.pk))


def _first_key(profiles: ProfilePageQuerySet) -> Subquery:
    return Subquery(profiles.values("pk")[:1])


def _editions(current: SeriesRow, rows: list[SeriesRow]) -> list[SeriesRow]:
    return [row for row in rows if row.code and row.code == current.code]


def _related(current: SeriesRow, others: list[SeriesRow]) -> list[RelatedRow]:
    candidates = sorted(others, key=lambda row: (-_closeness(current, row), row.newest_first_key))
    return [RelatedRow(row, _reason(current, row)) for row in candidates[:RELATED]]


def _closeness(current: SeriesRow, other: SeriesRow) -> int:
    """Weighs a border as three, nearness over water or the county as two, a topic as one."""
    neighbours = neighbours_of(current.code)
    place = 3 if other.code in neighbours.bordering else 0
    if not place and (other.code in neighbours.near or _same_county(current, other)):
        place = 2
    shared = len(current.topic_slugs & other.topic_slugs)
    return place + min(shared, _MOST_TOPICS_COUNTED)


def _reason(current: SeriesRow, other: SeriesRow) -> str:
    shared = [t.label for t in other.topics if t.slug in current.topic_slugs]
    if other.code in neighbours_of(current.code).bordering:
        return "Grannkommun"
    if other.code in neighbours_of(current.code).near:
        return "Nära över vattnet"
    if len(shared) > 1:
        return f"Gemensamma ämnen: {_lower_first(shared[0])}, {_lower_first(shared[1])}"
    if _same_county(current, other):
        return "Samma län"
    return f"Gemensamt ämne: {_lower_first(shared[0])}" if shared else ""


def _lower_first(label: str) -> str:
    """Returns a topic as inside a sentence; names (Signs of Safety, LSS) keep their capitals."""
    rest = label[1:]
    return label if rest != rest.lower() else label[:1].lower() + rest


def _same_county(current: SeriesRow, other: SeriesRow) -> bool:
    return bool(current.county_code) and current.county_code == other.county_code


def _neighbours(current: SeriesRow, others: list[SeriesRow]) -> list[SeriesRow]:
    codes = neighbours_of(current.code).all
    found = [row for row in others if row.code in codes]
    return sorted(found, key=lambda row: row.sort_key)
