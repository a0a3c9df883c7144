"""Manuscripts of our own in the shapes that journalists send, with what a careful reader gets.

Beside each manuscript stands a JSON file: the place of every line, the speakers the text allows,
the fields, the panels and contacts, and the questions that have to be asked (``must_ask``).
``left_open`` names fields that a reader knows but the text does not tell, and the question instead.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from profiles.manuscript import read_manuscript
from profiles.manuscript.decisions import MAX_DECISIONS
from profiles.manuscript.line_roles import BODY_PLACES, FACT_PLACES, STANDFIRST_PLACES
from tests.profiles.manuscript.comparing import decided_lines, story
from tests.profiles.manuscript.conftest import parsed_file

SHOWN_WORD_FOR_WORD = BODY_PLACES | FACT_PLACES | STANDFIRST_PLACES
LABEL_OR_NUMBER = re.compile(r"\w[\w ]{1,24}(?::|$)|\W*\d{1,2}[.)]\s")
FOLDER = Path(__file__).parent / "manuscripts"
MANUSCRIPTS = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".html", ".md"})


@pytest.fixture(params=MANUSCRIPTS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    """Each manuscript in turn."""
    return Path(request.param)


@pytest.fixture
def expected(path: Path) -> dict[str, Any]:
    """What a careful reader gets from it."""
    expectation: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return expectation


@pytest.fixture
def draft(path: Path) -> dict[str, Any]:
    """What the parser gets from it."""
    return parsed_file(path)


def field(draft: dict[str, Any], *keys: str) -> Any:
    """A value inside a draft, or nothing."""
    value: Any = draft
    for key in keys:
        value = (value or {}).get(key)
    return value or None


class OwnManuscriptTests:
    """The parser agrees with the reader, or asks about the line."""

    def test_places_every_line_as_a_reader_does_or_asks(
        self, draft: dict[str, Any], expected: dict[str, Any]
    ) -> None:
        assert list(draft["places"]) == list(expected["places"])
        asked = decided_lines(draft)
        wrong = {
            number: place
            for number, place in draft["places"].items()
            if place != expected["places"][number] and int(number) not in asked
        }
        assert wrong == {}

    def test_misplaces_at_most_one_line(
        self, draft: dict[str, Any], expected: dict[str, Any]
    ) -> None:
        pairs = zip(draft["places"].values(), expected["places"].values(), strict=True)
        assert sum(place != reader for place, reader in pairs) <= 1

    def test_reads_the_fields(self, draft: dict[str, Any], expected: dict[str, Any]) -> None:
        read = {
            "municipality": field(draft, "municipality", "code"),
            "published": field(draft, "published", "date"),
            "updated": field(draft, "updated", "date"),
            "title": field(draft, "title", "text"),
            "caption": field(draft, "lead_image", "caption"),
            "credit": field(draft, "lead_image", "credit"),
        }
        read |= {key: field(draft, key) for key in ("label", "advertiser", "author", "topics")}
        asked = {decision["code"] for decision in draft["editor_decisions"]}
        for key, code in expected.get("left_open", {}).items():
            if read[key] is None:
                assert code in asked
                del read[key]
        assert read == {key: expected.get(key) for key in read}

    def test_claims_only_the_speakers_the_text_allows(
        self, draft: dict[str, Any], expected: dict[str, Any]
    ) -> None:
        quotes = [item for item in story(draft) if item["type"] == "quote"]
        claimed = {str(item["line"]): item["speakers"] for item in quotes}
        assert claimed == expected.get("speakers", {})

    def test_knows_the_people(self, draft: dict[str, Any], expected: dict[str, Any]) -> None:
        assert [person["name"] for person in draft["people"]] == expected.get("people", [])

    def test_reads_the_panels(self, draft: dict[str, Any], expected: dict[str, Any]) -> None:
        panels = [
            {
                "title": panel["title"],
                "rows": [[i["key"], i["value"]] for i in panel["items"] if i["type"] == "row"],
                "prose": [i["text"] for i in panel["items"] if i["type"] == "prose"],
            }
            for panel in draft["fact_panels"]
        ]
        assert panels == expected.get("panels", [])

    def test_reads_the_contacts(self, draft: dict[str, Any], expected: dict[str, Any]) -> None:
        assert [contact_parts(c) for c in draft["contacts"]] == expected.get("contacts", [])

    def test_loses_no_word(self, path: Path, draft: dict[str, Any]) -> None:
        manuscript = read_manuscript(path.read_bytes(), path.name)
        kept = Counter(words(" ".join(texts_of(draft))))
        shown = {n for n, place in draft["places"].items() if place in SHOWN_WORD_FOR_WORD}
        for line in manuscript.lines:
            if str(line.number) in shown:
                label = LABEL_OR_NUMBER.match(line.text)
                lost = {word for word in words(line.text) if not kept[word]}
                assert lost <= set(words(label.group() if label else "")), line.text

    def test_asks_what_has_to_be_asked_and_little_more(
        self, draft: dict[str, Any], expected: dict[str, Any]
    ) -> None:
        asked = {decision["code"] for decision in draft["editor_decisions"]}
        is_full = len(draft["editor_decisions"]) == MAX_DECISIONS
        assert is_full or set(expected.get("must_ask", [])) <= asked
        assert len(draft["editor_decisions"]) <= MAX_DECISIONS


NO_CONTENT = frozenset(
    "line_map places editor_decisions source raw likely topics_suggested "
    "advertiser_suggested".split()
)


def words(text: str) -> list[str]:
    """Every word and number of a text."""
    return re.findall(r"\w+", text)


def texts_of(value: Any) -> Iterator[str]:
    """Every text of a draft's contents, but not of its lists of lines and questions."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in NO_CONTENT:
                yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)


def contact_parts(contact: dict[str, Any]) -> dict[str, Any]:
    """A contact block without empty parts."""
    visiting, postal = contact["visiting_address"], contact["postal_address"]
    parts = {
        "organisation": contact["organisation"],
        "unit": contact["unit"],
        "visiting": visiting and [visiting["street"], visiting["locality"]],
        "postal": postal and [postal["street"], postal["postal_code"], postal["locality"]],
        "phones": [[p["label"], p["display"], p["e164"]] for p in contact["phones"]],
        "emails": [[e["label"], e["address"]] for e in contact["emails"]],
        "website": field(contact, "website", "url"),
        "job_url": field(contact, "job_ads", "url"),
    }
    return {key: value for key, value in parts.items() if value}
