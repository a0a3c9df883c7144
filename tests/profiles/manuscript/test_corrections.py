"""What an editor changes in the review is applied, the same way every time."""

from typing import Any

import pytest

from profiles.manuscript import Register, parse_manuscript, read_manuscript, read_pasted
from profiles.manuscript.decisions import MAX_DECISIONS, Decision, few_decisions
from profiles.manuscript.parsing.revision import PART
from tests.profiles.manuscript.test_nothing_lost import WITH_PICTURES

TEXT = """Presentation

Ett jobb i Umeå

Publicerad 3 maj 2024

Umeå kommun söker nya kollegor som vill stanna länge och trivas på sin arbetsplats.

Här arbetar Anna Berg, enhetschef, och Erik Lund, kurator.
– Vi har det bra här.

Trivsel varje dag
Alla äter lunch tillsammans på fredagar, och det har de gjort i tio år.

Mer om kommunen
Här bor 130 000 personer. Kommunen växer varje år och behöver många nya medarbetare.

Umeå kommun
Tel: 08-465 004 00
"""

ALT = "En gryta på en spis."


def corrected(register: Register, corrections: dict[str, Any]) -> dict[str, Any]:
    """The draft of the text with corrections."""
    manuscript = read_manuscript(TEXT.encode(), "a.txt")
    return parse_manuscript(manuscript, register, corrections)


def kinds(draft: dict[str, Any]) -> dict[int, str]:
    """The type of each body item by its line."""
    return {item["line"]: item["type"] for item in draft["body"]}


class CorrectionTests:
    """Each correction changes what it names and nothing else."""

    def test_turns_a_heading_into_a_paragraph_and_back(self, register: Register) -> None:
        assert kinds(corrected(register, {}))[12] == "heading"
        draft = corrected(register, {"lines": {"12": {"as": "paragraph"}}})
        assert kinds(draft)[12] == "paragraph"

    def test_turns_a_paragraph_into_a_quote_with_a_speaker(self, register: Register) -> None:
        change = {"as": "quote", "speaker": "Anna Berg"}
        draft = corrected(register, {"lines": {13: change}})
        item = next(item for item in draft["body"] if item["line"] == 13)
        assert (item["type"], item["speakers"]) == ("quote", ["Anna Berg"])

    def test_answers_the_question_of_a_speaker(self, register: Register) -> None:
        assert [d["lines"] for d in asked(corrected(register, {}), "speaker")] == [[10]]
        draft = corrected(register, {"lines": {"10": {"speaker": "Anna Berg; Erik Lund"}}})
        assert asked(draft, "speaker") == []
        quote = next(item for item in draft["body"] if item["line"] == 10)
        assert quote["speakers"] == ["Anna Berg", "Erik Lund"]

    def test_lets_the_fact_panel_begin_elsewhere(self, register: Register) -> None:
        draft = corrected(register, {"lines": {"12": {"as": "fact_title"}}})
        assert draft["fact_panels"][0]["title"] == "Trivsel varje dag"
        assert draft["fact_panels"][0]["items"][0]["line"] == 13

    def test_turns_a_panel_into_body_text(self, register: Register) -> None:
        assert corrected(register, {})["fact_panels"][0]["lines"] == [15, 16]
        draft = corrected(register, {"lines": {"15": {"as": "heading"}}})
        assert draft["fact_panels"] == []
        assert kinds(draft)[16] == "paragraph"

    def test_takes_municipality_label_and_advertiser(self, register: Register) -> None:
        draft = corrected(
            register, {"municipality": "0120", "label": "annons", "advertiser": "Värmdö kommun"}
        )
        assert draft["municipality"]["code"] == "0120"
        assert (draft["label"], draft["advertiser"]) == ("annons", "Värmdö kommun")
        assert asked(draft, "municipality") == []

    def test_ignores_what_it_does_not_know(self, register: Register) -> None:
        nonsense = {"lines": {"99": {"as": "heading"}, "12": {"as": "x"}, "13": 5}, "label": "y"}
        assert corrected(register, nonsense) == corrected(register, {})

    def test_keeps_every_line_accounted_for(self, register: Register) -> None:
        before = corrected(register, {})
        draft = corrected(register, {"lines": {"15": {"as": "ignore"}, "3": {"as": "kicker"}}})
        assert list(draft["line_map"]) == list(before["line_map"])

    def test_moves_the_title(self, register: Register) -> None:
        draft = corrected(register, {"lines": {"1": {"as": "title"}}})
        assert draft["title"]["text"] == "Presentation"
        assert kinds(draft)[3] == "heading"


