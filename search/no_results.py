"""Where somebody may go who found nothing: counties, topics, the newest profiles."""

from typing import Any

from wagtail.models import Page

from profiles.public.filters import COUNTY, LABEL, TOPIC
from profiles.registers.cached import counties, topics
from search.hits import load_pages
from search.index import facts
from search.index.bitmaps import ordered, united
from search.models import IndexedDocument
from search.query.visibility import visible_documents
from search.site_search import SearchResult

_MOST_TOPICS = 8
_NEWEST = 3


def no_results_context(found: SearchResult) -> dict[str, Any]:
    """Returns what the page offers instead of hits; asked of the index, as the database is slow.

    Going through 50,000 profiles for their counties takes it half a second.
    """
    visible = visible_documents(found.bitmaps)

    def leads_somewhere(parameter: str, value: str) -> bool:
        return bool(found.of_value(parameter, value) & visible)

    held = [topic for topic in topics() if leads_somewhere(TOPIC, topic.slug)]
    return {
        "counties": [one for one in counties() if leads_somewhere(COUNTY, one.code)],
        "topics": held[:_MOST_TOPICS],
        "newest": _newest_profiles(found, visible),
    }


def _newest_profiles(found: SearchResult, visible: int) -> list[Page]:
    """Returns the profiles shown latest; what has a label is a profile."""
    labelled = united(found.of_value(LABEL, value) for value in found.values_of(LABEL))
    newest = list(ordered(labelled & visible, facts.day_bitmaps(found.bitmaps), 0, _NEWEST))
    rows = IndexedDocument.objects.filter(ordinal__in=newest).values_list("ordinal", "object_id")
    keys = {ordinal: int(key) for ordinal, key in rows}
    pages = load_pages(keys.values())
    return [pages[keys[ordinal]] for ordinal in newest if keys.get(ordinal) in pages]
