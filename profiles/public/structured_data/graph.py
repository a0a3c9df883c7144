"""The frame around schema.org things, and dates the way it wants them."""

import datetime as dt
import re
from typing import Any

from django.utils import timezone

Thing = dict[str, Any]

_ORGANISATION = re.compile(
    r"\w*(kommuns?|kommunförbund|förbundet|förlag(et)?|byrån?|förvaltning(en)?|kontor(et)?"
    r"|region|museum|arkiv(et)?)|ab|hb|kb",
    re.IGNORECASE,
)
"""The words by which a name is told to be no person's."""


def graph(*things: Thing) -> Thing:
    """Returns the things as one document."""
    return {"@context": "https://schema.org", "@graph": [thing for thing in things if thing]}


def thing(type_: str | list[str], **properties: Any) -> Thing:
    """Returns a thing without its empty properties; ``id_`` becomes ``@id``."""
    identity = properties.pop("id_", None)
    filled = {name: value for name, value in properties.items() if value not in ("", None, [], {})}
    return {"@type": type_, **({"@id": identity} if identity else {}), **filled}


def maker(name: str) -> Thing:
    """Returns who wrote or pictured something: a person, or an organisation by its words."""
    is_organisation = any(_ORGANISATION.fullmatch(word) for word in name.split())
    return thing("Organization" if is_organisation else "Person", name=name)


def moment(day: dt.date | None) -> str:
    """Returns the beginning of a Swedish day as ISO 8601 with its time zone."""
    if not day:
        return ""
    return timezone.make_aware(dt.datetime.combine(day, dt.time())).isoformat()
