"""A page that is sent for approval, and its link."""

from typing import Any

from profiles.models import Approval, ProfilePage
from tests.profiles.factories import draft_profile

BODY = [
    ("heading", {"text": "Måndagar är heliga", "language": ""}),
    ("paragraph", "<p>Gruppen träffas varje måndag.</p>"),
    ("quote", {"text": "Vi bestämmer tillsammans.", "speakers": ["Alva Norling"]}),
    ("quote", {"text": "Ingen bär det ensam.", "speakers": ["Sigge Lind"]}),
]


def quoting_profile(**fields: Any) -> ProfilePage:
    """Returns a draft with quotes and facts, read from the database as a visitor's request does."""
    page = draft_profile(**{"body": BODY, **fields})
    page.aside = page.aside.stream_block.to_python(
        [
            {
                "type": "fact_panel",
                "id": "panel",
                "value": {
                    "title": "Fakta",
                    "items": [
                        {"type": "row", "id": "row1", "value": _row("Anställda", "185")},
                        {"type": "row", "id": "row2", "value": _row("Chefer", "12")},
                    ],
                },
            }
        ]
    )
    page.save_revision()
    return ProfilePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def _row(label: str, value: str) -> dict[str, Any]:
    return {"label": label, "values": [value]}


def send(page: ProfilePage, **fields: Any) -> tuple[Approval, str]:
    """Sends the latest version; returns the approval and the path of its link."""
    values = {"recipient": "Bea Ström", "days": 14, **fields}
    approval, token = Approval.send(page, page.get_latest_revision(), **values)
    return approval, f"/korrektur/{token}/"


def answer(**fields: str) -> dict[str, str]:
    """Returns what the form of the answer sends."""
    return {"answer": "approved", "name": "Bea Ström", "role": "kommunikatör", "text": "", **fields}


def change(page: ProfilePage, **fields: Any) -> ProfilePage:
    """Saves a newer version."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()
    return page
