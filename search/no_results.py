"""Where somebody may go who found nothing: counties, topics, the newest profiles."""

from itertools import islice
from typing import Any

from profiles.registers.cached import counties, topics
from search.hits import load_pages
from search.index.filter_terms import TOPIC
from search.models import IndexedDocument, Posting

_MOST_TOPICS = 8
_NEWEST = 3


def no_results_context() -> dict[str, Any]:
    """Returns what the page offers instead of hits."""
    visible = IndexedDocument.objects.visible()
    codes = set(visible.order_by().values_list("county", flat=True).distinct())
    of_topic = Posting.objects.visible()
    held = (topic for topic in topics() if of_topic.filter(term=TOPIC + topic.slug).exists())
    newest = visible.exclude(label="").order_by("-shown_on", "pk")[:_NEWEST]
    keys = list(newest.values_list("page_id", flat=True))
    pages = load_pages(keys)
    return {
        "counties": [county for county in counties() if county.code in codes],
        "topics": list(islice(held, _MOST_TOPICS)),
        "newest": [pages[key] for key in keys if key in pages],
    }
