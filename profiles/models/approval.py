"""A link by which somebody without an account reads, comments on and approves one version."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from wagtail.models import Revision

from profiles.models.profile_page import ProfilePage
from profiles.rules.approval import content_digest

TOKEN_BYTES = 32


class Answer(models.TextChoices):
    """What the municipality says."""

    APPROVED = "approved", "Godkänd"
    CHANGES = "changes", "Ändringar behövs"


class ApprovalQuerySet(models.QuerySet):
    """Chainable filters of approvals."""

    def with_token(self, token: str) -> Self:
        """Keeps the one that the token was made for."""
        return self.filter(token_hash=hash_token(token))

    def unanswered(self) -> Self:
        """Keeps those that can still be answered."""
        return self.filter(answer="", revoked_at=None, expires_at__gt=timezone.now())


class Approval(models.Model):
    """What was sent to whom, and the answer: kept as proof.

    The page is kept as it was sent: Wagtail's autosave writes over the latest revision, and old
    revisions are purged. Of the token only a hash is kept, so that nobody who reads the database
    can answer for the municipality.
    """

    shown_to_visitors = False

    page = models.ForeignKey(
        "profiles.ProfilePage", on_delete=models.CASCADE, related_name="approvals"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    content = models.JSONField(encoder=DjangoJSONEncoder)
    content_digest = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    speaker = models.CharField("bara citat av", max_length=255, blank=True)
    recipient = models.CharField("mottagare", max_length=255)
    email = models.EmailField("e-post", blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField("skickad", default=timezone.now)
    expires_at = models.DateTimeField("gäller till")
    opened_at = models.DateTimeField("öppnad", null=True)
    revoked_at = models.DateTimeField("återkallad", null=True)
    answer = models.CharField("svar", max_length=20, choices=Answer, blank=True)
    answer_text = models.TextField("meddelande", blank=True)
    answered_name = models.CharField("namn", max_length=255, blank=True)
    answered_role = models.CharField("befattning", max_length=255, blank=True)
    answered_at = models.DateTimeField("besvarad", null=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]
        verbose_name = "godkännande"
        verbose_name_plural = "godkännanden"

    def __str__(self) -> str:
        return f"{self.recipient}: {self.state}"

    @property
    def is_open(self) -> bool:
        """Tells whether the link leads anywhere."""
        return self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def state(self) -> str:
        """Returns how far it has come, in a word or two."""
        if self.answer:
            return str(self.get_answer_display())
        if self.revoked_at:
            return "Återkallad"
        if not self.is_open:
            return "Gick ut utan svar"
        return "Öppnad" if self.opened_at else "Skickad"

    @classmethod
    def send(cls, page: ProfilePage, revision: Revision, **fields: Any) -> tuple[Approval, str]:
        """Creates the link to this revision; returns it with the token, which is kept nowhere."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        digest = content_digest(revision.as_object(), fields.get("speaker", ""))
        days: int = fields.pop("days")
        approval = cls.objects.create(
            page=page,
            revision=revision,
            content=revision.content,
            content_digest=digest,
            token_hash=hash_token(token),
            expires_at=timezone.now() + dt.timedelta(days=days),
            **fields,
        )
        return approval, token

    def get_page(self) -> ProfilePage:
        """Returns the page as it was sent."""
        return self.page.with_content_json(self.content)

    def give_answer(self, answer: str, name: str, role: str, text: str) -> bool:
        """Stores the answer; False when it could not be answered any more."""
        now = timezone.now()
        unanswered = type(self).objects.unanswered().filter(pk=self.pk)
        return bool(
            unanswered.update(
                opened_at=self.opened_at or now,
                answer=answer,
                answered_name=name,
                answered_role=role,
                answer_text=text,
                answered_at=now,
            )
        )


class ApprovalComment(models.Model):
    """What somebody at the municipality says of one part of the page."""

    shown_to_visitors = False

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="comments")
    target = models.CharField(max_length=255)
    where = models.CharField("gäller", max_length=255)
    text = models.TextField("kommentar")
    written_at = models.DateTimeField("skriven", default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["written_at", "pk"]
        verbose_name = "kommentar från kommunen"
        verbose_name_plural = "kommentarer från kommunen"

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


def hash_token(token: str) -> str:
    """Returns what is kept of a token; it has 256 random bits, so a quick hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
