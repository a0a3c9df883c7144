"""What tests read out of a draft."""

from collections.abc import Iterator
from typing import Any

from profiles.interchange.schema import parse_draft
from profiles.manuscript.parsing.left_out import words


def draft_words(draft: dict[str, Any]) -> set[str]:
    """Every word of what the builder takes from a draft, by the draft's own schema."""
    complete = {
        **draft,
        "title": draft.get("title") or {"text": "-"},
        "municipality": draft.get("municipality") or {"code": "0000"},
    }
    taken = parse_draft(complete).model_dump(exclude={"source", "editor_decisions", "schema_name"})
    return set(words(" ".join(_texts(taken))))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
