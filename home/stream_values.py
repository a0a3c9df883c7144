"""Ways through the values of blocks within blocks, however deep."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue


def leaves(value: Any) -> Iterator[Any]:
    """Yields what a block's value holds in the end: texts, rich texts, dates, chosen rows."""
    parts: Iterable[Any]
    if isinstance(value, StreamValue):
        parts = (child.value for child in value)
    elif isinstance(value, StructValue):
        parts = value.values()
    elif isinstance(value, ListValue):
        parts = value
    else:
        yield value
        return
    for part in parts:
        yield from leaves(part)


def with_leaves(value: Any, change: Callable[[Any], Any]) -> Any:
    """Returns a block's value with ``change`` made to each of its leaves."""
    if isinstance(value, StructValue):
        value.update({name: with_leaves(part, change) for name, part in value.items()})
    elif isinstance(value, (StreamValue, ListValue)):
        for child in value if isinstance(value, StreamValue) else value.bound_blocks:
            child.value = with_leaves(child.value, change)
    else:
        return change(value)
    return value
