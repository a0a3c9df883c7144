"""Where one may go who has found nothing, or not begun: counties, topics, newest profiles."""

from typing import Any

from django.db.models import Count

from profiles.registers.cached import counties, topics
from search.hits import load_pages
from search.index.filter_terms import TOPIC
from search.models import IndexedDocument, Posting

_MOST_TOPICS = 12
_NEWEST = 3


def no_results_context() -> dict[str, Any]:
    """Returns what the page offers instead of hits."""
    visible = IndexedDocument.objects.visible()
    codes = set(visible.order_by().values_list("county", flat=True).distinct())
    largest = _largest_topics()
    newest = visible.exclude(label="").order_by("-shown_on", "pk")[:_NEWEST]
    keys = list(newest.values_list("page_id", flat=True))
    pages = load_pages(keys)
    return {
        "counties": [county for county in counties() if county.code in codes],
        "topics": [topic for topic in topics() if topic.slug in largest],
        "newest": [pages[key] for key in keys if key in pages],
    }


def _largest_topics() -> set[str]:
    """Returns the slugs of the topics that most visible pages have."""
    terms = [TOPIC + topic.slug for topic in topics()]
    of_topics = Posting.objects.visible().filter(term__in=terms)
    counted = of_topics.values("term").annotate(number=Count("document"))
    largest = counted.order_by("-number", "term").values_list("term", flat=True)
    return {term.removeprefix(TOPIC) for term in largest[:_MOST_TOPICS]}
