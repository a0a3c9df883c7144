"""Which page came of a form for a new page, however often the form is sent."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

FORGOTTEN_AFTER = timedelta(days=7)


def make_creation_token() -> str:
    """Returns what tells one opened form from another."""
    return uuid4().hex


class PageCreation(models.Model):
    """A form for a new page that was sent at least once, and what it has made.

    Wagtail's autosave sends the form of a page that does not exist yet while the editor goes on
    working, and again when the answer is late or lost. Each sending on its own would make a page.
    """

    shown_to_visitors = False

    token = models.CharField(max_length=32)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", null=True)
    # The fields that tell the form which people and comments are stored already.
    field_updates = models.JSONField(default=dict)
    # Sent by the editor's own hand: what autosave sends after that is older.
    is_finished = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "påbörjad sida"
        verbose_name_plural = "påbörjade sidor"
        constraints = [
            models.UniqueConstraint(fields=["token", "user"], name="one_creation_per_form")
        ]

    def __str__(self) -> str:
        return self.token

    @classmethod
    def begin(cls, token: str, user: Any) -> "PageCreation":
        """Returns the row of the form, and forgets those of the week before."""
        creation, is_new = cls.objects.get_or_create(token=token, user=user)
        if is_new:
            cls.objects.filter(created_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()
        return creation
