"""Every English message an editor may meet has Swedish, from its package or from the project."""

import re
from collections.abc import Iterator

import polib
from django.test import SimpleTestCase
from django.utils.translation.trans_real import DjangoTranslation

from tests.translations.installed_catalogues import (
    DOMAINS,
    PROJECT_CATALOGUES,
    key_of,
    project_swedish,
    translations_of,
    wagtail_sources,
    wagtail_swedish,
)

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
# Swedish would have to inflect a model's name; a sentence may do without where the screen says it.
MODEL_NAMES = {
    "%(model_name)s",
    "{model_name}",
    "%(snippet_type_name)s",
    "%(snippet_plural_name)s",
}
TAG = re.compile(r"</?[a-z][^>]*>")
# An attribute of a link keeps its straight quotes.
ENGLISH_QUOTED_PLACEHOLDER = re.compile(r"""(?<![=\w])["'](?:%\(\w+\)s|\{\w+\})["']""")


def is_translated(entry: polib.POEntry | polib.MOEntry | None) -> bool:
    """Whether the entry has text in every form it needs."""
    if entry is None:
        return False
    if entry.msgid_plural:
        return len(entry.msgstr_plural) == 2 and all(entry.msgstr_plural.values())
    return bool(entry.msgstr)


def project_forms() -> Iterator[tuple[str, str]]:
    """Yields every English text of the project's catalogues with its Swedish."""
    for domain in DOMAINS:
        for entry in project_swedish(domain).values():
            yield from translations_of(entry)


class WagtailStringTests(SimpleTestCase):
    """What an upgrade of Wagtail brings is named here before an editor meets it."""

    def test_each_has_swedish(self) -> None:
        for domain in DOMAINS:
            missing = [
                entry.msgid
                for key, entry in wagtail_sources(domain).items()
                if not is_translated(wagtail_swedish(domain).get(key))
                and not is_translated(project_swedish(domain).get(key))
            ]
            assert not missing, f"Add Swedish to locale/sv/LC_MESSAGES/{domain}.po: {missing}"

    def test_each_of_ours_is_still_in_use(self) -> None:
        for domain in DOMAINS:
            unused = [
                entry.msgid
                for key, entry in project_swedish(domain).items()
                if entry.comment.startswith("wagtail") and key not in wagtail_sources(domain)
            ]
            assert not unused, f"Wagtail no longer has these, remove them: {unused}"

    def test_plural_entries_of_ours_are_those_of_wagtail(self) -> None:
        for domain in DOMAINS:
            for key, entry in project_swedish(domain).items():
                source = wagtail_sources(domain).get(key)
                if source is not None:
                    assert entry.msgid_plural == source.msgid_plural, key


class CatalogueTests(SimpleTestCase):
    """The project's own catalogues are whole and keep what the code fills in."""

    def test_no_entry_is_empty(self) -> None:
        for domain in DOMAINS:
            empty = [
                entry.msgid
                for entry in project_swedish(domain).values()
                if not is_translated(entry) or entry.fuzzy
            ]
            assert not empty

    def test_no_message_stands_twice(self) -> None:
        for domain in DOMAINS:
            catalogue = polib.pofile(str(PROJECT_CATALOGUES / f"{domain}.po"))
            assert len(catalogue) == len({key_of(entry) for entry in catalogue})

    def test_placeholders_are_kept(self) -> None:
        wrong = []
        for english, swedish in project_forms():
            left_out = set(PLACEHOLDER.findall(english)) - set(PLACEHOLDER.findall(swedish))
            invented = set(PLACEHOLDER.findall(swedish)) - set(PLACEHOLDER.findall(english))
            if invented or left_out - MODEL_NAMES:
                wrong.append((english, swedish))
        assert not wrong

    def test_markup_is_kept(self) -> None:
        wrong = [
            (english, swedish)
            for english, swedish in project_forms()
            if sorted(TAG.findall(english)) != sorted(TAG.findall(swedish))
        ]
        assert not wrong

    def test_quotation_marks_are_swedish(self) -> None:
        wrong = [
            swedish for _, swedish in project_forms() if ENGLISH_QUOTED_PLACEHOLDER.search(swedish)
        ]
        assert not wrong


class CompiledCatalogueTests(SimpleTestCase):
    """Django serves the project's words, also where Wagtail has its own."""

    def test_a_missing_word_is_filled_in(self) -> None:
        catalogue = DjangoTranslation("sv")
        assert catalogue.gettext("Date updated") == "Senast ändrad"

    def test_a_changed_word_wins_over_wagtails(self) -> None:
        catalogue = DjangoTranslation("sv")
        assert catalogue.gettext("Submit for moderation") == "Skicka för granskning"

    def test_the_scripts_get_theirs(self) -> None:
        catalogue = DjangoTranslation("sv", domain="djangojs")
        assert catalogue.gettext("Complex") == "Krävande (LIX 45 eller mer)"
