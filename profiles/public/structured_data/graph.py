"""The frame around schema.org things, and dates the way it wants them."""

import datetime as dt
from typing import Any

from django.utils import timezone

Thing = dict[str, Any]


def graph(*things: Thing) -> Thing:
    """Returns the things as one document."""
    return {"@context": "https://schema.org", "@graph": [thing for thing in things if thing]}


def thing(type_: str | list[str], **properties: Any) -> Thing:
    """Returns a thing without its empty properties; ``id_`` becomes ``@id``."""
    identity = properties.pop("id_", None)
    filled = {name: value for name, value in properties.items() if value not in ("", None, [], {})}
    return {"@type": type_, **({"@id": identity} if identity else {}), **filled}


def moment(day: dt.date | None) -> str:
    """Returns the beginning of a Swedish day as ISO 8601 with its time zone."""
    if not day:
        return ""
    return timezone.make_aware(dt.datetime.combine(day, dt.time())).isoformat()
