r"""The one form of an old address that is stored, and looked for.

>>> canonical_path("/Gammal/H%E5bo.aspx/?b=2&utm_source=mejl&a=1 ")
'/gammal/håbo.aspx?a=1&b=2'
"""

import re
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlsplit

from django.db.models import F
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils.text import slugify
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import get_dummy_request
from wagtail.models import Site
from wagtail.views import serve

from home.formats.text import clean_line
from home.formats.web_address import without_tracking

_HOST = re.compile(r"^[a-z][a-z0-9+.-]*://[^/?#]*", re.IGNORECASE)
LONGEST_PATH = 255


def canonical_path(url: str) -> str:
    """Returns path and query in small letters, decoded, without tracking and final slash."""
    path, _, query = _HOST.sub("", url.strip()).partition("#")[0].partition("?")
    path = re.sub(r"[\s/]+$", "", re.sub("/{2,}", "/", f"/{_decoded(path)}")) or "/"
    pairs = sorted(without_tracking(_decoded(query)).split("&"))
    query = "&".join(filter(None, pairs))
    return f"{path}?{query}".casefold() if query else path.casefold()


def page_path(path: str) -> str:
    """Returns the path as our pages' URLs are written: ``/profiler/varmdo/`` of ``/Värmdö``."""
    parts = [one if "." in one else slugify(one) or one for one in canonical_path(path).split("/")]
    whole = "/".join(filter(None, parts))
    return f"/{whole}" if "." in whole.rpartition("/")[2] or not whole else f"/{whole}/"


def redirect_at(path: str, site: Site | None, **but: Any) -> Redirect | None:
    """Returns the redirect from a canonical path; one of the site's own goes before all sites'."""
    found = Redirect.get_for_site(site).filter(old_path=path[:LONGEST_PATH]).exclude(**but)
    return found.order_by(F("site").asc(nulls_last=True)).first()


def answers(path: str, site: Site | None) -> bool:
    """Tells whether a visitor who goes to the path finds something there."""
    try:
        match = resolve(path)
        if match.func is not serve:
            # What a view makes of a value in its URL is not known before it is asked.
            return not (match.args or match.kwargs)
        if site is None:
            return False
        # Quoted, because the path becomes that of a request.
        request = get_dummy_request(path=quote(path), site=site)
        parts = [part for part in path.split("/") if part]
        page, args, kwargs = site.root_page.specific.route(request, parts)
        if args or kwargs:
            # A county or a topic is looked up by the view of its route.
            page.serve(request, *args, **kwargs)
    except (Resolver404, Http404):
        return False
    return True


def own_path(link: str | None, site: Site | None) -> str:
    """Returns the canonical path of a link within the site, or an empty string."""
    parts = urlsplit(link or "")
    if not link or (parts.hostname and (site is None or parts.hostname != site.hostname)):
        return ""
    return canonical_path(link)


def store_canonically(instance: Redirect, **kwargs: Any) -> None:
    """Brings an old path into the form that is looked for, before it is saved."""
    instance.old_path = canonical_path(instance.old_path)


def _decoded(text: str) -> str:
    """Returns percent-encoded text decoded; what is no UTF-8 is of ISO-8859-1's kin."""
    decoded = unquote_to_bytes(text).decode("utf-8", "surrogateescape")
    mended = re.sub(
        "[\udc80-\udcff]+",
        lambda run: run[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace"),
        decoded,
    )
    return clean_line(mended)
