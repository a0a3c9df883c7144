"""Search results the way Wagtail expects them: sliced, counted, sorted, counted by field."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.db.models import Count, Model, QuerySet
from modelsearch.backends.base import BaseSearchResults, FilterFieldError

from search.analysis.words import words
from search.index.objects import parts_of
from search.query.expanding import expand
from search.query.parsing import parse

# A list this long is still handed to the database; SQLite takes 32,766 values at most.
_LONGEST_LIST = 10_000


class SearchResults(BaseSearchResults):
    """The objects of a queryset that answer a query."""

    supports_facet = True

    def _do_search(self) -> list[Model]:
        if self.query_compiler.matches_all():
            return list(self._sorted_queryset()[self.start : self.stop])
        scores = self._scores
        if self.query_compiler.order_by_relevance:
            held = set(self._within(scores, self.query_compiler.queryset.order_by()))
            found = [key for key in scores if key in held]
        else:
            found = list(self._within(scores, self._sorted_queryset()))
        listed = self._load(found[self.start : self.stop])
        if self._score_field:
            for one in listed:
                setattr(one, self._score_field, float(scores[one.pk]))
        return listed

    def _do_count(self) -> int:
        if self.query_compiler.matches_all():
            return self.query_compiler.queryset[self.start : self.stop].count()
        count = sum(1 for _ in self._within(self._scores, self.query_compiler.queryset))
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
        for some in _pieces(list(self._scores)):
            yield queryset.filter(pk__in=some)

    def _sorted_queryset(self) -> QuerySet:
        """Returns the queryset with an order, so that pages of results do not overlap."""
        queryset = self.query_compiler.queryset
        return queryset if queryset.query.order_by else queryset.order_by("-pk")

    @cached_property
    def _scores(self) -> Mapping[Any, int]:
        """The primary keys of what answers, the best first, with their scores."""
        field = self.query_compiler.queryset.model._meta.pk
        match = self.query_compiler.match()
        scores = {field.to_python(key): score for key, score in match.items()}
        return self._with_fields(scores) if self.query_compiler.fields else scores

    def _within(self, keys: Iterable[Any], queryset: QuerySet) -> Iterator[Any]:
        """Yields those of the primary keys that the queryset holds, in its order."""
        wanted = set(keys)
        if len(wanted) <= _LONGEST_LIST:
            queryset = queryset.filter(pk__in=wanted)
        held = dict.fromkeys(queryset.values_list("pk", flat=True))
        return (key for key in held if key in wanted)

    def _load(self, keys: Sequence[Any]) -> list[Model]:
        objects: dict[Any, Model] = {}
        for some in _pieces(keys):
            objects |= {one.pk: one for one in self.query_compiler.queryset.filter(pk__in=some)}
        return [objects[key] for key in keys if key in objects]

    def _with_fields(self, scores: Mapping[Any, int]) -> Mapping[Any, int]:
        """Keeps the objects that answer in the fields asked for.

        The index does not say in which field a word stands, so the objects themselves do.
        """
        asked = parse(getattr(self.query_compiler.query, "query_string", ""))
        answers = [set(found) for found in expand(word.word for word in asked.words).values()]
        fields = self.query_compiler.fields
        kept = set()
        for one in self._load(list(scores)):
            held = {word for _, text in parts_of(one, fields) for word in words(text)}
            if all(not held.isdisjoint(answer) for answer in answers):
                kept.add(one.pk)
        return {key: score for key, score in scores.items() if key in kept}


def _pieces(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(keys), _LONGEST_LIST):
        yield keys[start : start + _LONGEST_LIST]
