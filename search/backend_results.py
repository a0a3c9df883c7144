"""Search results the way Wagtail expects them: sliced, counted, sorted, counted by field."""

from collections import Counter, OrderedDict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet
from modelsearch.backends.base import BaseSearchResults, FilterFieldError

from search.analysis.words import words
from search.document import parts_of
from search.query.expanding import expand
from search.query.parsing import parse

# A list this long is still handed to the database; SQLite takes 32,766 values at most.
_LONGEST_LIST = 10_000


class SearchResults(BaseSearchResults):
    """The objects of a queryset that answer a query."""

    supports_facet = True

    def _do_search(self) -> list[Model]:
        queryset, scores = self.query_compiler.queryset, self._scores
        if self.query_compiler.order_by_relevance and any(scores.values()):
            held = set(self._found_in(queryset.order_by()))
            found = [key for key in scores if key in held]
        else:
            # With an order, so that pages of results do not overlap.
            ordered = queryset if queryset.query.order_by else queryset.order_by("-pk")
            found = self._found_in(ordered)
        listed = self._load(found[self.start : self.stop])
        if self._score_field:
            for one in listed:
                setattr(one, self._score_field, float(scores[one.pk]))
        return listed

    def _do_count(self) -> int:
        return len(self._found_in(self.query_compiler.queryset)[self.start : self.stop])

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        """Counts the objects found by the value of a field, the commonest first."""
        queryset = self.query_compiler.queryset
        if self.query_compiler._get_filterable_field(field_name) is None:
            model = queryset.model.__name__
            message = f'Add index.FilterField("{field_name}") to {model}.search_fields.'
            raise FilterFieldError(message, field_name=field_name)
        values = queryset.order_by().values_list("pk", field_name)
        counts = Counter(value for key, value in values if key in self._scores)
        return OrderedDict(counts.most_common())

    @cached_property
    def _scores(self) -> Mapping[Any, int]:
        """The primary keys of what answers, the best first, with their scores."""
        field = self.query_compiler.queryset.model._meta.pk
        match = self.query_compiler.match()
        scores = {field.to_python(key): score for key, score in match.items()}
        return self._with_fields(scores) if self.query_compiler.fields else scores

    def _found_in(self, queryset: QuerySet) -> list[Any]:
        """Returns the primary keys of what answers and the queryset holds, in its order."""
        held = _limited(queryset, self._scores).values_list("pk", flat=True)
        return [key for key in dict.fromkeys(held) if key in self._scores]

    def _load(self, keys: Sequence[Any]) -> list[Model]:
        objects = {one.pk: one for one in _limited(self.query_compiler.queryset, keys)}
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


def _limited(queryset: QuerySet, keys: Collection[Any]) -> QuerySet:
    """Returns what has some of the keys; all there is, where they are too many to be asked for."""
    return queryset.filter(pk__in=keys) if len(keys) <= _LONGEST_LIST else queryset
