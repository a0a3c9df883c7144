"""A quotation: whom the page says it is from, and what programs get of it."""

from typing import Any

import pytest

from profiles.blocks.quote import QuoteBlock, QuoteTextBlock, QuoteValue

SPEECH = "Vi hinner tänka innan vi beslutar."


def quote(**fields: Any) -> QuoteValue:
    """A quotation with these fields."""
    value = {"text": SPEECH, "speakers": ["Alva Norling"], "attribution": "auto", **fields}
    made: QuoteValue = QuoteBlock().normalize(value)
    return made


class AttributionTests:
    @pytest.mark.parametrize(
        ("fields", "line"),
        [
            ({}, "Alva Norling"),
            ({"text": f"{SPEECH[:-1]}, säger Alva Norling."}, ""),
            ({"text": f"{SPEECH[:-1]}, säger hon.", "attribution": "show"}, "Alva Norling"),
            ({"attribution": "hide"}, ""),
            ({"speakers": [" Alva Norling ", "", "Bo Ek"]}, "Alva Norling, Bo Ek"),
        ],
    )
    def test_is_added_where_the_text_does_not_say_it(
        self, fields: dict[str, Any], line: str
    ) -> None:
        assert quote(**fields).attribution_line == line


class QuoteDataTests:
    def test_the_api_names_nobody_whom_the_page_hides(self) -> None:
        data = QuoteBlock().get_api_representation(quote(attribution="hide"))
        assert data == {"text": SPEECH, "speakers": [], "attribution_line": "", "language": ""}

    def test_markdown_sets_the_dash_and_the_name(self) -> None:
        assert QuoteBlock().get_markdown(quote()) == [f"– {SPEECH} (Alva Norling)"]
        assert QuoteBlock().get_markdown(quote(text="")) == []


@pytest.mark.parametrize("written", ["– Ja.", "- Ja.", "—Ja.", "Ja."])
def test_a_leading_dash_is_dropped(written: str) -> None:
    assert QuoteTextBlock().clean(written) == "Ja."
