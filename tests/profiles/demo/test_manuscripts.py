"""The manuscripts of the sample series: our own words, invented people, reserved URLs."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from home.formats import phone_number
from profiles.demo import sources
from profiles.demo.sources import (
    EDITIONS,
    additions,
    careful_draft,
    imported_draft,
    manuscript_path,
)
from profiles.interchange.schema import parse_draft

LONGEST_SHARED_RUN = 7
FICTIONAL_NUMBERS = (
    ("+46701740605", "+46701740699"),
    ("+46313900600", "+46313900699"),
    ("+46406280400", "+46406280499"),
    ("+46846500400", "+46846500499"),
    ("+46980319200", "+46980319299"),
)


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    return request.param


class ManuscriptTests:
    def test_every_manuscript_has_a_draft_and_additions(self) -> None:
        folder = sources.FOLDER
        for part in ("manuscripts", "drafts", "additions"):
            assert {path.stem for path in (folder / part).iterdir()} == set(EDITIONS)

    def test_come_in_every_format_that_is_read(self) -> None:
        suffixes = {manuscript_path(name).suffix for name in EDITIONS}
        assert suffixes == {".txt", ".md", ".html", ".docx"}

    def test_draft_holds_to_the_schema(self, edition: str) -> None:
        assert parse_draft(careful_draft(edition)).source.file == manuscript_path(edition).name

    def test_draft_says_what_the_manuscript_says(self, edition: str) -> None:
        written = _without_spaces(_text_of(manuscript_path(edition)))
        missing = [text for text in _draft_texts(edition) if _without_spaces(text) not in written]
        assert missing == []

    def test_profile_is_of_a_readable_length(self, edition: str) -> None:
        words = sum(len(text.split()) for text in _draft_texts(edition))
        assert (150 if edition == "haninge-2015" else 450) <= words <= 800

    def test_speakers_are_in_the_list_of_people(self, edition: str) -> None:
        draft = parse_draft(careful_draft(edition))
        speakers = {name for item in draft.standfirst.items for name in item.speakers}
        speakers |= {name for item in draft.body for name in item.speakers}
        assert speakers <= {person.name for person in draft.people}

    def test_quotes_have_a_speaker(self, edition: str) -> None:
        draft = parse_draft(careful_draft(edition))
        quotes = [item for item in draft.body if item.type == "quote"]
        assert quotes
        assert all(quote.speakers for quote in quotes)

    def test_urls_and_numbers_lead_to_nobody(self, edition: str) -> None:
        for contact in parse_draft(careful_draft(edition)).all_contacts:
            assert all(mail.address.endswith("@example.se") for mail in contact.emails)
            for phone in contact.phones:
                number = phone_number.e164(phone.display)
                assert number == phone.e164
                assert any(first <= number <= last for first, last in FICTIONAL_NUMBERS)

    def test_pull_quotes_stand_in_the_text_unless_marked_as_edited(self, edition: str) -> None:
        spoken = "\n".join(_draft_texts(edition))
        for block in additions(edition).get("body", []):
            if block["type"] == "pull_quote":
                assert (block["value"]["text"] in spoken) is not block["value"]["edited"]


class ImporterTests:
    """The importer gets what a careful reader gets; it may leave open what it can't know."""

    def test_finds_municipality_title_date_and_picture_lines(self, edition: str) -> None:
        got, wanted = _both_drafts(edition)
        for key in ("municipality", "kicker", "title", "published", "lead_image", "logo"):
            assert _shared(got.get(key), wanted.get(key)) == wanted.get(key)

    @pytest.mark.parametrize("part", ["standfirst", "body"])
    def test_puts_every_paragraph_in_its_block(self, edition: str, part: str) -> None:
        got, wanted = _both_drafts(edition)
        assert _items(got, part) == _items(wanted, part)

    def test_names_every_speaker(self, edition: str) -> None:
        got, wanted = _both_drafts(edition)
        assert _speakers(got) == _speakers(wanted)

    def test_finds_facts_and_contact(self, edition: str) -> None:
        got, wanted = _both_drafts(edition)
        for key in ("fact_panel", "contact"):
            assert _shared(got.get(key), wanted.get(key)) == wanted.get(key)

    def test_gives_one_panel_and_one_contact(self, edition: str) -> None:
        draft = parse_draft(imported_draft(edition))
        assert len(draft.all_fact_panels) == (0 if edition.startswith("haninge") else 1)
        assert len(draft.all_contacts) == 1

    def test_finds_everyone_who_is_named(self, edition: str) -> None:
        got, wanted = _both_drafts(edition)
        assert [person["name"] for person in got["people"]] == [
            person["name"] for person in wanted["people"]
        ]


class OriginalityTests:
    def test_no_sentence_is_copied_from_the_source_articles(self, shared_dir: Path) -> None:
        copied = _runs("\n".join(_everything_written())) & _source_runs(shared_dir)
        assert copied == set()

    def test_nobody_has_the_name_of_a_person_in_the_source_articles(self, shared_dir: Path) -> None:
        articles = "\n".join(path.read_text("utf-8") for path in _articles(shared_dir))
        for name in EDITIONS:
            for person in careful_draft(name)["people"]:
                assert person["name"] not in articles


def _both_drafts(edition: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return imported_draft(edition), careful_draft(edition)


def _shared(got: Any, wanted: Any) -> Any:
    """The part of what was got that the careful reader has an opinion on."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        return {key: _shared(got.get(key), value) for key, value in wanted.items()}
    if isinstance(wanted, list) and isinstance(got, list) and len(got) == len(wanted):
        return [_shared(one, other) for one, other in zip(got, wanted, strict=True)]
    return got


def _items(draft: dict[str, Any], part: str) -> list[tuple[Any, ...]]:
    items = draft[part]["items"] if part == "standfirst" else draft[part]
    return [(item["type"], item.get("text"), item.get("items"), item.get("html")) for item in items]


def _speakers(draft: dict[str, Any]) -> list[list[str]]:
    return [item["speakers"] for item in draft["body"] if item["type"] == "quote"]


def _text_of(path: Path) -> str:
    """The manuscript's words, without the marks of its format."""
    if path.suffix == ".docx":
        body = docx.Document(str(path)).element.body
        return " ".join(text.text or "" for text in body.iter(qn("w:t")))
    return re.sub(r"<[^>]+>", " ", path.read_text("utf-8"))


def _without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def _draft_texts(edition: str) -> list[str]:
    draft = parse_draft(careful_draft(edition))
    texts = [draft.title.text, draft.lead_image.caption]
    texts += [item.text for item in draft.standfirst.items]
    for item in draft.body:
        texts += item.items or [item.text]
    for panel in draft.all_fact_panels:
        texts.append(panel.title)
        for fact in panel.items:
            texts += [fact.key, fact.value, fact.text]
    return [text for text in texts if text]


def _everything_written() -> Iterator[str]:
    for name in EDITIONS:
        yield _text_of(manuscript_path(name))
        yield from _strings(careful_draft(name))
        yield from _strings(additions(name))
    yield from _strings(sources.SITE)


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def _articles(shared_dir: Path) -> list[Path]:
    return sorted((shared_dir / "seeds").glob("*.txt"))


def _source_runs(shared_dir: Path) -> set[tuple[str, ...]]:
    return {run for path in _articles(shared_dir) for run in _runs(path.read_text("utf-8"))}


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every run of one word more than two texts may share."""
    words = re.findall(r"\w+", text.lower())
    length = LONGEST_SHARED_RUN + 1
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}
