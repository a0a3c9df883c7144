"""Search results the way Wagtail expects them: sliced, counted, sorted, counted by field."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, Model, QuerySet
from modelsearch.backends.base import BaseSearchResults, FilterFieldError

from search.analysis import words
from search.index.bitmaps import bitmap, descending, ordered, positions
from search.index.objects import parts_of
from search.models import IndexedDocument
from search.query.expanding import expand
from search.query.matching import Match
from search.query.parsing import parse
from search.query.process_cache import cached_reading

# A list this long is still handed to the database; SQLite takes 32,766 values at most.
_LONGEST_LIST = 10_000
# So few keys are read for each search; for more, all keys are read once and remembered.
_FEW = 1_000
_BYTES_OF_KEY = 150


class SearchResults(BaseSearchResults):
    """The objects of a queryset that answer a query."""

    supports_facet = True

    def _do_search(self) -> list[Model]:
        if self.query_compiler.matches_all():
            return list(self._sorted_queryset()[self.start : self.stop])
        match = self.query_compiler.match()
        keys = self._keys(match.documents)
        if self.query_compiler.order_by_relevance:
            found = self._by_relevance(match, keys)
        else:
            found = list(self._within(keys.values(), self._sorted_queryset()))
            found = found[self.start : self.stop]
        return self._with_scores(self._load(found), match, keys)

    def _do_count(self) -> int:
        if self.query_compiler.matches_all():
            return self.query_compiler.queryset[self.start : self.stop].count()
        keys = self._keys(self.query_compiler.match().documents)
        count = sum(1 for _ in self._within(keys.values(), self.query_compiler.queryset))
        stop = count if self.stop is None else min(self.stop, count)
        return max(stop - self.start, 0)

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        """Counts the objects found by the value of a field, the commonest first."""
        if self.query_compiler._get_filterable_field(field_name) is None:
            model = self.query_compiler.queryset.model.__name__
            message = f'Add index.FilterField("{field_name}") to {model}.search_fields.'
            raise FilterFieldError(message, field_name=field_name)
        counts: Counter = Counter()
        for some in self._querysets():
            rows = some.order_by().values_list(field_name).annotate(count=Count("pk"))
            for value, count in rows:
                counts[value] += count
        return OrderedDict(counts.most_common())

    def _querysets(self) -> Iterator[QuerySet]:
        """Yields the queryset limited to what was found, in pieces a database can take."""
        queryset = self.query_compiler.queryset
        if self.query_compiler.matches_all():
            yield queryset
            return
        keys = list(self._keys(self.query_compiler.match().documents).values())
        for start in range(0, len(keys), _LONGEST_LIST):
            yield queryset.filter(pk__in=keys[start : start + _LONGEST_LIST])

    def _sorted_queryset(self) -> QuerySet:
        """Returns the queryset with an order, so that pages of results do not overlap."""
        queryset = self.query_compiler.queryset
        return queryset if queryset.query.order_by else queryset.order_by("-pk")

    def _keys(self, documents: int) -> dict[int, Any]:
        """Returns the primary keys of the documents, by ordinal."""
        ordinals = positions(documents)
        if len(ordinals) <= _FEW:
            keys = self._read_keys(ordinal__in=ordinals)
        else:
            types = self.query_compiler.content_types()
            known = cached_reading(("keys", *types), self._read_keys, _BYTES_OF_KEY)
            keys = {ordinal: known[ordinal] for ordinal in ordinals if ordinal in known}
        return self._with_fields(keys) if self.query_compiler.fields else keys

    def _read_keys(self, **filters: Any) -> dict[int, Any]:
        types = self.query_compiler.content_types()
        rows = IndexedDocument.objects.filter(content_type_id__in=types, **filters)
        field = self.query_compiler.queryset.model._meta.pk
        return {
            ordinal: field.to_python(key)
            for ordinal, key in rows.values_list("ordinal", "object_id")
        }

    def _within(self, keys: Iterable[Any], queryset: QuerySet) -> Iterator[Any]:
        """Yields those of the primary keys that the queryset holds, in its order."""
        wanted = set(keys)
        if len(wanted) <= _LONGEST_LIST:
            queryset = queryset.filter(pk__in=wanted)
        held = dict.fromkeys(queryset.values_list("pk", flat=True))
        return (key for key in held if key in wanted)

    def _by_relevance(self, match: Match, keys: dict[int, Any]) -> list[Any]:
        held = set(self._within(keys.values(), self.query_compiler.queryset.order_by()))
        documents = bitmap(ordinal for ordinal, key in keys.items() if key in held)
        stop = len(held) if self.stop is None else self.stop
        return [keys[one] for one in ordered(documents, descending(match.score), self.start, stop)]

    def _load(self, keys: list[Any]) -> list[Model]:
        objects: dict[Any, Model] = {}
        for start in range(0, len(keys), _LONGEST_LIST):
            some = keys[start : start + _LONGEST_LIST]
            objects |= {one.pk: one for one in self.query_compiler.queryset.filter(pk__in=some)}
        return [objects[key] for key in keys if key in objects]

    def _with_scores(self, found: list[Model], match: Match, keys: dict[int, Any]) -> list[Model]:
        if self._score_field:
            ordinals = {key: ordinal for ordinal, key in keys.items()}
            for one in found:
                place = ordinals[one.pk]
                score = sum((bitmap >> place & 1) << bit for bit, bitmap in enumerate(match.score))
                setattr(one, self._score_field, float(score))
        return found

    def _with_fields(self, keys: dict[int, Any]) -> dict[int, Any]:
        """Keeps the objects that answer in the fields asked for.

        The index does not say in which field a word stands, so the objects themselves do.
        """
        asked = parse(getattr(self.query_compiler.query, "query_string", ""))
        answers = [set(found) for found in expand(word.word for word in asked.words).values()]
        fields = self.query_compiler.fields
        kept = set()
        for one in self._load(list(keys.values())):
            held = {word for _, text in parts_of(one, fields) for word in words(text)}
            if all(not held.isdisjoint(answer) for answer in answers):
                kept.add(one.pk)
        return {ordinal: key for ordinal, key in keys.items() if key in kept}
