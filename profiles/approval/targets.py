"""What of a page somebody can comment on: every block and, in fact panels, every row.

A target is named as Wagtail names the field in its editor (``body.<id>.text``), so that a comment
from outside stands beside the block like an editor's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator
from wagtail.blocks import FieldBlock, StreamBlock, StreamValue, StructBlock
from wagtail.blocks.list_block import ListBlock

from profiles.models import ProfilePage
from profiles.rules.approval import quotes_of
from profiles.rules.block_walk import texts_of

STREAMS = ("standfirst", "body", "aside")
EXCERPT = 60


@dataclass(frozen=True)
class Target:
    """A part that a comment can be about: its path and what it is called."""

    path: str
    name: str


Targets = dict[str, list[Target]]
"""Targets by what the page shows them with: a block's identifier or the name of a field."""


def comment_targets(page: ProfilePage, speaker: str = "") -> Targets:
    """Returns the targets of the page, or of one speaker's quotes."""
    if speaker:
        ids = {place.block_id for place in quotes_of(page, speaker)}
        return {key: value for key, value in _of_streams(page) if key in ids}
    targets = {
        "title": [Target("title", f"Rubriken ”{page.title}”")],
        "people": [Target("people", "Personerna")],
        **dict(_of_streams(page)),
    }
    if page.lead_image or page.lead_image_caption:
        targets["lead_image"] = [Target("lead_image", "Huvudbilden")]
    return targets


def _of_streams(page: ProfilePage) -> Iterator[tuple[str, list[Target]]]:
    for field in STREAMS:
        for child in getattr(page, field):
            if child.id:
                yield child.id, list(_of_block(f"{field}.{child.id}", child.block, child.value))


def _of_block(path: str, block: Any, value: Any) -> Iterator[Target]:
    yield Target(_field_path(path, block, value), _name(block, value))
    if isinstance(block, StructBlock):
        for name, part in block.child_blocks.items():
            if isinstance(part, StreamBlock):
                rows: StreamValue = value[name]
                for row in rows:
                    if row.id:
                        row_path = f"{path}.{name}.{row.id}"
                        yield Target(
                            _field_path(row_path, row.block, row.value),
                            _name(row.block, row.value),
                        )


def _field_path(path: str, block: Any, value: Any) -> str:
    """Returns the path of the block's first field, where Wagtail has a place for comments."""
    if isinstance(block, StructBlock):
        for name, part in block.child_blocks.items():
            if isinstance(part, FieldBlock):
                return f"{path}.{name}"
            if isinstance(part, ListBlock) and value.get(name):
                return f"{path}.{name}.{value[name].bound_blocks[0].id}"
    return path


def _name(block: Any, value: Any) -> str:
    text = " ".join(next((text for text in texts_of(value) if text.strip()), "").split())
    label = str(block.label)
    return f"{label}: ”{Truncator(text).chars(EXCERPT)}”" if text else label
