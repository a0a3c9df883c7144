"""What the checklist says of people."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from profiles.models import ProfilePerson
from profiles.rules import findings
from tests.profiles.factories import draft_profile

TODAY = timezone.localdate()


@pytest.mark.django_db
class ConsentTests:
    @pytest.mark.parametrize(
        ("consent_on", "is_missing"),
        [
            (None, True),
            (TODAY - dt.timedelta(days=1), False),
            (TODAY + dt.timedelta(days=2), True),
            ("2024-10-20", False),
        ],
    )
    def test_is_of_a_day_that_has_been(self, consent_on: Any, is_missing: bool) -> None:
        page = draft_profile()
        page.people = [ProfilePerson(name="Alva Norling", consent_on=consent_on)]
        codes = [finding.code for finding in findings(page)]
        assert ("consent-missing" in codes) == is_missing
