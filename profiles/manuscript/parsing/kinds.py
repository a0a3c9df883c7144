"""Kinds of lines: what the labeller tells apart; each becomes one of several places."""

from profiles.manuscript.line_roles import PLACES

KINDS: dict[str, str] = {
    "label": "kicker",
    "updated": "date",
    "author": "byline",
    "caption": "lead",
    "alt": "lead",
    "picture": "lead",
    "standfirst_paragraph": "standfirst",
    "standfirst_list": "standfirst",
    "standfirst_quote": "standfirst",
    "list_item": "list",
    "pull_quote_speaker": "pull_quote",
    "image_picture": "image",
    "image_caption": "image",
    "image_credit": "image",
    "video": "call_to_action",
    "fact_title": "panel-title",
    "fact_row": "panel-row",
    "fact_table": "panel-row",
    "fact_prose": "panel-prose",
    "organisation": "contact",
    "unit": "contact",
    "contact_heading": "contact",
    "contact_detail": "contact",
    "contact_name": "contact",
    "contact_label": "contact",
    "job_ads": "contact",
    "logo": "contact",
    "source_url": "drop",
    "section_label": "drop",
    "ignore": "drop",
}
"""The kind of each place; a place that is not here is a kind of its own."""


def kind_of(place: str) -> str:
    """The kind of line a place is for."""
    return KINDS.get(place, place)


TEXT_KINDS = frozenset(
    "heading paragraph quote pull_quote list table panel-title panel-row panel-prose".split()
)
NEVER_AFTER: dict[str, frozenset[str]] = {
    **dict.fromkeys(TEXT_KINDS, frozenset({"title", "standfirst"})),
    "contact": frozenset({"standfirst"}),
}
"""The order of an article: what can never come directly after a kind."""


def all_kinds() -> list[str]:
    """Every kind, in the order of the weights."""
    return sorted({kind_of(place) for place in PLACES})
