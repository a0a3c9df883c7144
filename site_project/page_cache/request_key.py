"""Which requests get a copy, and under what name it is kept."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from profiles.public.comparison import chosen_codes
from profiles.public.urls import COMPARED
from profiles.registers.source_data import municipality_rows

# What lists are filtered and sorted by. Anything else (`q` above all) is answered freshly, so
# that strangers cannot fill the memory with combinations of their own making.
LIST_PARAMETERS = frozenset({"lan", "amne", "ar", "etikett", "storlek", "sortera", "sida"})
LONGEST_QUERY = 200

METHODS = frozenset({"GET", "HEAD"})


def make_key(request: HttpRequest, token: str) -> str | None:
    """The name of the request's copy; nothing when it must be answered freshly.

    The day is part of it: some blocks stop being shown after a date.
    """
    meta = request.META
    query = canonical_query(meta.get("QUERY_STRING", ""))
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


def canonical_query(query: str) -> str | None:
    """The query as it names a copy; nothing when it does more than filter, sort or compare."""
    if not query:
        return ""
    if len(query) > LONGEST_QUERY:
        return None
    pairs = parse_qsl(query, keep_blank_values=True)
    names = {name for name, _value in pairs}
    if names == {COMPARED}:
        return compared_query(value for _name, value in pairs)
    return query if names and LIST_PARAMETERS.issuperset(names) else None


def compared_query(values: Iterable[str]) -> str | None:
    """What the comparison reads of its values: codes of municipalities, once each, in order.

    Empty fields and nonsense share the copy of a URL without them; codes that no
    municipality has are answered freshly.
    """
    codes = chosen_codes(values)
    if not municipality_codes().issuperset(codes):
        return None
    return urlencode([(COMPARED, code) for code in codes]) or f"{COMPARED}="


@cache
def municipality_codes() -> frozenset[str]:
    """The register's four-digit codes, read once in each process."""
    return frozenset(row.code for row in municipality_rows())
