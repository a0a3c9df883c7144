"""The search document of any object: what it is found by, and how much each part weighs.

Wagtail's models (pictures, documents, snippets, pages) say it with ``search_fields``: a title or a
boosted field weighs as a title, the rest as running text. Pages come with what visitors filter by,
profiles with weights of their own (``search.profile_document``).

The stored text of a page has the title on its first line and the place on its second, for phrases
to be found in; excerpts are taken from what follows.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Manager, Model
from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField
from wagtail.models import Page

from profiles.models import ProfilePage
from profiles.registers.population_classes import size_class
from search.analysis.characters import clean
from search.index.filter_terms import TOPIC, TOPIC_WEIGHT
from search.index.weights import BODY, TITLE, Part, beginnings, name_terms, weighed_words
from search.index.writing import Entry
from search.models import LONGEST_TERM
from search.models.index import UNDATED
from search.profile_document import ReadProfile, profile_parts, readable_text

_NAME_FIELDS = frozenset({"title", "name", "label"})


def document_of(subject: Model) -> Entry:
    """Returns what an object is indexed as."""
    if isinstance(subject, ProfilePage):
        return _profile_entry(subject)
    parts = parts_of(subject)
    if not isinstance(subject, Page):
        return _entry(subject, parts, "\n".join(text for _, text in parts))
    text = "\n".join(text for _, text in parts if text and text != subject.title)
    return _entry(subject, parts, f"{subject.title}\n\n{text}", _page_columns(subject))


def parts_of(subject: Any, fields: Iterable[str] | None = None) -> list[Part]:
    """Returns the weighed texts of an object's search fields, or of those named."""
    wanted = None if fields is None else set(fields)
    return [
        (_weight(field), text)
        for field, text in _texts(subject, type(subject).get_search_fields(), SearchField)
        if wanted is None or field.field_name in wanted
    ]


def _profile_entry(page: ProfilePage) -> Entry:
    profile, municipality = ReadProfile(page), page.municipality
    place = f"{municipality.display_name}, {municipality.county.name}" if municipality else ""
    terms = {
        **beginnings([municipality.name] if municipality else []),
        **name_terms(person.name for person in profile.people),
        **{TOPIC + topic.slug: TOPIC_WEIGHT for topic in profile.topics},
    }
    return _entry(
        page,
        profile_parts(profile),
        f"{page.title}\n{place}\n{readable_text(profile)}",
        _page_columns(page) | _profile_columns(page),
        terms,
    )


def _entry(
    subject: Any,
    parts: Iterable[Part],
    text: str,
    columns: Mapping[str, Any] | None = None,
    more_terms: Mapping[str, int] | None = None,
) -> Entry:
    """Returns the entry of an object from the parts of its text and the columns of its row."""
    half_typed = _texts(subject, type(subject).get_search_fields(), AutocompleteField)
    terms = {
        **weighed_words(parts),
        **beginnings(text for _, text in half_typed),
        **(more_terms or {}),
    }
    return Entry(
        content_type_id=ContentType.objects.get_for_model(type(subject)).pk,
        object_id=str(subject.pk),
        terms={term[:LONGEST_TERM]: weight for term, weight in terms.items()},
        text=clean(text),
        columns=columns or {},
    )


def _page_columns(page: Page) -> dict[str, Any]:
    return {"page_id": page.pk, "is_live": page.live and not page.is_root()}


def _profile_columns(page: ProfilePage) -> dict[str, Any]:
    """Returns what the facets count and the sorting by date needs."""
    municipality, shown_on = page.municipality, page.published_on
    size = size_class(municipality.population) if municipality else None
    return {
        "county": municipality.county.code if municipality else "",
        "size": size.slug if size else "",
        "label": page.label,
        "year": shown_on.year if shown_on else 0,
        "shown_on": shown_on or UNDATED,
    }


def _weight(field: SearchField) -> int:
    is_name = field.field_name in _NAME_FIELDS or (field.boost or 1) > 1
    return TITLE if is_name else BODY


def _texts(
    subject: Any, fields: Iterable[BaseField | RelatedFields], kind: type[BaseField]
) -> Iterator[tuple[BaseField, str]]:
    """Yields the texts of the fields of one kind, those of related objects too."""
    for field in fields:
        if isinstance(field, RelatedFields):
            for related in _related(field.get_value(subject)):
                yield from _texts(related, field.fields, kind)
        elif isinstance(field, kind):
            yield field, _plain(field.get_value(subject))


def _related(value: Any) -> Iterable[Any]:
    if value is None:
        return []
    return value.all() if isinstance(value, Manager) else [value]


def _plain(value: Any) -> str:
    """Returns any value of a field as text."""
    if value is None:
        return ""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple | set):
        return "\n".join(_plain(item) for item in value)
    return str(value)
