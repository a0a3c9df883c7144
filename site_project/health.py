"""Two questions a process manager or proxy asks.

``live``: does the process answer at all? It touches nothing else, so that a database that is away
for a minute does not make the manager restart every process. ``ready``: may visitors be sent here?
It needs the database and every migration applied; what else may be wrong is a number of warnings.
Which they are is for staff alone, at ``/admin/health/``.

They are answered before all else: who asks comes from inside, by a URL of its own and over
plain HTTP, which the rest of the site refuses.
"""

from collections.abc import Callable, Mapping

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from site_project.database_outage import is_away, outage
from site_project.health_checks import CHECKS, never_run
from site_project.metrics import metrics

View = Callable[[HttpRequest], HttpResponseBase]


@never_cache
@require_safe
def live(_request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """200 when the database answers and is migrated, else 503; says nothing of the reasons."""
    if find_problem():
        response = JsonResponse({"status": "unavailable"}, status=503)
        # Asked every few seconds: Django would write a line each time.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response
    # Visitors can be sent here all the same: a late page is for a person to look after.
    warnings = sum(bool(check()) for check in CHECKS.values())
    return JsonResponse({"status": "ok", **({"warnings": warnings} if warnings else {})})


@never_cache
def details(_request: HttpRequest) -> JsonResponse:
    """Every check with what is wrong, or ``ok``; a machine asks ``/health/ready`` instead."""
    answers = {"database and migrations": find_problem()}
    answers |= {name: check() or never_run(name) for name, check in CHECKS.items()}
    return JsonResponse({name: answer or "ok" for name, answer in answers.items()})


def find_problem() -> str:
    """Why visitors should not be sent here, or nothing."""
    try:
        return "migrations are pending" if has_pending_migrations() else ""
    except Error as error:
        if is_away(error):
            outage.begin(error)
        return "the database does not answer"


def has_pending_migrations() -> bool:
    """Whether the code knows migrations that the database has not had."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@never_cache
@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """What Prometheus collects."""
    return metrics(request, find_problem())


VIEWS: Mapping[str, View] = {
    "/health/live": live,
    "/health/ready": ready,
    "/metrics": numbers,
}


def health_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answers these questions; the outermost middleware, so that no host name is asked for."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        return VIEWS.get(request.path_info, get_response)(request)

    return answer
