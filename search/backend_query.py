"""Wagtail's query objects, answered by the index."""

from modelsearch.backends.base import BaseSearchQueryCompiler
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

from search.index.bitmaps import united, within
from search.index.objects import MODEL_FACT
from search.query.autocomplete import half_typed_words, match_half_typed
from search.query.matching import Match, match_phrases, match_words
from search.query.parsing import parse
from search.query.reading import read_groups


class SearchCompiler(BaseSearchQueryCompiler):
    """Answers whole words."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True

    def match(self) -> Match:
        """Returns the documents of the queryset's model that answer the query."""
        return self._match(self.query, self._domain())

    def matches_all(self) -> bool:
        """Tells whether nothing was asked, so that the queryset itself is the answer."""
        return isinstance(self.query, MatchAll)

    def content_types(self) -> list[int]:
        """Returns the content types of the model and those that inherit from it."""
        return get_descendants_content_types_pks(self.queryset.model)

    def _domain(self) -> int:
        models = [f"{MODEL_FACT}{pk}" for pk in self.content_types()]
        return united(read_groups({"models": models})["models"])

    def _match(self, query: SearchQuery, domain: int) -> Match:
        if isinstance(query, PlainText | Fuzzy):
            return self._match_text(query.query_string, query.operator, domain)
        if isinstance(query, Phrase):
            return self._match_text(_as_phrase(query.query_string), "and", domain)
        if isinstance(query, Boost):
            return self._match(query.subquery, domain)
        if isinstance(query, Not):
            return Match(domain & ~self._match(query.subquery, domain).documents)
        if isinstance(query, And | Or):
            return self._combine(query, domain)
        return Match(domain)

    def _combine(self, query: And | Or, domain: int) -> Match:
        total = Match(domain) if isinstance(query, And) else Match()
        for subquery in query.subqueries:
            match = self._match(subquery, domain)
            total = total & match if isinstance(query, And) else total | match
        return total

    def _match_text(self, text: str, operator: str, domain: int) -> Match:
        query = parse(text)
        found = match_words(query, domain)
        match = found.any_word() if operator == "or" else found.all_words()
        documents = match_phrases(query.phrases, match.documents)
        return Match(documents, within(match.score, documents))


class AutocompleteCompiler(SearchCompiler):
    """Answers words that are still being typed."""

    def _match_text(self, text: str, operator: str, domain: int) -> Match:
        return match_half_typed(half_typed_words(text), domain)


def _as_phrase(text: str) -> str:
    """Returns a text that is a phrase as a whole in quotation marks."""
    unquoted = text.replace('"', " ")
    return f'"{unquoted}"'
