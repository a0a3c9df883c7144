"""Versions compared: an old one lacks what came later."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from profiles.models import ProfilePage
from tests.profiles.admin.people import make_chief
from tests.profiles.factories import make_profile

SAMPLES = {
    name: [(kind, block.get_preview_value()) for kind, block in stream.child_blocks.items()]
    for name in ("standfirst", "body", "aside", "corrections")
    for stream in (ProfilePage._meta.get_field(name).stream_block,)
}


def emptied(value: Any) -> Any:
    """Returns stored data as it was before any of the fields of its blocks existed."""
    if isinstance(value, list):
        return [emptied(part) for part in value]
    if isinstance(value, dict) and "type" in value:
        return {**value, "value": emptied(value["value"])}
    return {} if isinstance(value, dict) else value


@pytest.mark.django_db
class ComparisonTests:
    def test_what_an_old_version_lacks_reads_as_empty(self, client: Client) -> None:
        client.force_login(make_chief())
        page = make_profile(**SAMPLES)
        old = page.latest_revision
        for name in SAMPLES:
            field = ProfilePage._meta.get_field(name)
            stored = list(getattr(page, name).raw_data)
            setattr(page, name, field.stream_block.to_python(emptied(stored)))
        page.published_on = None
        new = page.save_revision()
        page.updated_on = dt.date(2026, 3, 1)
        newest = page.save_revision()
        for pair in ([old.pk, new.pk], [new.pk, old.pk], [new.pk, newest.pk]):
            url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, *pair])
            shown = client.get(url).content.decode()
            assert ">None<" not in shown
            assert "3 maj 2024" in shown or "1 mars 2026" in shown
