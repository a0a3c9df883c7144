"""What a stored version of a page holds that can't be shown any more, said before it is saved over.

Wagtail drops blocks of a type that the code no longer has, and empties choosers whose rows are
gone, without a word.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from wagtail.blocks import ChooserBlock, StreamValue, StructValue
from wagtail.fields import StreamField
from wagtail.models import Page

UNKNOWN_BLOCK = (
    "{field} hade ett block av slaget ”{name}”, som inte finns längre. Det visas inte, och "
    "är borta när sidan sparas."
)
CHOSEN_GONE = "{field}: {chooser} som var vald i blocket ”{name}” finns inte längre. Välj en annan."


def unknown_types(value: Any) -> Iterator[str]:
    """Yields the types of the blocks that a value was stored with and lost, also within others."""
    if isinstance(value, StreamValue):
        yield from getattr(value, "unknown_types", ())
        for child in value:
            yield from unknown_types(child.value)
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from unknown_types(part)


def losses(page: Page) -> Iterator[str]:
    """Yields a sentence for each part of the page that is lost."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            stream, label = getattr(page, field.name), str(field.verbose_name).capitalize()
            for name in unknown_types(stream):
                yield UNKNOWN_BLOCK.format(field=label, name=name)
            for chooser, name in _emptied_choosers(stream):
                yield CHOSEN_GONE.format(field=label, chooser=chooser, name=name)


def _emptied_choosers(stream: StreamValue) -> Iterator[tuple[str, str]]:
    for child, stored in zip(stream, stream.raw_data, strict=True):
        value = stored.get("value")
        if not isinstance(child.value, StructValue) or not isinstance(value, dict):
            continue
        for name, block in child.block.child_blocks.items():
            if isinstance(block, ChooserBlock) and value.get(name) and not child.value.get(name):
                yield str(block.label).lower(), str(child.block.label)


def warn_of_lost_content(request: HttpRequest, page: Page) -> None:
    """Says above the form what is lost."""
    for sentence in dict.fromkeys(losses(page)):
        messages.warning(request, sentence)
