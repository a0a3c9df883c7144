"""Names the admin screens a walk visits: all that need nothing, and those of each kind of thing."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.documents.models import Document
from wagtail.models import Site, Task, Workflow

from home.models import SiteImage
from profiles.models import County, Municipality, Topic
from tests.browser.sample_site import SampleSite

# URLs that answer a script, show one part of a screen or end the session.
NO_SCREEN = re.compile(
    r"results/$|chooser|choose-|choose/|jsi18n|sprite|editing-sessions|autocomplete|dismissibles|release"
    r"|logout|login|failwhale|block-preview|klistra/|/api/|/process/|multiple|\(\?|\^|/create$|/health/|\.\*"
)
USER_BULK_ACTIONS = ("delete", "assign_role", "set_active_state")
PAGE_BULK_ACTIONS = ("delete", "move", "publish", "unpublish")
IMAGE_BULK_ACTIONS = ("delete", "add_tags", "add_to_collection")


def screens_without_arguments() -> list[str]:
    """Returns the URL of every screen in the admin menu, reports and settings included."""
    urls = (f"/{url}" for url in _urls(get_resolver().url_patterns))
    return sorted(
        url
        for url in urls
        if url.startswith("/admin/") and "<" not in url and not NO_SCREEN.search(url)
    )


def screens_of_pages(site: SampleSite, editor: User) -> list[str]:
    """Returns the screens of making, changing and moving pages of each type."""
    site.profile.save_revision(user=editor)
    state = _submitted(site, editor)
    names = ("usage", "edit", "delete", "unpublish", "copy", "move", "history", "workflow_history")
    profile, standard, home = site.profile.pk, site.standard.pk, site.home.pk
    first, last = site.profile.revisions.order_by("pk").values_list("pk", flat=True)[:2]
    return [
        *(f"/admin/pages/{page.pk}/" for page in (site.home, site.index)),
        *(f"/admin/pages/{page.pk}/edit/" for page in (site.home, site.index, site.standard)),
        *(reverse(f"wagtailadmin_pages:{name}", args=[profile]) for name in names),
        *(f"/admin/pages/{page}/add_subpage/" for page in (home, site.index.pk)),
        f"/admin/pages/add/home/standardpage/{home}/",
        f"/admin/pages/add/profiles/profilepage/{site.index.pk}/",
        f"/admin/pages/{profile}/move/{home}/confirm/",
        f"/admin/pages/{profile}/revisions/compare/{first}...{last}/",
        f"/admin/pages/{profile}/revisions/{first}/revert/",
        f"/admin/pages/{standard}/workflow_history/",
        f"/admin/pages/{standard}/workflow_history/detail/{state.pk}/",
        "/admin/pages/search/?q=skola",
        "/admin/pages/search/?q=finnsinte",
        "/admin/pages/usage/profiles/profilepage/",
        *(_bulk("wagtailcore/page", action, profile) for action in PAGE_BULK_ACTIONS),
    ]


def screens_of_other_things(site: SampleSite, editor: User) -> list[str]:
    """Returns the screens of pictures, registers, redirects, promoted hits, users and workflow."""
    image, document = SiteImage.objects.first(), _document()
    redirect = Redirect.objects.create(old_path="/gammal", redirect_link="/ny/")
    query = Query.get("skola")
    SearchPromotion.objects.create(query=query, page=site.standard)
    group, workflow, task = Group.objects.first(), Workflow.objects.get(), Task.objects.get()
    return [
        *_of("/admin/images/{}/", image, "", "delete/"),
        f"/admin/images/usage/{image.pk}/",
        "/admin/images/?layout=list",
        *(f"/admin/documents/{name}/{document.pk}/" for name in ("edit", "delete", "usage")),
        *_of("/admin/redirects/{}/", redirect, "", "delete/"),
        *_of("/admin/searchpicks/{}/", query, "", "delete/"),
        *_of_viewset("users", editor, "edit", "delete", "history", "usage"),
        *_of_viewset("groups", group, "edit", "delete", "history", "usage"),
        *_of_viewset("sites", Site.objects.get(), "edit", "delete", "history", "usage"),
        *_of_viewset("workflows", workflow, "edit", "usage", "disable"),
        *_of_viewset("workflows/tasks", task, "edit", "disable"),
        "/admin/workflows/tasks/add/wagtailcore/groupapprovaltask/",
        *_of_snippet(Topic.objects.first(), "edit", "delete", "history", "usage"),
        *_of_snippet(Municipality.objects.first(), "edit", "history", "inspect"),
        *_of_snippet(County.objects.first(), "inspect"),
        *(_bulk("auth/user", action, editor.pk) for action in USER_BULK_ACTIONS),
        *(_bulk("home/siteimage", action, image.pk) for action in IMAGE_BULK_ACTIONS),
    ]


def _urls(patterns: list[URLPattern | URLResolver], start: str = "") -> Iterator[str]:
    for pattern in patterns:
        url = start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _urls(pattern.url_patterns, url)
        else:
            yield url


def _submitted(site: SampleSite, editor: User) -> Any:
    site.standard.save_revision(user=editor)
    return site.standard.get_workflow().start(site.standard, editor)


def _document() -> Document:
    return Document.objects.create(title="Rapport", file=ContentFile(b"text", name="rapport.txt"))


def _bulk(model: str, action: str, pk: int) -> str:
    return f"/admin/bulk/{model}/{action}/?id={pk}&next=/admin/"


def _of(url: str, thing: Any, *ends: str) -> list[str]:
    return [url.format(thing.pk) + end for end in ends]


def _of_viewset(folder: str, thing: Any, *names: str) -> list[str]:
    return [f"/admin/{folder}/{name}/{thing.pk}/" for name in names]


def _of_snippet(thing: Any, *names: str) -> list[str]:
    viewset = type(thing).snippet_viewset
    return [reverse(viewset.get_url_name(name), args=[thing.pk]) for name in names]
