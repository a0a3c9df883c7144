"""A correction says what was wrong and when it was put right, and begins with today."""

from typing import Any

import pytest
from django.utils import timezone

from profiles.blocks.correction import CorrectionBlock
from profiles.rules import publishing_errors
from profiles.rules.corrections import corrections_are_complete
from tests.profiles.factories import draft_profile

pytestmark = pytest.mark.django_db


def found(**correction: Any) -> list[tuple[str, tuple[int | str, ...]]]:
    """Returns the codes of what is said about the correction, and the way there."""
    page = draft_profile(corrections=[("correction", correction)])
    assert publishing_errors(page) == []
    return [(finding.code, finding.path) for finding in corrections_are_complete(page)]


class CorrectionTests:
    def test_begins_with_today(self) -> None:
        assert CorrectionBlock().get_default()["date"] == timezone.localdate()

    def test_is_complete_with_date_and_text(self) -> None:
        assert found(date=timezone.localdate(), text="Antalet var 185, inte 158.") == []

    def test_needs_a_text(self) -> None:
        assert found(date=timezone.localdate(), text=" ") == [("correction-empty", (0, "text"))]

    def test_needs_a_date(self) -> None:
        assert found(date=None, text="Antalet var 185.") == [("correction-undated", (0, "date"))]
