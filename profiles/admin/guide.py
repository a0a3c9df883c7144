"""”Handbok”: the editors' guide of ``docs/redaktion`` inside the admin."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

GUIDE = Path(settings.BASE_DIR) / "docs" / "redaktion"
FIRST_PAGE = "README"
PICTURES = "redaktion"

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|README")
_PAGE_LINK = re.compile(r"(?:\./)?(?P<name>[A-Za-z0-9-]+)\.md(?P<place>#.*)?")
_PICTURE = re.compile(r"(?:\./)?(?:images|bilder)/(?P<name>[a-z0-9-]+\.(?:png|webp))")


@dataclass(frozen=True)
class GuidePage:
    """A page of the guide: name in the URL, heading and text as HTML."""

    name: str
    title: str
    html: SafeString

    @property
    def url(self) -> str:
        """Returns the URL of the page in the admin."""
        return _guide_url(self.name)


def show_guide(request: HttpRequest, name: str = FIRST_PAGE) -> HttpResponse:
    """Shows one page with the list of all of them."""
    if name not in page_names():
        raise Http404("Sidan finns inte i handboken.")
    page = read_page(name, _changed(name))
    context = {"page_title": "Handbok", "header_icon": "help", "guide_page": page}
    context["contents"] = [read_page(other, _changed(other)) for other in page_names()]
    return TemplateResponse(request, "profiles/admin/guide.html", context)


def page_names() -> list[str]:
    """Returns the names of the pages, the first page first."""
    names = [path.stem for path in GUIDE.glob("*.md") if _NAME.fullmatch(path.stem)]
    return sorted(names, key=lambda name: (name != FIRST_PAGE, name))


@lru_cache(maxsize=64)
def read_page(name: str, changed: float) -> GuidePage:
    """Returns the page as it was at the time of its latest change."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse((GUIDE / f"{name}.md").read_text(encoding="utf-8"))
    title = _take_title(tokens) or name
    for token in tokens:
        _lead_inside(token)
    html = markdown.renderer.render(tokens, markdown.options, {})
    # Safe: CommonMark without raw HTML escapes all text and refuses script URLs.
    return GuidePage(name, title, mark_safe(html))  # noqa: S308


def _changed(name: str) -> float:
    return (GUIDE / f"{name}.md").stat().st_mtime


def _take_title(tokens: list[Token]) -> str:
    if len(tokens) < 3 or tokens[0].tag != "h1":
        return ""
    title = tokens[1].content
    del tokens[:3]
    return title


def _lead_inside(token: Token) -> None:
    """Leads links between pages to the admin and pictures to the static files."""
    for child in token.children or []:
        if child.type == "link_open":
            child.attrSet("href", _page_url(str(child.attrGet("href") or "")))
        elif child.type == "image":
            child.attrSet("src", _picture_url(str(child.attrGet("src") or "")))
            child.attrSet("loading", "lazy")


def _page_url(url: str) -> str:
    found = _PAGE_LINK.fullmatch(url)
    if not found:
        return url
    return _guide_url(found["name"]) + (found["place"] or "")


def _guide_url(name: str) -> str:
    return reverse("guide") if name == FIRST_PAGE else reverse("guide_page", args=[name])


def _picture_url(url: str) -> str:
    found = _PICTURE.fullmatch(url)
    if not found:
        return url
    try:
        return static(f"{PICTURES}/{found['name']}")
    except ValueError:  # hashed static files know nothing of a picture not taken yet
        return ""
