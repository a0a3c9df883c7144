"""Which requests get a copy, and under what name it is kept."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from home.formats.web_address import is_tracking
from profiles.public.comparison import chosen_codes
from profiles.public.comparison_context import ONLY_DIFFERENCES
from profiles.public.filters import FACET_PARAMETERS, PAGE, SORT, Filters
from profiles.public.urls import COMPARED
from profiles.registers.source_data import municipality_rows

LIST_PARAMETERS = frozenset({*FACET_PARAMETERS, SORT, PAGE})

# Below these, every parameter may change the answer: the search's words, the API's fields.
FREE_QUERIES = ("/sok/", "/api/", "/admin/", "/documents/", "/korrektur/")
SITEMAPS = "/sitemap-"
SITEMAP_PAGE = "p"

MOST_PARAMETERS = 100
PAGE_NUMBER = re.compile(r"[1-9]\d{0,5}", re.ASCII)

METHODS = frozenset({"GET", "HEAD"})


def make_key(request: HttpRequest, token: str, query: str | None) -> str | None:
    """The name of the request's copy; nothing when it must be answered freshly.

    ``query`` is the canonical one. The day is part of the name: some blocks stop being shown
    after a date.
    """
    meta = request.META
    if query is None or not is_anybody(request):
        return None
    encoding = "gzip" if "gzip" in meta.get("HTTP_ACCEPT_ENCODING", "") else "plain"
    host = meta.get("HTTP_HOST", "")
    today = datetime.now(timezone.get_default_timezone()).date()
    parts = (token, str(today), encoding, str(request.scheme), host, request.path_info, query)
    return blake2b("\n".join(parts).encode(errors="backslashreplace"), digest_size=20).hexdigest()


def is_anybody(request: HttpRequest) -> bool:
    """Whether everybody would get the same answer to this request."""
    meta = request.META
    return (
        request.method in METHODS
        and settings.SESSION_COOKIE_NAME not in meta.get("HTTP_COOKIE", "")
        and "HTTP_AUTHORIZATION" not in meta
    )


def canonical_query(path: str, query: str) -> str | None:
    """The query with what the page at this path reads of it, each thing written in one way.

    Nothing when the answer may hang on something else: what strangers search for would fill the
    memory with combinations of their own making.
    """
    if not query:
        return ""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        pairs = []
    pairs = [(name, value) for name, value in pairs if not is_tracking(name)]
    if not pairs:
        return ""
    if path.startswith(SITEMAPS):
        return _numbered(pairs, SITEMAP_PAGE)
    names = {name for name, _value in pairs}
    if path.startswith(FREE_QUERIES):
        return listed_query(pairs) if LIST_PARAMETERS.issuperset(names) else None
    if COMPARED in names:
        compared = compared_query(value for name, value in pairs if name == COMPARED)
        is_narrowed = compared is not None and ONLY_DIFFERENCES in names
        return f"{compared}&{ONLY_DIFFERENCES}=ja" if is_narrowed else compared
    return listed_query(pairs)


def listed_query(pairs: list[tuple[str, str]]) -> str:
    """What lists are filtered and sorted by, and the page of the list."""
    known = [pair for pair in pairs if pair[0] in LIST_PARAMETERS]
    if not known:
        return ""
    filters = Filters.from_query(QueryDict(urlencode(known)))
    numbered = _numbered(known, PAGE)
    return "&".join(filter(None, [filters.query_string(), numbered]))


def compared_query(values: Iterable[str]) -> str | None:
    """What the comparison reads of its values: codes of municipalities, once each, in order.

    Empty fields and nonsense share the copy of a URL without them; codes that no
    municipality has are answered freshly.
    """
    codes = chosen_codes(values)
    if not municipality_codes().issuperset(codes):
        return None
    return urlencode([(COMPARED, code) for code in codes]) or f"{COMPARED}="


def _numbered(pairs: list[tuple[str, str]], parameter: str) -> str:
    """The number of a page, when the last one given is a number; the first page has none."""
    number = dict(pairs).get(parameter, "")
    is_later = number != "1" and PAGE_NUMBER.fullmatch(number)
    return f"{parameter}={number}" if is_later else ""


@cache
def municipality_codes() -> frozenset[str]:
    """The register's four-digit codes, read once in each process."""
    return frozenset(row.code for row in municipality_rows())
