"""The site's colours, read from the one place that says them: the tokens of ``css/site.css``."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

_STYLE_SHEET = Path(settings.BASE_DIR) / "site_project/static/css/site.css"
_TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")


class Colour(NamedTuple):
    """A colour in the light and in the dark theme, as ``#rrggbb``."""

    light: str
    dark: str


@cache
def colours() -> dict[str, Colour]:
    """Returns the colours by their tokens (``paper``, ``ink``, ``accent``)."""
    tokens = _TOKEN.findall(_STYLE_SHEET.read_text(encoding="utf-8"))
    return {name: Colour(light, dark) for name, light, dark in tokens}
