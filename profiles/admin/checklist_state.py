"""Counts a profile's findings whenever a revision is saved."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Revision

from profiles.admin.checklist import reasons_of
from profiles.models import ChecklistState, ProfilePage
from profiles.rules import Severity, findings
from profiles.rules.approval import content_digest

PAGE_OF_REVISION = Revision._meta.get_field("content_object")
"""Holds the page that a new revision has just been made of: it need not be made of it again."""


def connect() -> None:
    """Connects the handler; called once when the app is ready."""
    post_save.connect(follow_revision, sender=Revision, dispatch_uid="checklist_state")


def follow_revision(instance: Revision, created: bool, **kwargs: Any) -> None:
    """Counts the findings of a profile's new or overwritten revision."""
    if kwargs.get("raw") or kwargs.get("update_fields"):
        return
    model = instance.content_type.model_class()
    if model and issubclass(model, ProfilePage):
        is_made_of_page = created and PAGE_OF_REVISION.is_cached(instance)
        count_findings(instance.content_object if is_made_of_page else instance.as_object())


def count_findings(page: ProfilePage) -> ChecklistState:
    """Stores how many errors and warnings the page has now, asking the rules once a request."""
    reasons = reasons_of(page)
    checked, page.checked_findings = page.checked_findings, None
    found = [
        finding
        for finding in (findings(page) if checked is None else checked)
        if finding.severity == Severity.ERROR or finding.key not in reasons
    ]
    errors = sum(finding.severity == Severity.ERROR for finding in found)
    state = ChecklistState(
        page_id=page.pk,
        error_count=errors,
        warning_count=len(found) - errors,
        content_digest=content_digest(page),
    )
    ChecklistState.objects.bulk_create(
        [state],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["error_count", "warning_count", "content_digest"],
    )
    return state
