"""Swedish typography in templates: dates, numbers, dashes, URLs as print shows them."""

import datetime
import re
from functools import lru_cache

from django import template
from django.template.defaultfilters import stringfilter
from django.utils import dateformat, translation
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText, expand_db_html

from home.formats import web_address

register = template.Library()

NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"
# Tags are matched to be passed over: no URL in one may change.
_BREAKS = re.compile(
    r"<[^>]*>"
    r"| (?<=\S )(?=[–—] )"  # before a spaced dash
    r"| (?<=\d )(?=\d{3}(?!\d)|[%§]|kr\b|kronor\b|miljon|miljard|procent\b)"  # 5 000, 14 §, 12 %
    r"| (?<=\b\d{3} )(?=\d{2}\b)"  # 123 45
    r"| (?<=§ )(?=\d)"
    r"|(?<=\b[Ee])-(?=post)"
)
_LEADING_DASH = re.compile(r"^\s*[-–—]\s+")
_DIGITS = re.compile(r"\d+")
_OUTWARD_LINK = re.compile(r'<a (?=[^>]*\bhref="https?://)')


@register.filter
def swedish_date(value: datetime.date | None) -> str:
    """Returns ``31 januari 2018`` whatever language is active; day and month stay together."""
    return _written(value) if isinstance(value, datetime.date) else ""


@lru_cache(maxsize=1000)
def _written(value: datetime.date) -> str:
    with translation.override("sv"):
        return dateformat.format(value, f"j{NO_BREAK_SPACE}F Y").lower()


@register.filter
def swedish_number(value: int | str | None) -> str:
    """Groups the digits of a whole number by three: ``40 000``; other values come back as text."""
    text = "" if value is None else str(value)
    if not _DIGITS.fullmatch(text):
        return text
    return f"{int(text):,}".replace(",", NO_BREAK_SPACE)


@register.filter
def rich_markup(value: RichText) -> SafeString:
    """Returns rich text as Wagtail shows it, without a template for each paragraph."""
    return mark_safe(expand_db_html(value.source))  # noqa: S308 - cleaned when it was saved


@register.filter
def keep_together(value: str | None) -> SafeString:
    """Ties what no line may part: a dash to the word before it, 5 000, 123 45, 14 §, e-post."""
    if not value:
        return mark_safe("")
    text = conditional_escape(value)
    return mark_safe(_BREAKS.sub(_tied, text))  # noqa: S308 - escaped above


@register.filter
def email_breaks(address: str) -> SafeString:
    """Lets a narrow column part an e-mail address after a full stop and before its @."""
    broken = re.sub(r"(?<=\.)(?=\w)|(?=@)", "<wbr>", conditional_escape(address))
    return mark_safe(broken)  # noqa: S308 - escaped above


def _tied(found: re.Match[str]) -> str:
    if found[0] == " ":
        return NO_BREAK_SPACE
    return NO_BREAK_HYPHEN if found[0] == "-" else found[0]


@register.filter
@stringfilter
def without_talstreck(value: str) -> str:
    """Drops a dash the editor typed: the template sets its own."""
    return _LEADING_DASH.sub("", value)


@register.filter
@stringfilter
def is_linkable(value: str) -> bool:
    """Tells whether a URL may become a link; a draft may hold anything."""
    return web_address.is_valid(value)


@register.filter
def mark_sponsored(value: str | None, is_sponsored: bool) -> SafeString:
    """Marks the outward links of rendered rich text as paid for, when they are."""
    html: str = conditional_escape(value or "")
    if is_sponsored:
        html = _OUTWARD_LINK.sub('<a rel="sponsored" ', html)
    return mark_safe(html)  # noqa: S308 - escaped above unless already safe
