"""What stands at the foot of every page works, or the form says how to put it right."""

import pytest
from django.core.exceptions import ValidationError

from home.models import PublisherSettings


class PublisherSettingsTests:
    def test_accept_what_is_written_the_swedish_way(self) -> None:
        publisher = PublisherSettings(postal_code="12345", phone="08-465 004 00")
        publisher.clean()
        assert publisher.postal_code == "123 45"

    def test_accept_nothing_at_all(self) -> None:
        PublisherSettings().clean()

    @pytest.mark.parametrize(("name", "value"), [("postal_code", "12"), ("phone", "abc")])
    def test_ask_for_what_cannot_be_right(self, name: str, value: str) -> None:
        with pytest.raises(ValidationError) as refusal:
            PublisherSettings(**{name: value}).clean()
        assert list(refusal.value.error_dict) == [name]
