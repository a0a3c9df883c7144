"""Registers: the counties and topics that profiles are narrowed by, asked once until one changes.

Every search needs their names, and so does a filter that matches nothing. What is returned is
shared by all threads: treat it as read-only.
"""

from home.shared_cache import cached_until_publish
from profiles.registers.models import County, Topic


@cached_until_publish(largest=1)
def counties() -> tuple[County, ...]:
    """Returns the counties in their order."""
    return tuple(County.objects.order_by("sort_key"))


@cached_until_publish(largest=1)
def topics() -> tuple[Topic, ...]:
    """Returns the topics in their order."""
    return tuple(Topic.objects.order_by("sort_key"))
