"""Profiles for tests: valid unless a test says otherwise, about people who don't exist."""

import datetime as dt
from typing import Any

from profiles.models import Municipality, ProfileIndexPage, ProfilePage

PARAGRAPH = "<p>Gruppen träffas varje måndag och fördelar veckans nya ärenden.</p>"


def draft_profile(**fields: Any) -> ProfilePage:
    """Returns a saved draft in the series that every publishing rule accepts.

    ``code`` picks the municipality (default 0136, Haninge); any other keyword sets a field.
    """
    municipality = Municipality.objects.get(code=fields.pop("code", "0136"))
    values: dict[str, Any] = {
        "title": f"Att arbeta i {municipality.name}",
        "label": "redaktionellt",
        "published_on": dt.date(2024, 5, 3),
        "standfirst": [("text", "<p>Här finns tid att tänka.</p>")],
        "body": [("paragraph", PARAGRAPH)],
        **fields,
    }
    page = ProfilePage(live=False, municipality=municipality, **values)
    ProfileIndexPage.objects.get().add_child(instance=page)
    page.save_revision()
    return page


def make_profile(**fields: Any) -> ProfilePage:
    """Returns a published profile; takes what ``draft_profile`` takes."""
    page = draft_profile(**fields)
    page.get_latest_revision().publish()
    return ProfilePage.objects.get(pk=page.pk)
