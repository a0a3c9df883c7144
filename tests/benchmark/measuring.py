"""Measures every line of the table on one site, in a process of its own."""

import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from typing import Any

from tests.benchmark.cost import (
    CROWD,
    MEMORY,
    ONE_READER,
    READERS,
    Cost,
    cost_of,
    cost_of_one,
    tell,
)
from tests.benchmark.editor import form_of, steps_of
from tests.benchmark.server import PROJECT_DIR
from tests.benchmark.sites import EDITION_TITLE, EDITOR, PLAIN, make_edition

# Asked for as the first visitor after a publication asks: nothing is kept.
FIRST = {
    "profile": "/profiler/profil-99/",
    "home": "/",
    "index": "/profiler/",
    "index, page 9": "/profiler/?sida=9",
    "index, filtered": "/profiler/?lan=01&amne={topic}&sortera=namn",
    "county": "/profiler/lan/{county}/",
    "topic": "/profiler/amne/{topic}/",
    "comparison": "/profiler/jamfor/?k=0120&k=0125",
    "search": "/sok/?q=handledning+och+introduktion",
    "suggestions": "/sok/forslag/?q=hand",
    "feed": "/profiler/flode/",
    "sitemap": "/sitemap.xml",
    "llms.txt": "/llms.txt",
    "API": "/api/v2/pages/?type=profiles.ProfilePage",
}
# Every visitor searches for something else, and whoever asks the API chooses its parameters.
NEVER_KEPT = ("search", "suggestions", "API")
IMPORTED = 100
MANUSCRIPT = PROJECT_DIR / "tests/profiles/manuscript/manuscripts/01-fakta-om-stad.txt"


def measure_pages() -> dict[str, Cost]:
    """What visitors ask for."""
    from django.test import Client

    from home.models import ContentVersion
    from profiles.models import County, Topic
    from site_project.page_cache.copies import copies

    client, profile = Client(), FIRST["profile"]
    costs = {
        "empty view": cost_of("empty view", lambda: client.get("/benchmark/empty")),
        "profile, cached": cost_of("profile, cached", lambda: client.get(profile)),
        "profile, made anew": cost_of(
            "profile, made anew", lambda: client.get(profile), copies.clear
        ),
    }
    topic = Topic.objects.order_by("slug").values_list("slug", flat=True)[0]
    names = {"county": County.objects.get(code="12").slug, "topic": topic}
    for kind, path in FIRST.items():
        name, url = f"first: {kind}", path.format(**names)
        costs[name] = cost_of(name, lambda url=url: client.get(url), ContentVersion.renew)  # type: ignore[misc]
    kept = [path.format(**names) for kind, path in FIRST.items() if kind not in NEVER_KEPT]
    costs[ONE_READER], costs[CROWD] = Cost(crowd(kept, 1)), Cost(crowd(kept, READERS))
    return costs


def crowd(paths: list[str], readers: int) -> float:
    """Processor time in ms when so many ask after a publication.

    A process of gunicorn answers them with its few threads, all through one chain of middleware.
    """
    from django.core.wsgi import get_wsgi_application
    from django.test import RequestFactory

    from home.models import ContentVersion
    from site_project.gunicorn import threads

    ContentVersion.renew()
    application, factory = get_wsgi_application(), RequestFactory()
    asked = [path for path in paths for _ in range(readers)]
    began = time.process_time()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda path: application(factory.get(path).environ, ignore), asked))
    return (time.process_time() - began) * 1000


def ignore(*_arguments: Any) -> None:
    """WSGI's ``start_response``."""


def measure_editing() -> dict[str, Cost]:
    """What editors wait for: on a profile among 35 editions, and on a plain page."""
    from django.contrib.auth.models import User
    from django.test import Client

    from profiles.models import ProfilePage
    from tests.benchmark.plain.models import PlainPage

    client = Client()
    client.force_login(
        User.objects.get(username=EDITOR), backend="django.contrib.auth.backends.ModelBackend"
    )
    ours = ProfilePage.objects.get(title=EDITION_TITLE, published_on__year=2010)
    plain = PlainPage.objects.get(slug=PLAIN)
    costs = {}
    mine, other = (steps_of(client, page, form_of(page)) for page in (ours, plain))
    for step in mine:
        costs[f"editor, {step}"] = cost_of(f"editor, {step}", mine[step])
        costs[f"plain page, {step}"] = cost_of(f"plain page, {step}", other[step])
    draft = make_edition(2026)
    first = steps_of(client, draft, form_of(draft))["publish"]
    costs["first publication of 35"] = cost_of_one(first)
    ProfilePage.objects.get(pk=draft.pk).delete()
    return costs


def measure_import() -> dict[str, Cost]:
    """Importing a folder of manuscripts, which are taken away again."""
    from django.core.management import call_command
    from wagtail.models import Page

    from profiles.models import Municipality

    newest = Page.objects.order_by("-pk").values_list("pk", flat=True)[0]
    text = MANUSCRIPT.read_text()
    with tempfile.TemporaryDirectory() as folder:
        for municipality in Municipality.objects.order_by("code")[:IMPORTED]:
            name = municipality.name
            own = text.replace("MALMÖ STAD", f"{name.upper()} KOMMUN").replace("Malmö", name)
            (Path(folder) / f"{municipality.code}.txt").write_text(own)
        cost = cost_of_one(
            lambda: call_command("import_profiles", folder, stdout=StringIO(), stderr=StringIO())
        )
    added = Page.objects.filter(pk__gt=newest)
    if added.count() != IMPORTED:
        raise RuntimeError(f"{added.count()} of {IMPORTED} were imported")
    for page in added:
        page.delete()
    return {f"import of {IMPORTED}": cost}


def resident_megabytes() -> float:
    """The memory of this process alone, in MB: without the database file that it maps."""
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("RssAnon"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Measures the site of the environment."""
    import django

    django.setup()
    parts: tuple[Callable[[], dict[str, Cost]], ...] = (measure_editing, measure_import)
    costs = measure_pages()
    costs[MEMORY] = Cost(resident_megabytes())
    for part in parts:
        costs |= part()
    tell(costs)


if __name__ == "__main__":
    main()
