"""Four editors, two to a page, save two hundred times at once.

Run by itself against any database that ``DATABASE_URL`` names:
``python -m tests.profiles.admin.saving_together``. It migrates first.
"""

import os
import statistics
import threading
import time
from typing import Any

EDITORS = 4
SAVES = 50


def main() -> None:
    """Sets the project up and prints what happened."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(save_together())


class Autosaver(threading.Thread):
    """One editor's browser, which saves again and again and remembers every answer."""

    def __init__(self, name: str, page: Any) -> None:
        from django.test import Client

        from tests.profiles.admin.people import make_editor

        super().__init__(name=name)
        self.page = page
        self.client = Client(raise_request_exception=False)
        self.client.force_login(make_editor(name))
        self.answers: list[tuple[str, int, dict[str, Any], float]] = []

    def run(self) -> None:
        """Saves fifty versions."""
        from django.db import connections

        for number in range(SAVES):
            self.save(f"{self.name} skriver version {number} om Haninge")
        connections.close_all()

    def save(self, title: str) -> None:
        """Sends one autosave, as the editor's page does."""
        from django.urls import reverse

        from tests.profiles.admin.editor_form import posted

        data = posted(title=title, municipality=str(self.page.municipality_id))
        url = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        started = time.perf_counter()
        response = self.client.post(url, data, headers={"Accept": "application/json"})
        seconds = time.perf_counter() - started
        answer = response.json() if response.status_code == 200 else {}
        self.answers.append((title, response.status_code, answer, seconds))


def save_together() -> dict[str, Any]:
    """Lets the editors work and returns the statuses, what was lost, and milliseconds of a save."""
    from tests.profiles.factories import draft_profile

    pages = [draft_profile(code=code) for code in ("0120", "0136")]
    savers = [Autosaver(f"rut{number}", pages[number % 2]) for number in range(EDITORS)]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    answers = [answer for saver in savers for answer in saver.answers]
    seconds = [answer[3] for answer in answers]
    return {
        "saves": len(answers),
        "statuses": sorted({answer[1] for answer in answers}),
        "refused": [answer[2] for answer in answers if not answer[2].get("success")],
        "lost": sorted({answer[0] for answer in answers} - stored_titles(pages)),
        "median_ms": round(1000 * statistics.median(seconds)),
        "slowest_ms": round(1000 * max(seconds)),
    }


def stored_titles(pages: list[Any]) -> set[str]:
    """Returns the titles of every version the database holds of the pages."""
    from wagtail.models import Revision

    kept = Revision.objects.filter(object_id__in=[str(page.pk) for page in pages])
    return {revision.content["title"] for revision in kept}


if __name__ == "__main__":
    main()
