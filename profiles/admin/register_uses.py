"""Where a municipality, a county or a topic is used, and the refusal to delete it there."""

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Revision

from profiles.models import County, Municipality, ProfilePage, Topic

SHOWN_USES = 5
FIELDS: dict[type[models.Model], str] = {Municipality: "municipality", Topic: "topics"}
"""The fields of a profile that name rows of a register."""


def refuse_deletion_of_used(request: HttpRequest, rows: list[models.Model]) -> HttpResponse | None:
    """Leads back to the register with a sentence on each row that is used."""
    refusals = [refusal for row in rows if (refusal := refuse_deletion(row))]
    if not refusals:
        return None
    for refusal in refusals:
        messages.error(request, refusal)
    return redirect(type(rows[0]).snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]


def refuse_deletion(row: models.Model) -> str:
    """Returns why the row cannot be deleted, or "" when nothing uses it."""
    uses = uses_of(row)
    if not uses:
        return ""
    shown = ", ".join(uses[:SHOWN_USES])
    more = f" och {len(uses) - SHOWN_USES} till" if len(uses) > SHOWN_USES else ""
    return f"”{row}” kan inte tas bort, för den används av {shown}{more}."


def uses_of(row: models.Model) -> list[str]:
    """Returns what uses the row, each with what kind of use it is."""
    if isinstance(row, County):
        return [f"{municipality} (kommun)" for municipality in row.municipalities.all()]
    field = FIELDS.get(type(row))
    if field is None:
        return []
    kinds = revision_uses(row, field) | page_uses(row, field)
    pages = ProfilePage.objects.in_bulk(kinds)
    titled = sorted((page.get_admin_display_title(), kinds[key]) for key, page in pages.items())
    return [f"”{title}” ({kind})" for title, kind in titled]


def page_uses(row: models.Model, field: str) -> dict[int, str]:
    """Returns the kinds of use by the pages as they stand in the database."""
    pages = ProfilePage.objects.filter(**{field: row})
    return {page.pk: "publicerad" if page.live else "utkast" for page in pages.only("live")}


def revision_uses(row: models.Model, field: str) -> dict[int, str]:
    """Returns the kinds of use by the revisions that may still be published as they are.

    Older ones don't count: they open without what is gone (``home.missing_rows``), and the
    checklist says so.
    """
    content_type = ContentType.objects.get_for_model(ProfilePage)
    latest = ProfilePage.objects.exclude(latest_revision=None).values("latest_revision")
    waits = models.Q(pk__in=latest) | models.Q(approved_go_live_at__isnull=False)
    revisions = Revision.objects.filter(waits, content_type=content_type)
    uses: dict[int, str] = {}
    columns = ("object_id", "approved_go_live_at", f"content__{field}")
    for page, scheduled, named in revisions.order_by("created_at", "pk").values_list(*columns):
        if row.pk in (named if isinstance(named, list) else [named]):
            uses[int(page)] = "schemalagd version" if scheduled else "utkast"
    return uses
