"""Reads the translation catalogues of the installed packages and of the project.

A message is known by its context and its English text, as gettext knows it.
"""

from functools import cache
from pathlib import Path

import polib
import wagtail

from site_project.environment import BASE_DIR

DOMAINS = ("django", "djangojs")
PROJECT_CATALOGUES = BASE_DIR / "locale" / "sv" / "LC_MESSAGES"
WAGTAIL_FOLDER = Path(wagtail.__file__).parent

MessageKey = tuple[str | None, str]


def key_of(entry: polib.POEntry) -> MessageKey:
    """Returns what gettext looks the entry up by."""
    return entry.msgctxt or None, entry.msgid


@cache
def wagtail_sources(domain: str) -> dict[MessageKey, polib.POEntry]:
    """Returns every message of the installed Wagtail, from its English catalogues."""
    return {
        key_of(entry): entry
        for catalogue in sorted(WAGTAIL_FOLDER.rglob(f"locale/en/LC_MESSAGES/{domain}.po"))
        for entry in polib.pofile(str(catalogue))
        if not entry.obsolete
    }


@cache
def wagtail_swedish(domain: str) -> dict[MessageKey, polib.MOEntry]:
    """Returns the Swedish that the installed Wagtail ships, as compiled, so without fuzzy ones."""
    return {
        key_of(entry): entry
        for catalogue in sorted(WAGTAIL_FOLDER.rglob(f"locale/sv/LC_MESSAGES/{domain}.mo"))
        for entry in polib.mofile(str(catalogue))
    }


@cache
def project_swedish(domain: str) -> dict[MessageKey, polib.POEntry]:
    """Returns the Swedish that the project adds, from the source that people edit."""
    catalogue = polib.pofile(str(PROJECT_CATALOGUES / f"{domain}.po"))
    return {key_of(entry): entry for entry in catalogue}


def translations_of(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Returns each Swedish form beside the English text it stands for."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    english = (entry.msgid, entry.msgid_plural)
    return [(english[number], text) for number, text in sorted(entry.msgstr_plural.items())]
