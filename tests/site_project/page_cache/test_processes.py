"""A publication is seen at once by every process of a real server."""

import os
import subprocess
import sys
import urllib.request

import pytest

from tests.benchmark.server import PATIENCE, PROJECT_DIR, running_site

SETTINGS = "tests.site_project.page_cache.unhashed_settings"
READS = 1_000
NEW_TITLE = "Rubriken som alla processer ska visa"

PUBLISH = f"""
from home.models import HomePage
page = HomePage.objects.get()
page.title = page.seo_title = {NEW_TITLE!r}
page.save_revision().publish()
"""


def read(url: str) -> tuple[str, str]:
    """The home page and whether it came from a copy."""
    with urllib.request.urlopen(f"{url}/", timeout=PATIENCE) as answer:  # noqa: S310
        return answer.read().decode(), answer.headers["X-Page-Cache"]


@pytest.mark.django_db(transaction=True)
class TwoProcessTests:
    def test_none_of_many_reads_after_a_publication_is_stale(self, database_url: str) -> None:
        values = {"DATABASE_URL": database_url}
        with running_site(SETTINGS, 2, **values) as site:
            before = [read(site.url) for _ in range(READS // 10)]
            publish(values)
            after = [read(site.url) for _ in range(READS)]

        assert before[-1][1] == "hit"
        assert not [page for page, _outcome in before if NEW_TITLE in page]
        assert not [page for page, _outcome in after if NEW_TITLE not in page]
        # Each of the two processes makes the page once; all others are copies.
        assert [outcome for _page, outcome in after].count("hit") >= READS - 4


def publish(values: dict[str, str]) -> None:
    """Publishes from a process of its own, as an editor's request or the scheduled job does."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "site_project.settings.development",
        **values,
    }
    subprocess.run(
        [sys.executable, "manage.py", "shell", "--command", PUBLISH],
        cwd=PROJECT_DIR,
        env=environment,
        check=True,
        capture_output=True,
    )
