"""A fact panel is shown when it holds something."""

from typing import Any

import pytest

from profiles.blocks.fact_panel import FactPanelBlock


def value(**fields: Any) -> Any:
    """Returns the panel's value."""
    return FactPanelBlock().to_python({"items": [], **fields})


class FactPanelTests:
    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"items": [{"type": "row", "value": {"label": "", "values": [""]}}]},
            {"items": [{"type": "row", "value": {"label": "Anställda", "values": []}}]},
            {"items": [{"type": "prose", "value": "<p> </p>"}]},
        ],
    )
    def test_is_blank_with_nothing_to_show(self, fields: dict[str, Any]) -> None:
        assert value(**fields).is_blank
        assert "<aside" not in FactPanelBlock().render(value(**fields))

    @pytest.mark.parametrize(
        "fields",
        [
            {"title": "Fakta"},
            {"items": [{"type": "row", "value": {"label": "Anställda", "values": ["185"]}}]},
            {"items": [{"type": "prose", "value": "<p>Vid sjön.</p>"}]},
        ],
    )
    def test_is_shown_with_a_title_a_row_or_prose(self, fields: dict[str, Any]) -> None:
        assert not value(**fields).is_blank
        assert "<aside" in FactPanelBlock().render(value(**fields))
