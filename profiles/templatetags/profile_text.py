"""What a listing or a byline says about a profile's text, taken from the text itself."""

import math

from django import template
from django.utils import timezone

from home.models import SitePage
from home.shared_cache import BoundedCache
from profiles.models import ProfilePage
from profiles.pictures.covers import cover_of
from profiles.public.contents import heading_anchors
from profiles.public.summary import stream_text, summary

register = template.Library()

# Reading speed of Swedish, the figure that Wagtail's own reading time uses.
WORDS_PER_MINUTE = 218

_words = BoundedCache(largest=1000)

register.filter("teaser", summary)
register.filter("cover", cover_of)

YEARS_UNTIL_OLD = 3


@register.filter
def heading_anchor(page: SitePage | str, block_id: str) -> str:
    """Returns where on its page a sub-heading is found; empty outside a page, as in a preview."""
    body = getattr(page, "body", None)
    return heading_anchors(page).get(block_id, "") if body else ""  # type: ignore[arg-type]


@register.filter
def is_old(profile: ProfilePage) -> bool:
    """Tells whether the profile was published or updated more than three years ago."""
    shown = profile.updated_on or profile.published_on
    if shown is None:
        return False
    today = timezone.localdate()
    age = today.year - shown.year - ((today.month, today.day) < (shown.month, shown.day))
    return age >= YEARS_UNTIL_OLD


@register.filter
def reading_minutes(profile: ProfilePage) -> int:
    """Returns how many minutes standfirst and body take, at least one."""
    words = _words.get_or_make((profile.pk,), lambda: _number_of_words(profile))
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def _number_of_words(profile: ProfilePage) -> int:
    return len(f"{stream_text(profile.standfirst)} {stream_text(profile.body)}".split())
