"""Which requests get a copy, and under what name it is kept."""

from datetime import datetime
from hashlib import blake2b
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

# What lists are filtered and sorted by. Anything else (`q` above all) is answered freshly, so
# that strangers cannot fill the memory with combinations of their own making.
LIST_PARAMETERS = frozenset({"lan", "amne", "ar", "etikett", "storlek", "sortera", "sida"})
LONGEST_QUERY = 200

METHODS = frozenset({"GET", "HEAD"})


def make_key(request: HttpRequest, token: str) -> str | None:
    """The name of the request's copy; nothing when it must be answered freshly.

    The day is part of it: some blocks stop being shown after a date.
    """
    if not may_be_cached(request):
        return None
    meta = request.META
    encoding = "gzip" if "gzip" in meta.get("HTTP_ACCEPT_ENCODING", "") else "plain"
    host, query = meta.get("HTTP_HOST", ""), meta.get("QUERY_STRING", "")
    today = datetime.now(timezone.get_default_timezone()).date()
    parts = (token, str(today), encoding, str(request.scheme), host, request.path_info, query)
    return blake2b("\n".join(parts).encode(errors="backslashreplace"), digest_size=20).hexdigest()


def may_be_cached(request: HttpRequest) -> bool:
    """Whether everybody would get the same answer to this request."""
    meta = request.META
    return (
        request.method in METHODS
        and settings.SESSION_COOKIE_NAME not in meta.get("HTTP_COOKIE", "")
        and "HTTP_AUTHORIZATION" not in meta
        and has_known_query(meta.get("QUERY_STRING", ""))
    )


def has_known_query(query: str) -> bool:
    """Whether the query only filters and sorts lists."""
    if not query:
        return True
    if len(query) > LONGEST_QUERY:
        return False
    names = [name for name, _value in parse_qsl(query, keep_blank_values=True)]
    return bool(names) and LIST_PARAMETERS.issuperset(names)
