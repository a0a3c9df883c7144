"""Wagtail's query objects, answered by the index."""

from collections.abc import Mapping

from modelsearch.backends.base import BaseSearchQueryCompiler
from modelsearch.query import And, Boost, Fuzzy, Not, Or, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

from search.analysis.characters import clean
from search.analysis.words import words
from search.query.matching import ask, ask_half_typed
from search.query.parsing import LONGEST_QUERY, MOST_WORDS, parse
from search.query.statement import Condition, Statement

# The objects that answer, by the keys under which they are indexed, with their scores.
Scores = Mapping[str, int]

_FINAL = "SELECT object_id, score FROM hits ORDER BY score DESC, shown_on DESC, id"


class SearchCompiler(BaseSearchQueryCompiler):
    """Answers whole words."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True

    def match(self) -> Scores:
        """Returns the objects of the queryset's model that answer the query, the best first."""
        return self._match(self.query)

    def _get_filters_from_queryset(self, check_only: bool = False) -> None:
        """Asks for no ``FilterField``: the queryset itself filters what was found."""

    def _everything(self) -> Scores:
        return dict.fromkeys(map(str, self.queryset.values_list("pk", flat=True)), 0)

    def _match(self, query: SearchQuery) -> Scores:
        if isinstance(query, PlainText | Fuzzy):
            return self._match_text(query.query_string, query.operator)
        if isinstance(query, Phrase):
            unquoted = query.query_string.replace('"', " ")
            return self._match_text(f'"{unquoted}"', "and")
        if isinstance(query, Boost):
            return self._match(query.subquery)
        if isinstance(query, Not):
            without = self._match(query.subquery)
            return {key: 0 for key in self._everything() if key not in without}
        if isinstance(query, And | Or):
            return self._combine(query)
        return self._everything()

    def _combine(self, query: And | Or) -> Scores:
        found = [self._match(subquery) for subquery in query.subqueries]
        keys = set.intersection(*map(set, found)) if isinstance(query, And) else set().union(*found)
        total = {key: sum(scores.get(key, 0) for scores in found) for key in keys}
        return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))

    def _match_text(self, text: str, operator: str) -> Scores:
        statement = self._statement(text)
        return dict((statement.of_any_word() if operator == "or" else statement).fetch(_FINAL))

    def _statement(self, text: str) -> Statement:
        return ask(parse(text), self._domain()).statement

    def _domain(self) -> Condition:
        types = get_descendants_content_types_pks(self.queryset.model)
        return Condition.among("d.content_type_id IN {}", types)


class AutocompleteCompiler(SearchCompiler):
    """Answers words that are still being typed."""

    def _statement(self, text: str) -> Statement:
        # Here a single letter says something.
        return ask_half_typed(words(clean(text)[:LONGEST_QUERY])[:MOST_WORDS], self._domain())
