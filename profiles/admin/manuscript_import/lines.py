"""The manuscript line by line beside what it became."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from profiles.manuscript import Manuscript
from profiles.manuscript.line_roles import PLACES

CHOICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Överst", ("title", "kicker", "label", "date", "updated", "author")),
    ("Huvudbild", ("caption", "credit", "alt", "picture")),
    ("Ingress", ("standfirst_paragraph", "standfirst_list", "standfirst_quote")),
    (
        "Brödtext",
        (
            "heading",
            "paragraph",
            "quote",
            "pull_quote",
            "pull_quote_speaker",
            "list_item",
            "table",
            "image_picture",
            "image_caption",
            "image_credit",
            "video",
            "call_to_action",
        ),
    ),
    ("Faktaruta", ("fact_title", "fact_row", "fact_prose", "fact_table")),
    (
        "Kontakt",
        (
            "organisation",
            "unit",
            "contact_detail",
            "contact_name",
            "contact_heading",
            "contact_label",
            "job_ads",
            "logo",
        ),
    ),
    (
        "Annat",
        ("municipality", "topics", "person", "source_url", "section_label", "ignore"),
    ),
)
"""What a line may become, grouped as the review's menu shows it."""

SPOKEN = frozenset({"quote", "standfirst_quote"})
UNUSED = frozenset({"ignore", "section_label", "contact_heading"})


@dataclass(frozen=True)
class ReviewLine:
    """One non-blank line: its number, its text, its place and who speaks."""

    number: int
    text: str
    place: str
    speaker: str
    is_questioned: bool
    is_picture: bool
    refusal: str = ""
    is_left_out: bool = False
    fixed: str = ""
    """What the line is in a manuscript that names its own parts, where nothing can be chosen."""

    @property
    def is_spoken(self) -> bool:
        """Tells whether somebody speaks on the line."""
        return self.place in SPOKEN

    @property
    def is_unused(self) -> bool:
        """Tells whether the line is not shown on the page."""
        return self.is_left_out or self.place in UNUSED


def review_decisions(draft: dict[str, Any]) -> list[dict[str, Any]]:
    """Returns the draft's decisions with their suggestions as one text each."""
    return [
        {**decision, "suggestion": _as_text(decision.get("suggestion"))}
        for decision in draft["editor_decisions"]
    ]


def _as_text(suggestion: Any) -> str:
    if isinstance(suggestion, list):
        return ", ".join(map(str, suggestion))
    return str(suggestion) if suggestion else ""


def review_lines(manuscript: Manuscript, draft: dict[str, Any]) -> list[ReviewLine]:
    """Returns every non-blank line of the manuscript with what it became."""
    places = draft.get("places") or {}
    speakers = dict(_speakers(draft))
    questioned = {
        line for decision in draft["editor_decisions"] for line in decision.get("lines") or []
    }
    refused = draft.get("refused") or {}
    left_out = {item["line"] for item in draft.get("left_out") or []}
    return [
        ReviewLine(
            number=line.number,
            text=line.text,
            place=places.get(str(line.number), ""),
            speaker="; ".join(speakers.get(line.number, [])),
            is_questioned=line.number in questioned,
            is_picture=line.picture is not None,
            refusal=refused.get(str(line.number), ""),
            is_left_out=line.number in left_out,
            fixed="" if places[str(line.number)] in PLACES else draft["line_map"][str(line.number)],
        )
        for line in manuscript.lines
        if not line.is_blank and str(line.number) in places
    ]


def place_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Returns the menu's groups with pairs of place and Swedish name."""
    return [(group, [(place, PLACES[place]) for place in places]) for group, places in CHOICES]


def _speakers(draft: dict[str, Any]) -> Iterator[tuple[int, list[str]]]:
    standfirst = (draft.get("standfirst") or {}).get("items") or []
    for item in [*standfirst, *(draft.get("body") or [])]:
        if item.get("type") == "quote" and isinstance(item.get("line"), int):
            yield item["line"], list(item.get("speakers") or [])
