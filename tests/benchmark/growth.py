"""How much more a first answer costs when the series grows: 300 profiles beside 10,000.

Every kind of public page is asked for as the first visitor after a publication asks: under a token
that nothing is kept under. What is compared is processor time, queries and the memory of the
process. Then fifty readers ask for pages of every kind at once after a publication, beside one
reader who asks for the same pages.

    .venv/bin/python -m tests.benchmark.growth 300 10000

Databases are made once and kept in ``GROWTH_FOLDER`` (by default a folder that goes with the run).
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from typing import Any

from tests.benchmark.server import PROJECT_DIR

ROUNDS = 3
READERS = int(os.environ.get("READERS", "50"))
MEASURE, MAKE = "--measure", "--make"

PAGES = {
    "home": "/",
    "index": "/profiler/",
    "index, page 9": "/profiler/?sida=9",
    "index, filtered": "/profiler/?lan=01&amne={topic}&sortera=namn",
    "county": "/profiler/lan/{county}/",
    "topic": "/profiler/amne/{topic}/",
    "profile": "/profiler/profil-100/",
    "comparison": "/profiler/jamfor/?k=0120&k=0125",
    "feed": "/profiler/flode/",
    "sitemap": "/sitemap.xml",
    "llms.txt": "/llms.txt",
    "api": "/api/v2/pages/?type=profiles.ProfilePage",
}


def environment(folder: Path) -> dict[str, str]:
    """The environment of a site of its own in a folder, served as production serves."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "site_project.settings.production",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "SECRET_KEY": "only-for-this-run",
        "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
        "HTTPS": "off",
        "LOG_LEVEL": "ERROR",
    }


def in_own_process(task: str, count: int, folder: Path) -> str:
    """Makes or measures a site in a process that has done nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "tests.benchmark.growth", task, str(count)],
        cwd=PROJECT_DIR,
        env=environment(folder),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


def measured(count: int, folder: Path) -> dict[str, Any]:
    """Returns what is measured with so many profiles."""
    said = in_own_process(MEASURE, count, folder)
    result: dict[str, Any] = json.loads(said.strip().splitlines()[-1])
    return result


def make_site(count: int) -> None:
    """Brings the database up to the code, and fills it unless a run before has done so."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    from tests.search.benchmark_site import generate

    done = Path(settings.MEDIA_ROOT).with_name("done")
    call_command("migrate", verbosity=0, interactive=False)
    if not done.exists():
        generate(count)
        call_command("update_index", verbosity=0, stdout=StringIO())
        done.touch()


def first_answer(path: str) -> tuple[float, int, int]:
    """Returns processor time in ms, queries and bytes of an answer after a publication."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from home.models import ContentVersion

    times, queries, size = [], 0, 0
    for _ in range(ROUNDS):
        ContentVersion.renew()
        started = time.process_time()
        response = Client().get(path)
        times.append(time.process_time() - started)
        if response.status_code != 200:
            raise RuntimeError(f"{path} answered {response.status_code}")
        size = len(response.content)
    ContentVersion.renew()
    with CaptureQueriesContext(connection) as captured:
        Client().get(path)
        queries = len(captured)
    return statistics.median(times) * 1000, queries, size


def crowd(paths: list[str], readers: int) -> tuple[float, float]:
    """Returns processor time and the longest wait in ms when so many ask after a publication.

    A process of gunicorn answers them with its few threads, all through one chain of middleware.
    """
    from django.core.wsgi import get_wsgi_application
    from django.test import RequestFactory

    from home.models import ContentVersion
    from site_project.gunicorn import threads

    ContentVersion.renew()
    application, factory = get_wsgi_application(), RequestFactory()
    asked = [path for path in paths for _ in range(readers)]

    def read(path: str) -> float:
        application(factory.get(path).environ, lambda *_arguments: None)
        return time.monotonic()

    started, began = time.process_time(), time.monotonic()
    with ThreadPoolExecutor(threads) as pool:
        last = max(pool.map(read, asked))
    return (time.process_time() - started) * 1000, (last - began) * 1000


def resident_megabytes() -> float:
    """The memory of this process alone, in MB: without the database file that it maps."""
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("RssAnon"))
    return int(line.split()[1]) / 1024


def measure() -> dict[str, Any]:
    """Measures all pages of a site, in this process."""
    import django

    django.setup()
    from profiles.models import County, Topic

    names = {
        "county": County.objects.get(code="12").slug,
        "topic": Topic.objects.order_by("slug").values_list("slug", flat=True)[0],
    }
    paths = {name: path.format(**names) for name, path in PAGES.items()}
    for path in paths.values():  # templates and outlines are loaded once in a process's life
        first_answer(path)
    answers = {name: first_answer(path) for name, path in paths.items()}
    visited = [path for name, path in paths.items() if name != "api"]
    one, _ = crowd(visited, 1)
    many, wait = crowd(visited, READERS)
    return {"answers": answers, "one": one, "many": many, "wait": wait}


def print_measures() -> None:
    """Prints what is measured, and the memory of a process that only has answered."""
    result = measure()
    result["memory"] = resident_megabytes()
    print(json.dumps(result))


def print_table(results: dict[int, dict[str, Any]]) -> None:
    """Prints a line for each page, the sizes beside each other."""
    sizes = list(results)
    print(f"{'first answer after a publication':34}", *(f"{size:>26,}" for size in sizes), "ratio")
    for name in PAGES:
        figures = [results[size]["answers"][name] for size in sizes]
        cells = [
            f"{ms:8.1f} ms {queries:3} q {size / 1000:6.0f} kB" for ms, queries, size in figures
        ]
        print(f"{name:34}", *cells, f"{figures[-1][0] / figures[0][0]:6.2f}")
    for title, key in (("one reader, all pages, ms", "one"), ("50 readers, ms", "many")):
        print(f"{title:34}", *(f"{results[size][key]:26.0f}" for size in sizes))
    print(f"{'50 readers by one':34}", *(f"{r['many'] / r['one']:26.2f}" for r in results.values()))
    print(f"{'the last of the 50 had, ms':34}", *(f"{r['wait']:26.0f}" for r in results.values()))
    print(f"{'memory, MB':34}", *(f"{r['memory']:26.0f}" for r in results.values()))


def main(arguments: list[str]) -> int:
    """Measures each size in a process of its own."""
    if arguments[:1] == [MAKE]:
        make_site(int(arguments[1]))
        return 0
    if arguments[:1] == [MEASURE]:
        print_measures()
        return 0
    counts = [int(argument) for argument in arguments] or [300, 10_000]
    with tempfile.TemporaryDirectory() as temporary:
        kept = Path(os.environ.get("GROWTH_FOLDER", temporary))
        for count in counts:
            in_own_process(MAKE, count, kept / str(count))
        print_table({count: measured(count, kept / str(count)) for count in counts})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
