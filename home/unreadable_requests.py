"""What no form and no link of the admin would send gets a sentence, never an error page.

Wagtail and modelcluster take what a form's own script sends for granted: a missing count, an id
that is no number or too large, a JSON text cut short, each raises whatever it happens to. A page
left open over an upgrade, an extension of a browser or a stranger sends such posts. What is
Wagtail's to mend is written down in ``docs/upstream/hostile-posts.md``.
"""

import logging
from types import TracebackType

from django.core.exceptions import BadRequest, ObjectDoesNotExist, ValidationError
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.deprecation import MiddlewareMixin
from django.views.defaults import page_not_found

logger = logging.getLogger(__name__)

# What the reading of such a post raises.
MALFORMED = (
    AttributeError,
    BadRequest,
    DataError,
    LookupError,
    NoReverseMatch,
    ObjectDoesNotExist,
    OverflowError,
    RecursionError,
    TypeError,
    ValidationError,
    ValueError,
)
# What a key raises that cannot be one of a row.
NO_KEY = (DataError, OverflowError, ValidationError, ValueError)
# Whose code may read a form. Django's raises at what it is given, which is theirs to check.
THEIRS = ("wagtail", "modelcluster", "treebeard", "draftjs_exporter")
OURS = ("home", "profiles", "search", "site_project")
# Around every query, so the innermost of all that a database refuses.
AROUND_QUERIES = "site_project.request_log"

SENTENCE = (
    "Formuläret gick inte att läsa, så inget är sparat. Gå tillbaka, kopiera det du har skrivit, "
    "ladda om sidan och försök igen."
)


class UnreadableRequestMiddleware(MiddlewareMixin):
    """Answers 400 in place of 500 where Wagtail's own reading of a form has failed.

    The site's own code has no such excuse: what it raises stays an error.
    """

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Says that the form could not be read; the log keeps where it failed."""
        if not isinstance(exception, MALFORMED) or not request.path.startswith(
            reverse("wagtailadmin_home")
        ):
            return None
        if not isinstance(exception, BadRequest):
            if raised_by(exception.__traceback__) in OURS:
                return None
            if not carries_form(request):
                return no_such_row(request, exception)
            logger.warning("Unreadable form: %s", request.path, exc_info=exception)
        if "json" in request.headers.get("Accept", ""):
            return JsonResponse(
                {"success": False, "error_code": "invalid_form", "error_message": SENTENCE},
                status=400,
            )
        html = render_to_string("home/unreadable_request.html", {"sentence": SENTENCE})
        return HttpResponse(html, status=400)


def carries_form(request: HttpRequest) -> bool:
    """Tells whether the request carries something to be read."""
    return request.method != "GET" or bool(request.META.get("QUERY_STRING"))


def no_such_row(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """Returns a 404 where the address has a part that may be anything, as the id of a row."""
    match = request.resolver_match
    captured = (*match.args, *match.kwargs.values()) if match else ()
    if not isinstance(exception, NO_KEY) or not any(isinstance(one, str) for one in captured):
        return None
    logger.warning("No such row: %s", request.path, exc_info=exception)
    return page_not_found(request, Http404())


def raised_by(trace: TracebackType | None) -> str:
    """Returns the package whose code went wrong: the innermost of those that read forms."""
    package = ""
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        name = module.partition(".")[0]
        if name in (*OURS, *THEIRS) and module != AROUND_QUERIES:
            package = name
        trace = trace.tb_next
    return package