class RevisionTests:
    """Words are changed, lines split and joined; what they become is read anew."""

    def test_takes_the_new_words(self, register: Register) -> None:
        draft = corrected(register, {"lines": {"12": {"text": "Trivsel varje natt"}}})
        assert texts(draft)[12] == "Trivsel varje natt"

    def test_splits_a_line(self, register: Register) -> None:
        two = "Här arbetar Anna Berg, enhetschef.\nErik Lund är kurator."
        part = {"as": "paragraph"}
        lines = {"9": {"text": two, **part}, str(9 + PART): part}
        draft = corrected(register, {"lines": lines})
        assert texts(draft)[9] == "Här arbetar Anna Berg, enhetschef."
        assert texts(draft)[9 + PART] == "Erik Lund är kurator."

    def test_places_each_part_for_itself(self, register: Register) -> None:
        lines = {"9": {"text": "Två kollegor\nErik Lund är kurator.", "as": "heading"}}
        draft = corrected(register, {"lines": {**lines, str(9 + PART): {"as": "quote"}}})
        assert (kinds(draft)[9], kinds(draft)[9 + PART]) == ("heading", "quote")

    def test_joins_a_line_with_the_one_above(self, register: Register) -> None:
        draft = corrected(register, {"lines": {"13": {"join": " "}}})
        assert "13" not in draft["places"]
        assert texts(draft)[12].startswith("Trivsel varje dag Alla äter lunch")

    def test_pairs_a_label_with_its_value(self, register: Register) -> None:
        lines = {"12": {"as": "fact_row"}, "13": {"join": ": "}}
        row = corrected(register, {"lines": lines})["fact_panels"][0]["items"][0]
        assert (row["key"], row["value"][:10]) == ("Trivsel varje dag", "Alla äter ")

    def test_keeps_links_in_both_halves_of_a_line(self, register: Register) -> None:
        html = "<p>Ett stycke med <a href='https://a.example.se'>en länk och</a> fler ord.</p>"
        manuscript = read_pasted(f"<h1>Rubrik</h1>{html}")
        number = manuscript.lines[-1].number
        change = {"text": "Ett stycke med en länk\noch fler ord.", "as": "paragraph"}
        lines = {str(number): change, str(number + PART): {"as": "paragraph"}}
        body = parse_manuscript(manuscript, register, {"lines": lines})["body"]
        assert [item["html"].count("a.example.se") for item in body] == [1, 1]
        assert body[1]["html"].endswith("och</a> fler ord.")

    @pytest.mark.parametrize("change", [{"text": ""}, {"text": 5}, {"join": "x"}, {"join": None}])
    def test_leaves_nonsense_alone(self, change: dict[str, Any], register: Register) -> None:
        assert (
            corrected(register, {"lines": {"12": change}})["body"]
            == corrected(register, {})["body"]
        )

    def test_ends_a_panel_where_the_editor_says(self, register: Register) -> None:
        lines = {"12": {"as": "fact_title"}, "13": {"as": "panel_end"}}
        draft = corrected(register, {"lines": {**lines, "15": {"as": "heading"}}})
        assert [panel["lines"] for panel in draft["fact_panels"]] == [[12, 13]]
        assert kinds(draft)[16] == "paragraph"


class AnswerTests:
    """A question is not asked again once it has its answer."""

    def test_a_date_and_a_title(self, register: Register) -> None:
        manuscript = read_manuscript(b"Vi har det bra i kommunen, alla vi som arbetar.", "a.txt")
        assert asked(parse_manuscript(manuscript, register), "date")
        answers = {"date": "2019-03-05", "title": "Bra i kommunen"}
        draft = parse_manuscript(manuscript, register, answers)
        assert draft["published"]["date"] == "2019-03-05"
        assert draft["title"]["text"]
        assert not asked(draft, "date")
        assert not asked(draft, "title")

    def test_topics_by_their_labels(self, register: Register) -> None:
        draft = corrected(register, {"topics": ["Handledning", "finns inte"]})
        assert draft["topics"] == ["handledning"]
        assert not asked(draft, "topics")

    def test_the_year_of_the_figures(self, register: Register) -> None:
        rest = {"answered": ["topics"], "label": "annons", "lines": {"10": {"speaker": ""}}}
        assert asked(corrected(register, rest), "dated-figures")
        draft = corrected(register, {**rest, "figures_year": "2024"})
        assert draft["fact_panels"][0]["as_of_year"] == "2024"
        assert not asked(draft, "dated-figures")

    def test_the_alternative_text_of_a_picture_that_is_there(self, register: Register) -> None:
        manuscript = read_pasted(WITH_PICTURES)
        (question,) = asked(parse_manuscript(manuscript, register), "alt-text")
        assert question["parts"][0]["picture"] == 0
        draft = parse_manuscript(manuscript, register, {"alts": {"0": ALT, "1": ALT}})
        images = [draft["lead_image"], *draft["body"]]
        assert any(image and image.get("alt_text") == ALT for image in images)
        assert not asked(draft, "alt-text")

    def test_a_question_that_has_been_asked_gives_way_to_no_other(self) -> None:
        heavy = [Decision("place", "should", str(n), weight=100, about=str(n)) for n in range(9)]
        light = [Decision("topics", "should", "Ämnen?")]
        assert "topics" not in {d.key for d in few_decisions([*heavy, *light])}
        few = few_decisions([*heavy, *light], ["standfirst"], ["topics"])
        assert few[0].key == "topics"
        assert len(few) == MAX_DECISIONS - 1

    def test_what_is_ticked_off_leaves_no_room_for_more(self, register: Register) -> None:
        first = corrected(register, {})["editor_decisions"]
        keys = [question["key"] for question in first if question["severity"] != "must"]
        again = corrected(register, {"answered": keys})["editor_decisions"]
        assert not {question["key"] for question in again} & {*keys}
        assert len(again) + len(keys) <= MAX_DECISIONS


def texts(draft: dict[str, Any]) -> dict[int, str]:
    """The text of each body item by its line."""
    return {item["line"]: item.get("text", "") for item in draft["body"]}


def asked(draft: dict[str, Any], code: str) -> list[dict[str, Any]]:
    """Decisions with a code."""
    return [decision for decision in draft["editor_decisions"] if decision["code"] == code]
