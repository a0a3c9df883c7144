"""Notes in the page's history what was sent, opened, said and answered."""

from collections import defaultdict
from typing import Any

from wagtail.log_actions import LogFormatter, log

from profiles.models import Approval

PREFIX = "profiles.approval"


class ApprovalFormatter(LogFormatter):
    """Fills the sentence with what the entry knows."""

    def format_message(self, log_entry: Any) -> str:
        """Returns who did it and to what."""
        return str(self.message.format_map(defaultdict(str, log_entry.data)))


ACTIONS = {
    "sent": ("Skickad för godkännande", "Skickad för godkännande till {recipient}"),
    "opened": ("Öppnad för godkännande", "Öppnad av den som fick länken: {recipient}"),
    "commented": ("Kommenterad av kommunen", "Kommentar från {recipient}. {where}"),
    "approved": ("Godkänd av kommunen", "Godkänd av {name}, {role} (version {version})"),
    "changes": ("Kommunen vill ändra", "{name}, {role}, vill ha ändringar (version {version})"),
    "revoked": ("Länk återkallad", "Länken till {recipient} återkallad"),
}


def register_actions(actions: Any) -> None:
    """Tells Wagtail what its history is to say of them."""
    for name, (label, message) in ACTIONS.items():
        words = {"label": label, "message": message}
        formatter = type(f"{name.capitalize()}Formatter", (ApprovalFormatter,), words)
        actions.register_action(f"{PREFIX}.{name}")(formatter)


def note(approval: Approval, action: str, user: Any = None, **data: Any) -> None:
    """Adds an entry to the history of the approval's page."""
    log(
        instance=approval.page,
        action=f"{PREFIX}.{action}",
        user=user,
        revision=approval.revision,
        data={
            "approval": approval.pk,
            "recipient": approval.recipient,
            "speaker": approval.speaker,
            "version": approval.content_digest[:8],
            **data,
        },
    )
