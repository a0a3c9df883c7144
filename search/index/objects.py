"""Objects: what any object of an indexed model is searched by.

Wagtail's models (pictures, documents, snippets, pages) say it with ``search_fields``. A title or
a boosted field weighs as a title, the rest as running text.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Manager, Model
from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField

from search.analysis.characters import clean
from search.index.filter_terms import TOPIC, TOPIC_WEIGHT
from search.index.weights import (
    BODY,
    TITLE,
    Part,
    beginnings,
    name_terms,
    weighed_words,
)
from search.index.writing import Entry
from search.models import LONGEST_TERM

_NAME_FIELDS = frozenset({"title", "name", "label"})


def entry_of(subject: Model) -> Entry:
    """Returns the entry of an object that only its search fields speak for."""
    parts = parts_of(subject)
    text = "\n".join(text for _, text in parts)
    return make_entry(subject, parts, autocomplete_of(subject), text=text)


def make_entry(
    subject: Model,
    parts: Iterable[Part],
    autocomplete: Iterable[str],
    columns: Mapping[str, Any] | None = None,
    text: str = "",
    names: Iterable[str] = (),
    topics: Iterable[str] = (),
) -> Entry:
    """Returns the entry of an object from the parts of its text and the columns of its row."""
    content_type_id = ContentType.objects.get_for_model(type(subject)).pk
    terms = {
        **weighed_words(parts),
        **beginnings(autocomplete),
        **name_terms(names),
        **{TOPIC + slug: TOPIC_WEIGHT for slug in topics},
    }
    return Entry(
        content_type_id=content_type_id,
        object_id=str(subject.pk),
        terms={term[:LONGEST_TERM]: weight for term, weight in terms.items()},
        text=clean(text),
        columns=columns or {},
    )


def parts_of(subject: Any, fields: Iterable[str] | None = None) -> list[Part]:
    """Returns the weighed texts of an object's search fields, or of those named."""
    wanted = None if fields is None else set(fields)
    return [
        (_weight(field), text)
        for field, text in _texts(subject, type(subject).get_search_fields(), SearchField)
        if wanted is None or field.field_name in wanted
    ]


def autocomplete_of(subject: Any) -> list[str]:
    """Returns the texts that a half-typed word may begin."""
    fields = type(subject).get_search_fields()
    return [text for _, text in _texts(subject, fields, AutocompleteField)]


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
