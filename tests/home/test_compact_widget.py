"""A stream's field says in fewer bytes what Wagtail's says."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from wagtail.blocks.base import BlockField, BlockWidget

from home.blocks.compact_widget import CompactBlockWidget, share_block_definitions
from profiles.blocks.body import ProfileBodyBlock

WORDS = "<p>”Vi & ni”, sa <b>Li O'Hara</b> – å, ä < ö</p>"


class Attributes(HTMLParser):
    """What a browser reads of the element."""

    def handle_starttag(self, _tag: str, attrs: list) -> None:
        self.found = dict(attrs)


def read(widget: BlockWidget, value: Any) -> tuple[Any, Any]:
    parser = Attributes()
    parser.feed(widget.render("body", value))
    assert parser.found["id"] == "body"
    names = ("data-w-block-data-value", "data-w-block-arguments-value")
    definition, arguments = (json.loads(parser.found[name]) for name in names)
    for block in arguments[0]:
        if block["type"] == "paragraph":
            block["value"] = json.loads(block["value"])["blocks"][0]["text"]
    return unfolded(definition), arguments


def unfolded(packed: Any) -> Any:
    """What telepath's script makes of it: each reference replaced by what it stands for."""
    known = {part["_id"]: part for part in parts_of(packed) if "_id" in part}

    def unfold(part: Any) -> Any:
        if isinstance(part, list):
            return [unfold(value) for value in part]
        if isinstance(part, str):  # the rich text editor's paragraphs have random names
            return re.sub(r'"key": "\w+"', "", part)
        if not isinstance(part, dict):
            return part
        part = known[part["_ref"]] if "_ref" in part else part
        for name in {"_val", "_list", "_dict"} & part.keys():
            return unfold(part[name])
        # Blocks of a list get an identifier of their own each time a field is made.
        return {key: unfold(value) for key, value in part.items() if key not in ("_id", "id")}

    return unfold(packed)


def parts_of(packed: Any) -> Iterator[dict]:
    """Every dictionary, however deep."""
    if isinstance(packed, dict):
        yield packed
    for value in packed.values() if isinstance(packed, dict) else packed:
        if isinstance(value, (dict, list)):
            yield from parts_of(value)


@pytest.fixture
def block() -> ProfileBodyBlock:
    return ProfileBodyBlock()


class CompactBlockWidgetTests:
    def test_says_the_same(self, block: ProfileBodyBlock) -> None:
        value = block.to_python([{"type": "paragraph", "value": WORDS, "id": "1"}])
        ours, theirs = (read(kind(block), value) for kind in (CompactBlockWidget, BlockWidget))
        assert ours == theirs

    def test_in_fewer_bytes(self, block: ProfileBodyBlock) -> None:
        value = block.to_python([{"type": "paragraph", "value": WORDS}] * 10)
        ours, theirs = (
            len(kind(block).render("body", value).encode())
            for kind in (CompactBlockWidget, BlockWidget)
        )
        assert ours < theirs * 2 / 3

    def test_takes_the_place_of_wagtails(self, block: ProfileBodyBlock) -> None:
        fields: dict[str, forms.Field] = {"body": BlockField(block), "title": forms.CharField()}
        share_block_definitions(fields)
        widget = fields["body"].widget
        assert isinstance(widget, CompactBlockWidget)
        share_block_definitions(fields)
        assert fields["body"].widget is widget
