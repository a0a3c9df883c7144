"""What the editor costs: a profile of forty blocks beside a plain page type with the same blocks.

    .venv/bin/python -m tests.benchmark.editing

prints processor time, queries and bytes of opening, autosaving, saving and publishing each, and
what the first publication among thirty-five editions asks. ``PROFILE=open`` (or another step)
prints where the time of that step goes. Everything happens in a database of its own.
"""

import cProfile
import os
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ROUNDS = int(os.environ.get("ROUNDS", "7"))
EDITIONS = 35
BLOCKS = 40


@dataclass(frozen=True)
class Cost:
    """Processor time in ms, queries and bytes of an answer."""

    milliseconds: float
    queries: int
    size: int


def set_up(folder: str) -> None:
    """Starts Django on a new database."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.benchmark.editing_settings",
        "DATABASE_URL": os.environ.get("DATABASE_URL", f"sqlite:///{folder}/site.sqlite3"),
        "MEDIA_ROOT": f"{folder}/media",
        "SECRET_KEY": "only-for-this-run",
        "ALLOWED_HOSTS": "localhost,testserver",
        "HTTPS": "off",
        "LOG_LEVEL": "ERROR",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


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


def posted_blocks() -> dict[str, Any]:
    """The same as the editor's form posts it."""
    from wagtail.test.utils.form_data import rich_text, streamfield

    posted = {}
    for name, stream in blocks().items():
        posted[name] = streamfield(
            [(kind, rich_text(v) if isinstance(v, str) else v) for kind, v in stream]
        )
    return posted


def make_pages() -> tuple[Any, Any]:
    """Returns a profile and a plain page, both published."""
    import datetime as dt

    from home.models import HomePage
    from profiles.models import Municipality, ProfileIndexPage, ProfilePage
    from tests.benchmark.plain.models import PlainPage

    plain = PlainPage(title="Sidan", slug="sidan", live=False, **blocks())
    HomePage.objects.get().add_child(instance=plain)
    series = ProfileIndexPage.objects.get()
    for year in range(EDITIONS):
        profile = ProfilePage(
            title="Att arbeta i Haninge",
            label="redaktionellt",
            municipality=Municipality.objects.get(code="0136"),
            published_on=dt.date(1990 + year, 5, 3),
            live=False,
            **blocks(),
        )
        series.add_child(instance=profile)
        if year < EDITIONS - 1:
            profile.save_revision().publish()
    return profile, plain


def form_of(page: Any) -> dict[str, Any]:
    """What the editor posts for a page."""
    from wagtail.test.utils.form_data import inline_formset, nested_form_data

    values = {**posted_blocks(), "title": page.title, "comments": inline_formset([])}
    if hasattr(page, "municipality"):
        values |= {
            "municipality": str(page.municipality_id),
            "label": page.label,
            "published_on": str(page.published_on),
            "lead_image_credit_role": "foto",
            "people": inline_formset([]),
            "corrections": {"count": "0"},
        }
    else:
        values["slug"] = page.slug
    return nested_form_data(values)


def steps_of(client: Any, page: Any) -> dict[str, Callable[[], Any]]:
    """The four things that an editor waits for."""
    from django.urls import reverse

    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = form_of(page)
    json = {"Accept": "application/json"}
    return {
        "open": lambda: client.get(url),
        "autosave": lambda: client.post(url, form, headers=json),
        "save": lambda: client.post(url, form),
        "publish": lambda: client.post(url, {**form, "action-publish": "1"}),
    }


def cost_of(step: Callable[[], Any]) -> Cost:
    """The median of some rounds, after one to warm up."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    checked(step())
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        step()
        times.append(time.process_time() - started)
    with CaptureQueriesContext(connection) as queries:
        answer = step()
    return Cost(statistics.median(times) * 1000, len(queries), len(answer.content))


def checked(answer: Any) -> None:
    """Stops when a step did not do what it should."""
    text = answer.content.decode()
    is_refused = answer.status_code == 200 and 'class="error-message"' in text
    if answer.status_code not in (200, 302) or is_refused:
        raise RuntimeError(f"{answer.status_code}: {text[:500]}")


def first_publication(client: Any, profile: Any) -> tuple[int, int]:
    """Queries of publishing one edition among many, and how many transactions they are in."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        checked(steps_of(client, profile)["publish"]())
    if os.environ.get("PROFILE") == "first":
        for query in queries:
            print(query["time"], query["sql"][:200])
    return len(queries), sum(query["sql"].startswith("BEGIN") for query in queries)


def print_profile(step: Callable[[], Any]) -> None:
    """Prints where the time of a step goes."""
    step()
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(3):
        step()
    profile.disable()
    pstats.Stats(profile).sort_stats("cumulative").print_stats(90)


def main() -> int:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        from django.contrib.auth.models import User
        from django.test import Client

        client = Client()
        client.force_login(User.objects.create_superuser("chef", "chef@example.se"))
        profile, plain = make_pages()
        queries, transactions = first_publication(client, profile)
        ours, theirs = steps_of(client, profile), steps_of(client, plain)
        if os.environ.get("PROFILE") in ours:
            print_profile(ours[os.environ["PROFILE"]])
            return 0
        print(f"{'':10}{'profile':>26}{'plain page':>26}   time  queries")
        for name in ours:
            mine, other = cost_of(ours[name]), cost_of(theirs[name])
            cells = [
                f"{cost.milliseconds:7.1f} ms {cost.queries:4} q{cost.size // 1000:5} kB"
                for cost in (mine, other)
            ]
            ratio = mine.milliseconds / other.milliseconds
            asked = mine.queries / other.queries
            print(f"{name:10}", *cells, f"{ratio:6.2f} {asked:8.2f}")
        print(f"first publication among {EDITIONS}: {queries} queries, {transactions} BEGIN")
    return 0


if __name__ == "__main__":
    sys.exit(main())
