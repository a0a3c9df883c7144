r"""How fast the search is on a large site. Not a test: it measures this machine.

::

    python -m tests.search.benchmark 10000
    python -m tests.postgres_cluster python -m tests.search.benchmark 10000

The site is made in a new database: a temporary file, or the empty server of the second line.
``--stock`` indexes the same site with Wagtail's own backend as well, and asks it the same words.

Making 50,000 profiles takes its time, so a site can be kept. What it has already is not made
again, and it is indexed anew only with ``--reindex``::

    python -m tests.search.benchmark 50000 --site FOLDER
    python -m tests.postgres_cluster --keep FOLDER python -m tests.search.benchmark 50000 \
        --site FOLDER
"""

import argparse
import gc
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.search.benchmark_stock import measure_stock
from tests.search.comparison import QUERIES

_CORRECTIONS = ("sosialsekreterare", "handleding", "värmdöö", "utredninng")
_BEGINNINGS = ("v", "vär", "soc", "al", "enhets", "ö")
_ROUNDS = 8


def main() -> None:
    """Makes the site, indexes it, and prints a line per measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("profiles", type=int)
    parser.add_argument("--site", type=Path, help="the folder where the site is kept")
    parser.add_argument("--generate", action="store_true", help="only make the site")
    parser.add_argument("--prepare", action="store_true", help="only make and index the site")
    parser.add_argument("--reindex", action="store_true", help="index the kept site anew")
    parser.add_argument("--stock", action="store_true", help="measure Wagtail's backend as well")
    parser.add_argument("--patience", type=int, default=20, help="seconds for a query of Wagtail's")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.site or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        _set_up(folder)
        _run(options)


def _set_up(folder: Path) -> None:
    """Makes a site of its own of the folder: a database if none is given, and its pictures."""
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'benchmark.sqlite3'}")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.search.benchmark_settings"
    import django
    from django.conf import settings

    settings.MEDIA_ROOT = folder / "media"
    django.setup()


def _run(options: argparse.Namespace) -> None:
    from django.db import connection

    print(f"{options.profiles} profiles on {connection.vendor}")
    _make(options.profiles)
    if options.generate:
        return
    if options.reindex or not _is_indexed(options.profiles):
        _once("index everything", _index_everything)
    if options.prepare:
        return
    _settle()
    _measure_visitors()
    _measure_editors()
    print(f"  memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    if options.stock:
        measure_stock(QUERIES, options.patience, _index_everything)


def _settle() -> None:
    """Readies the process as ``site_project.gunicorn`` readies one that begins to work."""
    gc.collect()
    gc.freeze()


def _make(profiles: int) -> None:
    """Makes the profiles, unless the site is a kept one that has them."""
    from django.core.management import call_command

    from profiles.models import ProfilePage
    from tests.search.benchmark_site import generate

    call_command("migrate", verbosity=0)
    present = ProfilePage.objects.count()
    if not present:
        _once("generate", lambda: generate(profiles))
    elif present != profiles:
        raise SystemExit(f"The kept site has {present} profiles, not {profiles}.")


def _is_indexed(profiles: int) -> bool:
    from profiles.models import ProfilePage
    from search.models import IndexedDocument

    documents = IndexedDocument.objects.filter(content_type__model=ProfilePage._meta.model_name)
    return documents.count() >= profiles


def _index_everything(backend: str = "default") -> None:
    from django.core.management import call_command
    from django.db import connection

    call_command("update_index", backend_name=backend, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _measure_visitors() -> None:
    from django.test import Client

    from home.shared_cache import clear_caches
    from profiles.public.filters import Filters
    from search.site_search import Wanted, find

    client = Client()

    def show(query: str, **chosen: str) -> None:
        client.get("/sok/", {"q": query, **chosen})

    def rank(query: str) -> None:
        find(query, Wanted(Filters()))

    _repeat("ranked search alone", rank, QUERIES)
    _repeat("correction alone", rank, _CORRECTIONS)
    _repeat("page of results with facets", show, QUERIES)
    _repeat("the same, just after a page was saved", show, QUERIES, before=clear_caches)
    _repeat("filtered by county", lambda query: show(query, lan="01"), QUERIES)
    _repeat("suggestions", lambda typed: client.get("/sok/forslag/", {"q": typed}), _BEGINNINGS)


def _measure_editors() -> None:
    from wagtail.models import Page
    from wagtail.rich_text import RichText
    from wagtail.search.backends import get_search_backend

    from profiles.models import ProfilePage
    from tests.search.benchmark_site import Language

    backend, language = get_search_backend(), Language(seed=9)
    pages = list(ProfilePage.objects.order_by("pk")[: 2 * _ROUNDS])

    def index_again(page: ProfilePage) -> None:
        page.body[1] = ("paragraph", RichText(f"<p>{language.text(50)}</p>"))
        backend.add(page)

    for page in pages:
        str(page.body)
    _repeat("index one changed page", index_again, pages, rounds=1)
    _repeat(
        "explorer search, 50 rows", lambda query: list(Page.objects.search(query)[:50]), QUERIES
    )


def _once(name: str, work: Callable[[], object]) -> None:
    took, computed = _timed(work)
    print(f"  {name}: {took:.1f} s, of which computing here {computed:.1f} s", flush=True)


def _repeat(
    name: str,
    work: Callable[[Any], object],
    inputs: Iterable[Any],
    rounds: int = _ROUNDS,
    before: Callable[[], object] = lambda: None,
) -> None:
    """Prints median and 95th percentile, the first round apart, in which memory is cold.

    What is done ``before`` each time is not measured.
    """

    def measured(one: Any) -> tuple[float, float]:
        before()
        return _timed(lambda: work(one))

    inputs = list(inputs)
    cold = [measured(one)[0] for one in inputs]
    warm = [measured(one) for _ in range(rounds) for one in inputs]
    took, computed = zip(*warm, strict=True)
    print(
        f"  {name}: {_percentiles(took)}; of which computing here {_percentiles(computed)}"
        f" (first time at most {max(cold) * 1000:.0f} ms)",
        flush=True,
    )


def _percentiles(seconds: Sequence[float]) -> str:
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return f"p50 {statistics.median(seconds) * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms"


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Returns the time that passed, and the processor's time in this process.

    On a machine that has other work to do the two differ; the database is a process of its own
    on PostgreSQL.
    """
    began, computing = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - computing


if __name__ == "__main__":
    main()
