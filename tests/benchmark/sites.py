"""Sites of any size to measure: made once on each database, then kept."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from tests.benchmark.server import PROJECT_DIR
from tests.postgres_cluster import running_cluster

SETTINGS = "tests.benchmark.editing_settings"
EDITIONS, BLOCKS = 35, 40
EDITOR, PLAIN = "chef", "sidan"
EDITION_TITLE = "Att arbeta i Haninge"


@contextmanager
def kept_site(folder: Path, vendor: str, count: int) -> Iterator[dict[str, str]]:
    """The environment of a site with so many profiles, made unless a run before has made it."""
    place = folder.resolve() / f"{vendor}-{count}"
    place.mkdir(parents=True, exist_ok=True)
    values = {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "DATABASE_URL": f"sqlite:///{place / 'site.sqlite3'}",
        "MEDIA_ROOT": str(place / "media"),
        "SECRET_KEY": "only-for-this-run",
        "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
        "HTTPS": "off",
        "LOG_LEVEL": "ERROR",
        "MALLOC_ARENA_MAX": "2",  # as the service has it
    }
    if vendor == "sqlite":
        make(values, count)
        yield values
        return
    with running_cluster(place) as url:
        values["DATABASE_URL"] = url
        make(values, count)
        yield values


def make(values: dict[str, str], count: int) -> None:
    """Fills the database in a process of its own."""
    in_own_process(values, "tests.benchmark.sites", str(count))


def in_own_process(values: dict[str, str], module: str, *arguments: str) -> str:
    """What a process said that has done nothing else."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=PROJECT_DIR,
        env={**os.environ, **values},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


def fill(count: int) -> None:
    """Brings the database up to the code, and fills it once."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    from django.contrib.auth.models import User

    from tests.search.benchmark_site import generate

    done = Path(settings.MEDIA_ROOT).with_name("done")
    call_command("migrate", verbosity=0, interactive=False)
    if not done.exists():
        generate(count)
        call_command("update_index", verbosity=0, stdout=StringIO())
        User.objects.create_superuser(EDITOR, "chef@example.se")
        make_plain_page()
        for year in range(EDITIONS):
            make_edition(1990 + year).save_revision().publish()
        done.touch()


def blocks() -> dict[str, list]:
    """Forty blocks in the body, as Python values."""
    paragraph = (
        "<p>Gruppen träffas varje måndag och fördelar veckans nya ärenden i lugn och ro.</p>"
    )
    pair = [("heading", {"text": "Så arbetar vi", "language": ""}), ("paragraph", paragraph)]
    return {
        "standfirst": [("text", "<p>Här finns tid att tänka.</p>")],
        "body": [*pair[:1], *[pair[1]] * 3] * (BLOCKS // 4),
        "aside": [],
    }


def make_plain_page() -> None:
    """Adds a published page of the plain type with the same blocks."""
    from home.models import HomePage
    from tests.benchmark.plain.models import PlainPage

    plain = PlainPage(title="Sidan", slug=PLAIN, live=False, **blocks())
    HomePage.objects.get().add_child(instance=plain)
    plain.save_revision().publish()


def make_edition(year: int) -> Any:
    """Adds a draft of one municipality's profile."""
    from profiles.models import Municipality, ProfileIndexPage, ProfilePage

    profile = ProfilePage(
        title=EDITION_TITLE,
        label="redaktionellt",
        municipality=Municipality.objects.get(code="0136"),
        published_on=dt.date(year, 5, 3),
        live=False,
        **blocks(),
    )
    ProfileIndexPage.objects.get().add_child(instance=profile)
    return profile


if __name__ == "__main__":
    fill(int(sys.argv[1]))
