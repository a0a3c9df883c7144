"""What an editor changes in the review is applied, the same way every time."""

from typing import Any

from profiles.manuscript import Register, parse_manuscript, read_manuscript

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


def asked(draft: dict[str, Any], code: str) -> list[dict[str, Any]]:
    """Decisions with a code."""
    return [decision for decision in draft["editor_decisions"] if decision["code"] == code]
