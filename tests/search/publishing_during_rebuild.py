"""Four editors publish again and again while the index is rebuilt.

Run by itself against any database that ``DATABASE_URL`` names:
``python -m tests.search.publishing_during_rebuild``. It migrates first.
"""

import os
import threading
import time
from typing import Any

EDITORS = 4
PROFILES = 120
FEWEST_SAVES = 5


def main() -> None:
    """Sets the project up and prints what happened."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(publish_during_rebuild())


class Publisher(threading.Thread):
    """One editor, who publishes new titles of a page until the rebuild is through."""

    def __init__(self, page: Any, rebuilt: threading.Event) -> None:
        super().__init__()
        self.page, self.rebuilt = page, rebuilt
        self.seconds: list[float] = []
        self.failures: list[str] = []

    def run(self) -> None:
        """Publishes at least a few times."""
        from django.db import connections

        while len(self.seconds) < FEWEST_SAVES or not self.rebuilt.is_set():
            started = time.perf_counter()
            self.publish(f"{self.title} {'i' * (len(self.seconds) + 1)}")
            self.seconds.append(time.perf_counter() - started)
        connections.close_all()

    @property
    def title(self) -> str:
        """The word that all titles of the page share."""
        return f"Utkik{self.page.pk}"

    def publish(self, title: str) -> None:
        """Saves and publishes in one transaction, as the editor's view does."""
        from django.db import DatabaseError, transaction

        self.page.title = title
        try:
            with transaction.atomic():
                self.page.save_revision().publish()
        except DatabaseError as error:
            self.failures.append(str(error))


def publish_during_rebuild() -> dict[str, Any]:
    """Returns how many saves there were, which failed, the longest, and whose words are lost."""
    from django.core.management import call_command
    from wagtail.models import Page

    from profiles.models import Municipality, ProfilePage
    from tests.profiles.factories import make_profile

    codes = list(Municipality.objects.order_by("code").values_list("code", flat=True))
    for number in range(PROFILES):
        make_profile(title=f"Profil {number}", code=codes[number])
    rebuilt = threading.Event()
    pages = list(ProfilePage.objects.order_by("-pk")[:EDITORS])
    publishers = [Publisher(page, rebuilt) for page in pages]
    for publisher in publishers:
        publisher.start()
    started = time.perf_counter()
    call_command("update_index", verbosity=0)
    rebuild = time.perf_counter() - started
    rebuilt.set()
    for publisher in publishers:
        publisher.join()
    seconds = [one for publisher in publishers for one in publisher.seconds]
    return {
        "rebuild_seconds": round(rebuild, 1),
        "saves": len(seconds),
        "failures": [one for publisher in publishers for one in publisher.failures],
        "longest_ms": round(1000 * max(seconds)),
        "lost": [one.title for one in publishers if not Page.objects.search(one.page.title)],
    }


if __name__ == "__main__":
    main()
