"""Web URLs: ``https://`` added when missing, wrappings and tracking removed."""

import re
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from home.formats import text as texts

_validate = URLValidator(schemes=["http", "https"])
_HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:(?!\d)", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s/?#@:]+@[^\s/?#@:]+")
# What others hang on links to see where their readers come from.
_TRACKING = re.compile(
    r"(utm|mtm|hsa)_\w+|pk_(campaign|cid|content|keyword|kwd|medium|source)|_openstat|epik|"
    r"(fb|g|d|tt|tw|y)clid|msclkid|rb_clickid|wickedid|(srslt|li_fat_|s_c)id|gclsrc|mkt_tok|"
    r"gad_(campaignid|source)|[gw]braid|igsh(id)?|mc_[ce]id|_hs(enc|mi)|__hs\w+|hsctatracking|"
    r"_g[al]|_ke|vero_(conv|id)",
    re.IGNORECASE,
)
# What a mail client or a search engine put around a link that was copied there.
_WRAPPINGS = (
    (re.compile(r"[\w.-]+\.safelinks\.protection\.outlook\.com"), "/", "url"),
    (re.compile(r"statics\.teams\.cdn\.office\.net"), "/evergreen-assets/safelinks/", "url"),
    (re.compile(r"(www\.)?google\.[a-z.]{2,6}"), "/url", "q"),
    (re.compile(r"(www\.)?google\.[a-z.]{2,6}"), "/url", "url"),
    (re.compile(r"lm?\.facebook\.com"), "/l.php", "u"),
    (re.compile(r"(www\.)?linkedin\.com"), "/redir/redirect", "url"),
)
_DEEPEST_WRAPPING = 5
# Characters without a shape, written as bytes, anywhere; spaces only at the end.
_ENCODED_INVISIBLE = re.compile(
    r"%E2%80%(8[B-F]|A[A-E])|%E2%81%A[0-9A-F]|%EF%BB%BF|%EF%BF%B[9ABCEF]|%C2%AD|"
    r"(%20|%C2%A0|%09|%0[AD])+$",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """Returns a link's target unwrapped, without tracking and without what nobody sees."""
    url = re.sub(r"[\t\r\n]+", "", texts.clean(text)).strip("<> \xa0")
    for _ in range(_DEEPEST_WRAPPING):
        url = _ENCODED_INVISIBLE.sub("", url)
        try:
            inner = _unwrapped(url)
        except ValueError:
            break
        if not inner:
            return _without_tracking(url)
        url = inner
    return url


def tidy(text: str) -> str:
    """Returns the URL clean and with a scheme; an e-mail address gets none: it is no website."""
    url = clean(text)
    if url.startswith("//"):
        return f"https:{url}"
    if not url or _HAS_SCHEME.match(url) or _EMAIL.fullmatch(url):
        return url
    return clean(f"https://{url}")


@lru_cache(maxsize=1000)
def is_valid(text: str) -> bool:
    """Tells whether the text is a complete http or https URL, of no person (``name@host``)."""
    try:
        _validate(text)
    except ValidationError:
        return False
    return "@" not in urlsplit(text).netloc


def display(url: str) -> str:
    """Returns the URL as print shows it: no scheme, no final slash."""
    return re.sub(r"^https?://", "", url, flags=re.IGNORECASE).rstrip("/")


def domain(url: str) -> str:
    """Returns the lower-case domain without ``www.``, or an empty string."""
    try:
        host = urlsplit(tidy(url)).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def without_tracking(query: str) -> str:
    """Returns the query without what tells how a visitor came; the rest byte for byte."""
    pairs = query.split("&")
    return "&".join(one for one in pairs if not is_tracking(unquote(one.split("=")[0])))


def is_tracking(parameter: str) -> bool:
    """Tells whether a URL's parameter only says how the visitor came here."""
    return _TRACKING.fullmatch(parameter) is not None


def _unwrapped(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    for wrapping, path, name in _WRAPPINGS:
        if wrapping.fullmatch(host) and parts.path.startswith(path):
            inner = parse_qs(parts.query).get(name, [""])[0]
            if inner.lower().startswith(("https://", "http://")):
                return inner
    return ""


def _without_tracking(url: str) -> str:
    front, hash_sign, fragment = url.partition("#")
    path, mark, query = front.partition("?")
    kept = without_tracking(query)
    mark = mark if kept or not query else ""
    if fragment and not without_tracking(fragment):
        hash_sign = fragment = ""
    return f"{path}{mark}{kept}{hash_sign}{fragment}"
