"""No block requires anything: relaxed validation of drafts, which is not thread-safe, is unused."""

from collections.abc import Iterator
from typing import Any

from django.test import SimpleTestCase
from wagtail.blocks import ListBlock, StreamBlock, StructBlock

from home.blocks.draft_stream import DraftStreamBlock
from home.models import HomePage, StandardPage
from profiles.models import ProfilePage

STREAMS = [
    (model, field)
    for model in (HomePage, StandardPage, ProfilePage)
    for field in model._meta.get_fields()
    if hasattr(field, "stream_block")
]


def blocks_below(block: Any) -> Iterator[Any]:
    """Yields the block and all blocks in it."""
    yield block
    children: list[Any] = []
    if isinstance(block, StreamBlock | StructBlock):
        children = list(block.child_blocks.values())
    elif isinstance(block, ListBlock):
        children = [block.child_block]
    for child in children:
        yield from blocks_below(child)


class DraftBlockTests(SimpleTestCase):
    def test_every_stream_validates_drafts_without_switching(self) -> None:
        for model, field in STREAMS:
            with self.subTest(f"{model.__name__}.{field.name}"):
                assert isinstance(field.stream_block, DraftStreamBlock)

    def test_nothing_is_required(self) -> None:
        for _, field in STREAMS:
            for block in blocks_below(field.stream_block):
                if not isinstance(block, StructBlock | ListBlock):
                    with self.subTest(f"{field.name}: {block.name}"):
                        assert not block.required

    def test_a_draft_leaves_the_shared_definitions_alone(self) -> None:
        stream = ProfilePage._meta.get_field("body").stream_block
        value = stream.to_python([{"type": "quote", "value": {"text": ""}}])
        cleaned = stream.clean_deferred(value)
        assert [child.block_type for child in cleaned] == ["quote"]
        assert not stream.is_deferred_validation
