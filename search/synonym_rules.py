"""What makes a synonym a bad one.

A synonym widens every search for the words it belongs to. One that is too short matches by chance;
one that stands on most pages brings them all. Both are refused with the reason.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from profiles.models import Topic
from search.models import IndexedDocument, Posting
from search.query.expanding import expand
from search.query.parsing import parse

_SHORTEST = 3
_SHORTEST_ABBREVIATION = 2
_FEWEST_PAGES = 4
_MOST_PAGES_PERCENT = 60


def check_synonyms(lines: Iterable[str]) -> None:
    """Raises a ValidationError that says what is wrong with which of the synonyms."""
    problems = [problem for line in lines if (problem := find_problem(line.strip()))]
    if problems:
        raise ValidationError(problems)


def check_topic_synonyms(value: str) -> None:
    """Checks the synonyms that no topic has yet; those of long standing may stay."""
    known = {line for topic in Topic.objects.all() for line in topic.synonym_list}
    check_synonyms(line for line in lines_of(value) if line not in known)


def lines_of(text: str) -> list[str]:
    """Returns the synonyms of a field: one on each line that is not blank."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def find_problem(synonym: str) -> str:
    """Returns what is wrong with a synonym as a sentence, or an empty text."""
    query = parse(synonym)
    if not query.words:
        return f"”{synonym}” innehåller inget ord att söka på. Skriv ett ord eller ett uttryck."
    if query.only_names:
        return f"”{synonym}” är ett småord som sökningen hoppar över. Skriv ett ord som säger mer."
    if _is_too_short(synonym):
        return f"”{synonym}” är för kort och skulle träffa av en slump. Skriv minst tre bokstäver."
    share = _share_of_pages([word.word for word in query.words])
    if share > _MOST_PAGES_PERCENT:
        return (
            f"”{synonym}” är för vanligt: det står på {share} procent av sidorna, så att nästan"
            " alla skulle bli träffar. Skriv ett ord som skiljer sidorna åt."
        )
    return ""


def _is_too_short(synonym: str) -> bool:
    least = _SHORTEST_ABBREVIATION if synonym.isupper() else _SHORTEST
    return sum(letter.isalnum() for letter in synonym) < least


def _share_of_pages(words: list[str]) -> int:
    """Returns on how many per cent of the pages all the words stand, in any form."""
    holding = pages = IndexedDocument.objects.visible()
    number = pages.count()
    if number < _FEWEST_PAGES:
        return 0
    for answers in expand([], forms_only=words).values():
        holding = holding.filter(pk__in=Posting.objects.filter(term__in=answers).values("document"))
    return 100 * holding.count() // number
