"""Whole articles become what a careful reader gets from them."""

from typing import Any

import pytest

from tests.articles import Article
from tests.profiles.manuscript.comparing import (
    contact_facts,
    decision_facts,
    item_facts,
    panel_facts,
    story,
)
from tests.profiles.manuscript.conftest import parsed


@pytest.fixture
def draft(article: Article) -> dict[str, Any]:
    """The parser's draft of the article."""
    return parsed(article.data, article.filename)


class ArticleTests:
    """Compares structure, never messages."""

    def test_takes_title_kicker_date_and_municipality(
        self, article: Article, draft: dict[str, Any]
    ) -> None:
        for key in ("kicker", "title", "published"):
            assert draft[key] == article.expected[key]
        assert draft["municipality"]["code"] == article.expected["municipality"]["code"]

    def test_names_its_source(self, article: Article, draft: dict[str, Any]) -> None:
        assert draft["source"] == article.expected["source"]

    def test_takes_caption_and_credit(self, article: Article, draft: dict[str, Any]) -> None:
        for key in ("lines", "raw", "caption", "credit", "credit_label", "alt_text"):
            assert draft["lead_image"][key] == article.expected["lead_image"][key]

    def test_takes_every_item_in_order(self, article: Article, draft: dict[str, Any]) -> None:
        assert [item_facts(i) for i in story(draft)] == [item_facts(i) for i in article.items]
        assert draft["standfirst"]["kind"] == article.expected["standfirst"]["kind"]

    def test_splits_quotes_into_speech_and_inquit(
        self, article: Article, draft: dict[str, Any]
    ) -> None:
        expected = [item["segments"] for item in article.items if item["type"] == "quote"]
        assert [i["segments"] for i in story(draft) if i["type"] == "quote"] == expected

    def test_claims_only_the_speakers_the_text_names(
        self, article: Article, draft: dict[str, Any]
    ) -> None:
        expected = [item["parser_speakers"] for item in article.items if item["type"] == "quote"]
        assert [i["speakers"] for i in story(draft) if i["type"] == "quote"] == expected

    def test_takes_the_fact_panel(self, article: Article, draft: dict[str, Any]) -> None:
        assert panel_facts(draft["fact_panel"]) == panel_facts(article.expected["fact_panel"])

    def test_takes_every_part_of_the_contact(self, article: Article, draft: dict[str, Any]) -> None:
        assert contact_facts(draft["contact"]) == contact_facts(article.expected["contact"])
        assert draft["contact"]["lines"] == article.expected["contact"]["lines"]

    def test_takes_the_logo(self, article: Article, draft: dict[str, Any]) -> None:
        expected = article.expected["logo"] or {}
        for key in ("line", "raw", "url", "image_file", "show_text"):
            assert (draft["logo"] or {}).get(key) == expected.get(key)

    def test_finds_the_people_in_the_order_they_speak(
        self, article: Article, draft: dict[str, Any]
    ) -> None:
        for key in ("name", "first_line", "position"):
            expected = [person.get(key) for person in article.expected["people"]]
            assert [person.get(key) for person in draft["people"]] == expected

    def test_claims_no_role_that_a_reader_does_not_see(
        self, article: Article, draft: dict[str, Any]
    ) -> None:
        expected = {person["name"]: person["role"] or "" for person in article.expected["people"]}
        for person in draft["people"]:
            assert (person["role"] or "") in expected[person["name"]]

    def test_asks_only_what_a_reader_would_ask(
        self, article: Article, draft: dict[str, Any]
    ) -> None:
        """What a line is, is asked only in doubt (ADR 0006)."""
        doubts = {fact for fact in decision_facts(draft) if fact[0] == "place"}
        asked = {fact[0] for fact in decision_facts(draft) - doubts}
        assert asked <= {fact[0] for fact in decision_facts(article.expected)}
        assert len(doubts) <= 1

    def test_places_every_line_once(self, article: Article, draft: dict[str, Any]) -> None:
        assert set(draft["line_map"]) == set(article.expected["line_map"])
