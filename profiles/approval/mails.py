"""The mails around an approval: the link out, and what comes back."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from profiles.models import Approval, ApprovalComment

logger = logging.getLogger(__name__)


def send_link(approval: Approval, url: str, message: str = "") -> bool:
    """Mails the link to whom it is for; False when the mail server did not take it."""
    context = {"url": url, "message": message, "sender": approval.sent_by}
    return _send("link", approval, approval.email, context)


def tell_of_answer(approval: Approval) -> None:
    """Tells the editor that the municipality has answered."""
    _tell_editor("answer", approval, {})


def tell_of_first_comment(approval: Approval, comment: ApprovalComment) -> None:
    """Tells the editor once that comments are on their way; the rest come with the answer."""
    _tell_editor("comment", approval, {"comment": comment})


def _tell_editor(kind: str, approval: Approval, context: dict[str, Any]) -> None:
    editor = approval.sent_by or approval.page.owner
    if editor and editor.is_active and editor.email:
        base = settings.WAGTAILADMIN_BASE_URL
        context["editor"] = editor
        context["edit_url"] = base + reverse("wagtailadmin_pages:edit", args=[approval.page_id])
        context["approvals_url"] = base + reverse("approvals", args=[approval.page_id])
        _send(kind, approval, editor.email, context)


def _send(kind: str, approval: Approval, address: str, context: dict[str, Any]) -> bool:
    context |= {"approval": approval, "title": approval.get_page().title}
    folder = "profiles/approval/mails"
    subject = render_to_string(f"{folder}/{kind}_subject.txt", context)
    text = render_to_string(f"{folder}/{kind}.txt", context)
    try:
        send_mail(" ".join(subject.split()), text, None, [address])
    except OSError:  # what the mail server's refusals are, too
        logger.exception("The mail about approval %s could not be sent.", approval.pk)
        return False
    return True
