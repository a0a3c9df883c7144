"""Answers the editor's page while typing: the checklist of a form that is not saved."""

import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views import View

from home.shortcuts import page_or_404
from home.unreadable_requests import MALFORMED
from profiles.admin.checklist import Checklist, build_checklist, form_error_entries
from profiles.admin.checklist_state import count_findings
from profiles.models import ProfileIndexPage, ProfilePage

UNREADABLE = "Formuläret gick inte att läsa. Ladda om sidan och försök igen."
LONGEST_REASON = 255
REASON_MISSING = f"Skriv varför, med högst {LONGEST_REASON} tecken."
KEY = re.compile(r"[0-9a-f]{64}")


class ChecklistView(View):
    """Builds the page from the posted form in memory and returns what the rules say of it."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, **kwargs: int) -> JsonResponse:
        """Returns the counts and the list as HTML; 400 for a post that is no editor's form."""
        page, parent = self.get_page(**kwargs)
        try:
            checklist = check_form(request, page, parent)
        except MALFORMED:
            return JsonResponse({"error": UNREADABLE}, status=400)
        return JsonResponse(as_answer(checklist))

    def get_page(self, **kwargs: int) -> tuple[ProfilePage, Any]:
        """Returns the page to fill in and its parent; the user must be allowed to write there."""
        raise NotImplementedError


class ExistingPageChecklistView(ChecklistView):
    """The checklist of a page that has been saved at least once."""

    def get_page(self, **kwargs: int) -> tuple[ProfilePage, Any]:
        """Returns the latest draft."""
        stored = page_or_404(ProfilePage, kwargs["page_id"])
        page = stored.get_latest_revision_as_object()
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page, stored.get_parent()


class NewPageChecklistView(ChecklistView):
    """The checklist of a page that exists only in the form."""

    def get_page(self, **kwargs: int) -> tuple[ProfilePage, Any]:
        """Returns an empty page."""
        parent = page_or_404(ProfileIndexPage, kwargs["parent_id"])
        if not parent.permissions_for_user(self.request.user).can_add_subpage():
            raise PermissionDenied
        return ProfilePage(owner=self.request.user), parent


class AdviceView(View):
    """Puts a piece of advice aside with a reason, or takes it up again without one."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, page_id: int) -> JsonResponse:
        """Stores the reason; the list itself is asked for anew by the script."""
        page = page_or_404(ProfilePage, page_id)
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
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
        count_findings(page.get_latest_revision_as_object())
        return JsonResponse({"success": True})


def check_form(request: HttpRequest, page: ProfilePage, parent: Any) -> Checklist:
    """Returns the checklist of what the form holds; nothing reaches the database."""
    form_class = page.get_edit_handler().get_form_class()
    form = form_class(request.POST, instance=page, parent_page=parent, for_user=request.user)
    form.defer_required_fields()
    if form.is_valid():
        return build_checklist(form.save(commit=False))
    return build_checklist(page, form_error_entries(form))


def as_answer(checklist: Checklist) -> dict[str, Any]:
    """Returns what the panel's script needs."""
    return {
        "errors": len(checklist.errors),
        "warnings": len(checklist.warnings),
        "summary": checklist.summary,
        "awaits_approval": checklist.awaits_approval,
        "correct": checklist.correct_label,
        "short": checklist.short_summary,
        "html": render_to_string("profiles/admin/checklist.html", {"checklist": checklist}),
    }
