"""Turns findings inside a stream into the nested errors Wagtail shows on the right block."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.blocks.base import Block
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

Step = tuple[tuple[int | str, ...], str]
"""The way into a block, and the message that belongs at its end."""


def stream_error(block: Block, value: Any, steps: list[Step]) -> ValidationError:
    """Returns one error for the block, with the messages nested where they belong."""
    here = [message for path, message in steps if not path]
    inner: dict[Any, list[Step]] = defaultdict(list)
    for path, message in steps:
        if path:
            inner[path[0]].append((path[1:], message))
    errors = {
        key: stream_error(*_child(block, value, key), child_steps)
        for key, child_steps in inner.items()
    }
    return _error_of(block, errors, here)


def _child(block: Block, value: Any, key: int | str) -> tuple[Block, Any]:
    if isinstance(block, StreamBlock):
        child = value[key]
        return child.block, child.value
    if isinstance(block, ListBlock):
        return block.child_block, value[key]
    return block.child_blocks[key], value[key]


def _error_of(block: Block, errors: dict[Any, ValidationError], here: list[str]) -> ValidationError:
    kinds = (
        (StreamBlock, StreamBlockValidationError),
        (StructBlock, StructBlockValidationError),
        (ListBlock, ListBlockValidationError),
    )
    for block_class, error_class in kinds:
        if isinstance(block, block_class):
            return error_class(block_errors=errors, non_block_errors=here)
    return ValidationError(here)
