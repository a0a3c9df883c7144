"""Turns parts of a draft into the raw data of stream blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from django.utils.html import escape

from profiles.interchange.fact_measures import is_about_a_part, recognise_measure
from profiles.interchange.inline_html import clean_paragraphs
from profiles.interchange.schema import (
    BodyItem,
    ContactPart,
    FactItem,
    FactPanelPart,
    PhonePart,
    PicturePart,
    StandfirstItem,
)

RawBlock = dict[str, Any]
"""``{"type": …, "value": …}`` as a StreamField stores it."""

StorePicture = Callable[[PicturePart], int | None]
"""Makes an image of a picture's file and returns its primary key."""


def standfirst_data(items: Iterable[StandfirstItem]) -> list[RawBlock]:
    """Returns the standfirst's blocks; consecutive points become one list."""
    blocks: list[RawBlock] = []
    for kind, group in groupby(items, key=lambda item: item.type):
        if kind == "list_item":
            blocks.append(_block("list", {"items": [item.text for item in group]}))
        elif kind == "quote":
            blocks.extend(_block("quote", _quote(item)) for item in group)
        else:
            blocks.extend(_block("text", rich_text(item.text, item.html)) for item in group)
    return blocks


def body_data(items: Iterable[BodyItem], store_picture: StorePicture) -> list[RawBlock]:
    """Returns the body's blocks in order."""
    return [_block(item.type, _body_value(item, store_picture)) for item in items]


def fact_panel_data(panel: FactPanelPart, municipality_name: str) -> RawBlock:
    """Returns a panel as the stream field stores it, with what its rows measure."""
    is_comparable = not is_about_a_part(panel.title, municipality_name)
    return _block(
        "fact_panel",
        {
            "title": panel.title,
            "items": [_fact(item, is_comparable) for item in panel.items],
            "as_of_year": panel.as_of_year,
            "source": panel.source,
        },
    )


def contact_data(contact: ContactPart, municipality_name: str) -> RawBlock:
    """Returns a contact; without an organisation it is the municipality's."""
    return _block(
        "contact",
        {
            "organisation": contact.organisation
            or contact.organisation_suggested
            or municipality_name,
            "unit": contact.unit,
            "visiting_street": contact.visiting_address.street,
            "visiting_locality": contact.visiting_address.locality,
            "postal_street": contact.postal_address.street,
            "postal_code": contact.postal_address.postal_code,
            "postal_locality": contact.postal_address.locality,
            "phones": [_phone(phone) for phone in contact.phones],
            "emails": [{"label": mail.label, "address": mail.address} for mail in contact.emails],
            "website": contact.website.url,
            "job_text": contact.job_ads.text,
            "job_url": contact.job_ads.url,
            "job_search": contact.job_search,
            "application_contact": contact.application_contact,
        },
    )


def call_to_action_data(item: BodyItem) -> RawBlock:
    """Returns the page's closing link to vacancies as the stream field stores it."""
    return _block("call_to_action", _call_to_action(item))


def rich_text(text: str, html: str = "") -> str:
    """Returns the paragraph as rich text; of HTML only what an editor could have typed is kept."""
    return clean_paragraphs(html) if html else f"<p>{escape(text)}</p>"


def _block(block_type: str, value: Any) -> RawBlock:
    return {"type": block_type, "value": value}


def _body_value(item: BodyItem, store_picture: StorePicture) -> Any:
    if item.type == "paragraph":
        return rich_text(item.text, item.html)
    if item.type == "image":
        return _picture(item, store_picture)
    makers: dict[str, Callable[[BodyItem], Any]] = {
        "heading": lambda part: {"text": part.text, "language": part.language},
        "quote": _quote,
        "pull_quote": _pull_quote,
        "list": lambda part: {"items": part.items},
        "table": _table,
        "video": lambda part: {"title": part.text, "url": part.url},
        "call_to_action": _call_to_action,
    }
    return makers[item.type](item)


def _quote(item: StandfirstItem | BodyItem) -> dict[str, Any]:
    return {
        "text": item.text,
        "speakers": item.speakers,
        "attribution": "auto",
        "language": getattr(item, "language", ""),
    }


def _pull_quote(item: BodyItem) -> dict[str, Any]:
    speaker = item.speaker or ", ".join(item.speakers)
    return {"text": item.text, "speaker": speaker, "role": item.role, "edited": False}


def _call_to_action(item: BodyItem) -> dict[str, Any]:
    return {"text": item.text, "url": item.url, "valid_until": item.valid_until}


def _picture(item: BodyItem, store_picture: StorePicture) -> dict[str, Any]:
    return {
        "image": store_picture(item),
        "alt_text": item.alt_text,
        "decorative": False,
        "caption": item.caption,
        "credit": item.credit,
        "credit_role": credit_role(item.credit_label),
    }


def credit_role(label: str) -> str:
    """Returns the stored role for the word before the credit's colon."""
    return "illustration" if label.casefold().startswith(("illustration", "teckning")) else "foto"


def _table(item: BodyItem) -> dict[str, Any]:
    headings, rows = _headings_and_rows(item)
    width = max([len(headings), *map(len, rows)], default=0)
    return {
        "caption": item.caption or item.text,
        "row_headers": True,
        "table": {
            "columns": [{"type": "text", "heading": text} for text in _padded(headings, width)],
            "rows": [{"values": _padded(row, width)} for row in rows],
            "caption": "",
        },
    }


def _headings_and_rows(item: BodyItem) -> tuple[list[str], list[list[str]]]:
    if isinstance(item.header, list):
        return item.header, item.rows
    return (item.rows[0], item.rows[1:]) if item.header and item.rows else ([], item.rows)


def _padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def _fact(item: FactItem, is_comparable: bool) -> RawBlock:
    if item.type == "prose":
        return _block("prose", rich_text(item.text, item.html))
    measure, number = item.measure, item.number
    if is_comparable and not (measure or number):
        measure, number = recognise_measure(item.key, item.value)
    return _block(
        "row",
        {
            "label": item.key,
            "values": item.value_list or ([item.value] if item.value else []),
            "measure": measure,
            "number": number,
            "year": item.year,
        },
    )


def _phone(phone: PhonePart) -> dict[str, str]:
    return {"label": phone.label, "number": phone.display or phone.e164}
