"""A profile as Markdown: the same words as the page, for readers that are programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.html import strip_tags

from profiles.content import AbstractProfilePage
from profiles.public.formats.block_data import plain

_LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_PARAGRAPH_END = re.compile(r"</(p|li)>|<br ?/?>")


def markdown_of(page: AbstractProfilePage, url: str) -> str:
    """Returns the profile as a Markdown document; ``url`` is the page's own."""
    parts = [*_head(page, url)]
    for stream in (page.standfirst, page.body, page.aside):
        for block in plain(stream):
            parts += _WRITERS.get(block["type"], _nothing)(block["value"])
    parts += [_correction(block.value) for block in page.corrections if block.value.get("text")]
    parts += _people(page)
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _head(page: AbstractProfilePage, url: str) -> Iterator[str]:
    yield page.label_text
    yield page.kicker
    yield f"# {page.title}"
    if page.municipality:
        yield f"{page.municipality.display_name}, {page.municipality.county.name}"
    if page.published_on:
        yield f"Publicerad {page.published_on.isoformat()}"
    if page.updated_on:
        yield f"Uppdaterad {page.updated_on.isoformat()}"
    if page.author:
        yield f"Text: {page.author}"
    yield f"<{url}>"
    if page.lead_image_caption or page.lead_image_credit_line:
        yield f"Bild: {page.lead_image_caption} {page.lead_image_credit_line}".strip()


def _correction(value: Any) -> str:
    date = f" {value['date'].isoformat()}" if value.get("date") else ""
    return f"Rättelse{date}: {value['text']}"


def _people(page: AbstractProfilePage) -> list[str]:
    lines = [
        "- " + ", ".join(filter(None, [person.name, person.role, person.unit]))
        for person in page.get_visible_people()
    ]
    return ["## I artikeln", "\n".join(lines)] if lines else []


def _text(html: str) -> str:
    linked = _LINK.sub(r"[\2](\1)", html)
    return strip_tags(_PARAGRAPH_END.sub("\n\n", linked)).strip()


def _prose(value: str) -> list[str]:
    return [_text(value)]


def _heading(value: dict[str, Any]) -> list[str]:
    return [f"## {value['text']}"] if value.get("text") else []


def _quote(value: dict[str, Any]) -> list[str]:
    speakers = f" ({value['attribution_line']})" if value["attribution_line"] else ""
    return [f"– {value['text']}{speakers}"] if value["text"] else []


def _pull_quote(value: dict[str, Any]) -> list[str]:
    if not value.get("text"):
        return []
    source = ", ".join(filter(None, [value.get("speaker"), value.get("role")]))
    return [f"> ”{value['text']}”" + (f" – {source}" if source else "")]


def _points(value: dict[str, Any]) -> list[str]:
    return ["\n".join(f"- {item}" for item in value.get("items") or [])]


def _picture(value: dict[str, Any]) -> list[str]:
    return [" ".join(filter(None, [value["alt"], value["caption"], value["credit"]]))]


def _link(value: dict[str, Any]) -> list[str]:
    text = value.get("text") or value.get("title") or value.get("url") or ""
    return [f"[{text}]({value['url']})" if value.get("url") else text]


def _table(value: dict[str, Any]) -> list[str]:
    table = value.get("table") or {"columns": [], "rows": []}
    rows = [table["columns"], ["---"] * len(table["columns"]), *table["rows"]]
    lines = ["| " + " | ".join(_text(str(cell or "")) for cell in row) + " |" for row in rows]
    return [value.get("caption") or "", "\n".join(lines)]


def _fact_panel(value: dict[str, Any]) -> list[str]:
    parts = [f"## {value.get('title') or 'Fakta'}"]
    for item in value.get("items") or []:
        if item["type"] == "prose":
            parts.append(_text(item["value"]))
        else:
            parts.append(f"- {item['value']['label']}: {', '.join(item['value']['values'])}")
    year, source = value.get("as_of_year"), value.get("source")
    origin = [f"Uppgifterna är från {year}." if year else "", f"Källa: {source}" if source else ""]
    return [*parts, " ".join(filter(None, origin))]


def _contact(value: dict[str, Any]) -> list[str]:
    lines = [value.get("unit")]
    lines += [_joined(value, "visiting_street", "visiting_locality")]
    lines += [_joined(value, "postal_street", "postal_code", "postal_locality")]
    phones, emails = value.get("phones") or [], value.get("emails") or []
    lines += [f"{one['label'] or 'Telefon'}: {one['number']}" for one in phones if one["number"]]
    lines += [f"{one.get('label') or 'E-post'}: {one['url']}" for one in emails if one.get("url")]
    lines += [_labelled("Frågor om jobb", value.get("application_contact")), value.get("website")]
    lines += [*_link({"text": value.get("job_text"), "url": value.get("job_url")})]
    written = [f"- {line}" for line in lines if line]
    return [f"## Kontakt {value.get('organisation') or ''}".strip(), "\n".join(written)]


def _labelled(label: str, text: str | None) -> str:
    return f"{label}: {text}" if text else ""


def _joined(value: dict[str, Any], *names: str) -> str:
    return ", ".join(value[name] for name in names if value.get(name))


def _nothing(value: Any) -> list[str]:
    return []


_WRITERS: dict[str, Callable[[Any], list[str]]] = {
    "text": _prose,
    "paragraph": _prose,
    "heading": _heading,
    "quote": _quote,
    "pull_quote": _pull_quote,
    "list": _points,
    "image": _picture,
    "table": _table,
    "video": _link,
    "call_to_action": _link,
    "fact_panel": _fact_panel,
    "contact": _contact,
}
