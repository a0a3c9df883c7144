"""Keeps the admin's ways to publish in order when the publishing rules refuse a page.

The rules themselves are asked by ``ProfilePage``; here a refusal becomes a
sentence to the editor instead of an error page.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from profiles.models import ProfilePage
from profiles.rules import Finding, PublishingError, publishing_errors


class GuardedPublishBulkAction(PublishBulkAction):
    """Publishes the chosen pages that follow the rules and says why the others wait."""

    @classmethod
    def execute_action(
        cls, objects: list[Page], include_descendants: bool = False, user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        """Returns how many chosen pages and how many descendants were published."""
        publishable = [page for page in objects if not _errors_of(page)]
        parents, children = super().execute_action(
            publishable, include_descendants=False, user=user, **kwargs
        )
        if include_descendants:
            children = sum(_publish_drafts_below(page, user) for page in publishable)
        return parents, children

    def form_valid(self, form: Any) -> HttpResponse:
        """Tells which pages stayed drafts, beside Wagtail's own message."""
        pages = [page.specific for page in self.get_actionable_objects()[0]]
        for page in [*pages, *_drafts_below(pages, form.cleaned_data)]:
            errors = _errors_of(page)
            if errors:
                messages.error(self.request, _refusal(page, errors))
        return super().form_valid(form)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """Says nothing of success when every page was refused."""
        if not num_parent_objects:
            return None
        return super().get_success_message(num_parent_objects, num_child_objects)


class PublishingErrorMiddleware(MiddlewareMixin):
    """Answers a refusal that reaches no form, such as an approval, with a way to the editor."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Sends the editor to the page, with the sentences of the rules above its form."""
        if not isinstance(exception, PublishingError):
            return None
        messages.error(request, _refusal(exception.page, exception.findings))
        target = _editor_url(exception.page)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            # What Wagtail's modal dialogs take as "done, go there".
            return JsonResponse({"step": "success", "redirect": target})
        return redirect(target)


def _errors_of(page: Page) -> list[Finding]:
    latest = page.get_latest_revision_as_object()
    return publishing_errors(latest) if isinstance(latest, ProfilePage) else []


def _drafts_below(pages: list[Page], options: dict[str, Any]) -> list[Page]:
    if not options.get("include_descendants"):
        return []
    return [draft for page in pages for draft in page.get_descendants().not_live().specific()]


def _publish_drafts_below(page: Page, user: Any) -> int:
    published = 0
    for draft in page.get_descendants().not_live().specific():
        allowed = user is None or draft.permissions_for_user(user).can_publish()
        if allowed and not _errors_of(draft):
            revision = draft.get_latest_revision() or draft.save_revision(user=user)
            revision.publish(user=user)
            published += 1
    return published


def _refusal(page: Page, errors: list[Finding]) -> str:
    sentences = " ".join(finding.message for finding in errors)
    return f"”{page.title}” kan inte publiceras än. {sentences}"


def _editor_url(page: Page) -> str:
    if page.pk:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return reverse("wagtailadmin_explore_root")
