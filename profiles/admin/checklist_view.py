"""Answers the editor's page while typing: the checklist of a form that is not saved."""

import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from home.shortcuts import editable_draft, page_or_404
from home.unreadable_requests import MALFORMED
from profiles.admin.checklist import Checklist, build_checklist, form_error_entries
from profiles.admin.checklist_state import count_findings
from profiles.models import ProfileIndexPage, ProfilePage

UNREADABLE = "Formuläret gick inte att läsa. Ladda om sidan och försök igen."
LONGEST_REASON = 255
REASON_MISSING = f"Skriv varför, med högst {LONGEST_REASON} tecken."
KEY = re.compile(r"[0-9a-f]{64}")


@require_POST
def existing_page_checklist(request: HttpRequest, page_id: int) -> JsonResponse:
    """Answers with the checklist of a page that has been saved at least once."""
    page = editable_draft(ProfilePage, page_id, request.user)
    return checklist_of(request, page, page.get_parent())


@require_POST
def new_page_checklist(request: HttpRequest, parent_id: int) -> JsonResponse:
    """Answers with the checklist of a page that exists only in the form."""
    parent = page_or_404(ProfileIndexPage, parent_id)
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    return checklist_of(request, ProfilePage(owner=request.user), parent)


def checklist_of(request: HttpRequest, page: ProfilePage, parent: Any) -> JsonResponse:
    """Answers the panel's script with counts and HTML; 400 for a post that is no editor's form."""
    try:
        checklist = check_form(request, page, parent)
    except MALFORMED:
        return JsonResponse({"error": UNREADABLE}, status=400)
    return JsonResponse(
        {
            "errors": len(checklist.errors),
            "warnings": len(checklist.warnings),
            "summary": checklist.summary,
            "awaits_approval": checklist.awaits_approval,
            "correct": checklist.correct_label,
            "short": checklist.short_summary,
            "html": render_to_string("profiles/admin/checklist.html", {"checklist": checklist}),
        }
    )


@require_POST
def set_aside_advice(request: HttpRequest, page_id: int) -> JsonResponse:
    """Puts a piece of advice aside with a reason, or takes it up again without one.

    The list itself is asked for anew by the script.
    """
    page = editable_draft(ProfilePage, page_id, request.user)
    key, reason = request.POST.get("key", ""), request.POST.get("reason", "").strip()
    message = request.POST.get("message", "").strip()
    if not KEY.fullmatch(key):
        return JsonResponse({"error": UNREADABLE}, status=400)
    if request.POST.get("again"):
        page.set_aside_advice.filter(key=key).delete()
    elif not reason or len(reason) > LONGEST_REASON or "\0" in reason + message:
        return JsonResponse({"error": REASON_MISSING}, status=400)
    else:
        page.set_aside_advice.update_or_create(
            key=key,
            defaults={"reason": reason, "message": message[:1000], "user": request.user},
        )
    count_findings(page)
    return JsonResponse({"success": True})


def check_form(request: HttpRequest, page: ProfilePage, parent: Any) -> Checklist:
    """Returns the checklist of what the form holds; nothing reaches the database."""
    form_class = page.get_edit_handler().get_form_class()
    form = form_class(request.POST, instance=page, parent_page=parent, for_user=request.user)
    form.defer_required_fields()
    if form.is_valid():
        return build_checklist(form.save(commit=False))
    return build_checklist(page, form_error_entries(form))
