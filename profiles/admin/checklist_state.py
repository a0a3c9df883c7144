"""Counts a profile's findings whenever a revision is saved."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Revision

from profiles.admin.checklist import key_of, reasons_of
from profiles.models import ChecklistState, ProfilePage
from profiles.rules import Severity, findings
from profiles.rules.approval import content_digest


def connect() -> None:
    """Connects the handler; called once when the app is ready."""
    post_save.connect(follow_revision, sender=Revision, dispatch_uid="checklist_state")


def follow_revision(instance: Revision, **kwargs: Any) -> None:
    """Counts the findings of a profile's new or overwritten revision."""
    if kwargs.get("raw") or kwargs.get("update_fields"):
        return
    model = instance.content_type.model_class()
    if model and issubclass(model, ProfilePage):
        count_findings(instance.as_object())


def count_findings(page: ProfilePage) -> ChecklistState:
    """Stores how many errors and warnings the page has now."""
    reasons = reasons_of(page)
    found = [
        finding
        for finding in findings(page)
        if finding.severity == Severity.ERROR or key_of(finding) not in reasons
    ]
    errors = sum(finding.severity == Severity.ERROR for finding in found)
    state, _ = ChecklistState.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "error_count": errors,
            "warning_count": len(found) - errors,
            "content_digest": content_digest(page),
        },
    )
    return state
