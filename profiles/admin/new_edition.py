"""A new profile of a municipality that has one: carries over what stays true."""

import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from home.shortcuts import page_or_404
from profiles.admin.starting_content import contact, fact_panel, starting_body
from profiles.models import ProfilePage

CARRIED_FIELDS = ("municipality", "kicker", "logo", "logo_url", "employer_unit")
CARRIED_BLOCKS = ("fact_panel", "contact")


@require_http_methods(["GET", "POST"])
def new_edition(request: HttpRequest, page_id: int) -> HttpResponse:
    """Says what is carried over, and creates the draft when the editor agrees."""
    page = page_or_404(ProfilePage, page_id)
    series = page.get_parent()
    if not series.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    edition = latest_edition(page)
    if request.method == "POST":
        draft = create_edition(edition, series, request.user)
        messages.success(request, f"Ett utkast för {draft.municipality or 'kommunen'} är skapat.")
        return redirect("wagtailadmin_pages:edit", draft.pk)
    context = {
        "page_title": "Ny presentation för samma kommun",
        "edition": edition,
        "carried": describe(edition),
        "header_icon": "plus",
    }
    return TemplateResponse(request, "profiles/admin/new_edition.html", context)


def latest_edition(page: ProfilePage) -> ProfilePage:
    """Returns the municipality's newest published profile, or the page itself."""
    if not page.municipality_id:
        return page
    published = ProfilePage.objects.live().filter(municipality_id=page.municipality_id)
    return published.newest_first().first() or page


@transaction.atomic
def create_edition(previous: ProfilePage, parent: Page, user: Any) -> ProfilePage:
    """Saves the draft below the series, with a first revision."""
    draft = make_edition(previous)
    draft.owner = user
    parent.add_child(instance=draft)
    draft.save_revision(user=user, log_action=True)
    return draft


def make_edition(previous: ProfilePage) -> ProfilePage:
    """Returns an unsaved draft; label, date, text and people are asked anew."""
    draft = ProfilePage(live=False, title="", previous_edition=previous)
    for field in CARRIED_FIELDS:
        setattr(draft, field, getattr(previous, field))
    draft.standfirst = [{"type": "text", "value": ""}]
    draft.body = starting_body()
    draft.aside = carried_blocks(previous)
    draft.topics = list(previous.topics.all())
    draft.topics_suggested = previous.topics_suggested
    return draft


def carried_blocks(previous: ProfilePage) -> list[dict[str, Any]]:
    """Returns fact panels and contacts as new blocks; one of each where there is none."""
    raw = [
        {"type": block["type"], "value": copy.deepcopy(block["value"])}
        for block in previous.aside.raw_data
        if block["type"] in CARRIED_BLOCKS
    ]
    kinds = {block["type"] for block in raw}
    for kind, make in (("fact_panel", fact_panel), ("contact", contact)):
        if kind not in kinds:
            raw.append(make(previous.municipality))
    return raw


def describe(edition: ProfilePage) -> list[str]:
    """Says in words what the new draft gets."""
    kinds = [child.block_type for child in edition.aside]
    lines = [
        ("kontaktuppgifterna", "contact" in kinds),
        ("faktarutorna, som du kontrollerar och ger ett nytt årtal", "fact_panel" in kinds),
        ("logotypen", bool(edition.logo_id or edition.logo_url)),
        ("ämnena", bool(edition.topics.all())),
        ("vinjetten", bool(edition.kicker)),
    ]
    return [text for text, is_there in lines if is_there]
