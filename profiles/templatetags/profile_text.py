"""What a listing or a byline says about a profile's text, taken from the text itself."""

import math

from django import template

from home.shared_cache import BoundedCache
from profiles.models import ProfilePage
from profiles.public.summary import stream_text, summary

register = template.Library()

# Reading speed of Swedish, the figure that Wagtail's own reading time uses.
WORDS_PER_MINUTE = 218

_words = BoundedCache(largest=1000)

register.filter("teaser", summary)


@register.filter
def reading_minutes(profile: ProfilePage) -> int:
    """Returns how many minutes standfirst and body take, at least one."""
    words = _words.get_or_make((profile.pk,), lambda: _number_of_words(profile))
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def _number_of_words(profile: ProfilePage) -> int:
    return len(f"{stream_text(profile.standfirst)} {stream_text(profile.body)}".split())
