"""Makes a draft of a page: the same data the builder takes, so that nothing is lost on the way.

``export → import`` gives the same page for every field and block the schema
names. Editors' notes, consent and hidden people stay at home.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StructValue

from home.blocks.table import cells_of
from home.images.credits import CreditRole
from profiles.interchange.inline_html import clean_paragraphs
from profiles.interchange.schema import SCHEMA
from profiles.models import ProfilePage
from profiles.rules.block_walk import plain


def export_draft(page: ProfilePage) -> dict[str, Any]:
    """Returns the page as plain data of ``municipality-profile-draft/1``, without empty keys."""
    draft = {
        "schema": SCHEMA,
        "source": {"file": page.source_file, "sha256": page.source_sha256},
        "source_url": page.source_url,
        "municipality": _municipality(page),
        "label": page.label,
        "advertiser": page.advertiser,
        "kicker": {"text": page.kicker},
        "title": {"text": page.title},
        "published": {"date": _iso(page.published_on)},
        "updated": {"date": _iso(page.updated_on)},
        "author": page.author,
        "lead_image": _lead_image(page),
        "standfirst": {"items": list(_standfirst(page))},
        "body": [_body_item(child.block_type, child.value) for child in page.body],
        "fact_panels": [_fact_panel(value) for value in _aside(page, "fact_panel")],
        "contacts": [_contact(value) for value in _aside(page, "contact")],
        "call_to_actions": [
            _body_item("call_to_action", value) for value in _aside(page, "call_to_action")
        ],
        "logo": {"url": page.logo_url},
        "people": [_person(person) for person in page.get_visible_people()],
        "topics": [topic.slug for topic in page.topics.all()],
    }
    return {key: value for key, value in _without_empty(draft).items() if value}


def _municipality(page: ProfilePage) -> dict[str, str]:
    if page.municipality is None:
        return {}
    return {"code": page.municipality.code, "name": page.municipality.name}


def _lead_image(page: ProfilePage) -> dict[str, Any]:
    return {
        "caption": page.lead_image_caption,
        "credit": page.lead_image_credit,
        "credit_label": _credit_label(page.lead_image_credit_role),
        "alt_text": page.lead_image_alt,
        "file": page.lead_image.filename if page.lead_image else "",
    }


def _standfirst(page: ProfilePage) -> Iterator[dict[str, Any]]:
    for child in page.standfirst:
        if child.block_type == "list":
            for item in child.value["items"]:
                yield {"type": "list_item", "text": item}
        elif child.block_type == "quote":
            yield {"type": "quote", **_quote(child.value)}
        else:
            yield {"type": "paragraph", **_rich_text(child.value)}


def _body_item(block_type: str, value: Any) -> dict[str, Any]:
    makers = {
        "paragraph": _rich_text,
        "quote": _quote,
        "image": _image,
        "table": _table,
        "heading": lambda part: {"text": part["text"], "language": part["language"]},
        "list": lambda part: {"items": list(part["items"])},
        "pull_quote": lambda part: {
            "text": part["text"],
            "speaker": part["speaker"],
            "role": part["role"],
        },
        "video": lambda part: {"text": part["title"], "url": part["url"]},
        "call_to_action": lambda part: {
            "text": part["text"],
            "url": part["url"],
            "valid_until": _iso(part["valid_until"]),
        },
    }
    return {"type": block_type, **makers[block_type](value)}


def _rich_text(value: Any) -> dict[str, str]:
    return {"text": plain(value), "html": clean_paragraphs(value.source)}


def _quote(value: StructValue) -> dict[str, Any]:
    return {
        "text": value["text"],
        "speakers": value.speaker_names,
        "language": value["language"],
    }


def _image(value: StructValue) -> dict[str, Any]:
    return {
        "caption": value["caption"],
        "credit": value["credit"],
        "credit_label": _credit_label(value["credit_role"]),
        "alt_text": value["alt_text"],
        "file": value["image"].filename if value["image"] else "",
    }


def _table(value: StructValue) -> dict[str, Any]:
    headings, rows = cells_of(value)
    has_header = any(headings)
    return {
        "caption": value["caption"],
        "header": has_header or None,
        "rows": [headings, *rows] if has_header else rows,
    }


def _aside(page: ProfilePage, block_type: str) -> Iterator[StructValue]:
    return (child.value for child in page.aside if child.block_type == block_type)


def _fact_panel(value: StructValue) -> dict[str, Any]:
    return {
        "title": value["title"],
        "items": [
            _fact_row(child.value)
            if child.block_type == "row"
            else {"type": "prose", **_rich_text(child.value)}
            for child in value["items"]
        ],
        "as_of_year": value["as_of_year"],
        "source": value["source"],
    }


def _fact_row(value: StructValue) -> dict[str, Any]:
    values = value.filled_values
    return {
        "type": "row",
        "key": value["label"],
        "value": ", ".join(values),
        "value_list": values if len(values) > 1 else [],
        "measure": value["measure"],
        "number": value["number"],
        "year": value["year"],
    }


def _contact(value: StructValue) -> dict[str, Any]:
    return {
        "organisation": value["organisation"],
        "unit": value["unit"],
        "visiting_address": {
            "street": value["visiting_street"],
            "locality": value["visiting_locality"],
        },
        "postal_address": {
            "street": value["postal_street"],
            "postal_code": value["postal_code"],
            "locality": value["postal_locality"],
        },
        "phones": [
            {"label": phone["label"], "display": phone.display, "e164": phone.e164}
            for phone in value["phones"]
        ],
        "emails": [
            {"label": email["label"], "address": email["address"]} for email in value["emails"]
        ],
        "website": {"url": value["website"]},
        "job_ads": {"text": value["job_text"], "url": value["job_url"]},
        "job_search": value["job_search"] or None,
        "application_contact": value["application_contact"],
    }


def _person(person: Any) -> dict[str, str]:
    return {
        "name": person.name,
        "role": person.role,
        "unit": person.unit,
        "since_year": person.since_year,
        "position": person.position,
    }


def _credit_label(role: str) -> str:
    return CreditRole(role).label if role in CreditRole.values else ""


def _iso(date: Any) -> str:
    return date.isoformat() if date else ""


def _without_empty(value: Any) -> Any:
    """Drops empty keys at every depth, since missing and empty mean the same in a draft."""
    if isinstance(value, dict):
        kept = {key: _without_empty(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if part not in (None, "", [], {})}
    if isinstance(value, list):
        return [_without_empty(part) for part in value]
    return value
