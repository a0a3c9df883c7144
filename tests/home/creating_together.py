"""Autosave and the editor's own click send the form of a new page at the same moment.

Run by itself against any database that ``DATABASE_URL`` names:
``python -m tests.home.creating_together``. It migrates first. With ``--without-token`` it shows
what Wagtail does by itself.
"""

import os
import sys
import threading
from typing import Any

ROUNDS = 12
WAYS: tuple[tuple[str, dict[str, str]], ...] = (
    ("autosparad", {"Accept": "application/json"}),
    ("autosparad igen", {"Accept": "application/json"}),
    ("inskickad", {}),
)


def main() -> None:
    """Sets the project up and prints what happened."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(create_together(with_token="--without-token" not in sys.argv))


class Sender(threading.Thread):
    """One request of the three; all of a round start together."""

    def __init__(self, start: threading.Barrier, editor: Any, data: Any, headers: Any) -> None:
        from django.test import Client

        super().__init__()
        self.start_line, self.data, self.headers = start, data, headers
        self.client = Client(raise_request_exception=False)
        self.client.force_login(editor)
        self.status = 0

    def run(self) -> None:
        """Sends the form to the URL that creates."""
        from django.db import connections

        from profiles.admin.new_profile import add_url
        from profiles.models import ProfileIndexPage

        url = add_url(ProfileIndexPage.objects.get())
        self.start_line.wait()
        self.status = self.client.post(url, self.data, headers=self.headers).status_code
        connections.close_all()


def create_together(with_token: bool = True) -> dict[str, Any]:
    """Returns the statuses, the number of pages, and what their latest versions hold."""
    from profiles.models import ProfilePage
    from tests.profiles.admin.people import make_editor

    editor = make_editor("rutger")
    statuses = {status for number in range(ROUNDS) for status in send(editor, number, with_token)}
    pages = list(ProfilePage.objects.filter(owner=editor))
    return {
        "statuses": sorted(statuses),
        "pages": len(pages),
        "submitted": sum(page.workflow_in_progress for page in pages),
        "titles": sorted({latest(page).title.split(" ", 1)[1] for page in pages}),
        "people": sorted({latest(page).people.count() for page in pages}),
    }


def latest(page: Any) -> Any:
    """Returns the page as its editor shows it."""
    return page.get_latest_revision_as_object()


def send(editor: Any, number: int, with_token: bool) -> list[int]:
    """Sends one form three ways at once and returns the statuses."""
    start = threading.Barrier(len(WAYS))
    senders = [
        Sender(start, editor, form(number, way, with_token), headers) for way, headers in WAYS
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    return [sender.status for sender in senders]


def form(number: int, way: str, with_token: bool) -> dict[str, Any]:
    """Returns what the browser posts; only the click asks for review."""
    from home.idempotent_create import TOKEN_FIELD
    from profiles.models import Municipality
    from tests.profiles.admin.editor_form import posted

    extra: dict[str, Any] = {TOKEN_FIELD: f"{number:032x}"} if with_token else {}
    extra["municipality"] = str(Municipality.objects.get(code="0136").pk)
    if way == "inskickad":
        extra["action-submit"] = "1"
    person = {"name": "Alva Norling", "role": "enhetschef", "unit": "", "ORDER": "1", "id": ""}
    return posted(title=f"Presentation{number} {way}", people=[person], **extra)


if __name__ == "__main__":
    main()
