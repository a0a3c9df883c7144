"""What a listing or a byline says about a profile's text, taken from the text itself."""

import math
import re

from django import template
from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.blocks import StreamValue

from profiles.models import ProfilePage

register = template.Library()

# Reading speed of Swedish, the figure that Wagtail's own reading time uses.
WORDS_PER_MINUTE = 218
TEASER_LENGTH = 220
_SENTENCE = re.compile(r".+?[.!?…](?=\s+[A-ZÅÄÖ–”]|\s*$)", re.DOTALL)


@register.filter
def teaser(profile: ProfilePage) -> str:
    """Returns the editor's search description, or the first sentence of the standfirst."""
    if profile.search_description:
        return profile.search_description
    text = " ".join(_opening_text(profile.standfirst).split())
    sentence = _SENTENCE.match(text)
    return Truncator(sentence.group() if sentence else text).chars(TEASER_LENGTH, truncate=" …")


@register.filter
def reading_minutes(profile: ProfilePage) -> int:
    """Returns how many minutes standfirst and body take, at least one."""
    words = len(f"{_stream_text(profile.standfirst)} {_stream_text(profile.body)}".split())
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def _opening_text(standfirst: StreamValue) -> str:
    """Prefers prose: a list of points begins with a fragment, a quotation with a voice."""
    for child in standfirst or []:
        if child.block_type == "text" and child.value:
            return strip_tags(str(child.value))
    return _stream_text(standfirst)


def _stream_text(stream: StreamValue) -> str:
    parts = stream.stream_block.get_searchable_content(stream) if stream else []
    return strip_tags(" ".join(parts))
