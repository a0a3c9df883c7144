"""JSON-LD in templates: what a page shows, in words that search engines read."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# As in Django's json_script: no text can end the element or begin another.
_ESCAPES = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"}


@register.simple_tag
def structured_data(data: dict[str, Any] | None) -> SafeString | str:
    """Returns the data as a script element that browsers read past and never run."""
    if not data:
        return ""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    safe = mark_safe(text)  # noqa: S308 - escaped above
    return format_html('<script type="application/ld+json">{}</script>', safe)
