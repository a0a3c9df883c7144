"""A manuscript that waits to be reviewed and made into a draft."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

KEPT_FOR = dt.timedelta(days=30)


class ManuscriptUploadQuerySet(models.QuerySet):
    """Chainable filters of uploads."""

    def listed(self) -> Self:
        """Leaves the content in the database; a list shows names, owners and pages."""
        return self.defer("content", "corrections").select_related("owner", "page")

    def outdated(self) -> Self:
        """Keeps those uploaded so long ago that they are thrown away."""
        return self.filter(created_at__lt=timezone.now() - KEPT_FOR)


class ManuscriptUpload(models.Model):
    """A file or pasted text as it came, and what the editor has corrected so far.

    ``content`` is the file's bytes; for pasted text ``filename`` is empty and
    the content is UTF-8. ``corrections`` is what
    ``profiles.manuscript.parsing.corrections`` takes, with the lines as they were before, to undo;
    ``questions`` are those that are open and those that have been answered, by their keys.
    """

    shown_to_visitors = False

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="uppladdat av",
        on_delete=models.CASCADE,
        related_name="manuscript_uploads",
    )
    filename = models.CharField("fil", max_length=255, blank=True)
    content = models.BinaryField("innehåll")
    title = models.CharField("rubrik", max_length=255, blank=True)
    corrections = models.JSONField("ändringar", default=dict, blank=True)
    questions = models.JSONField("frågor", default=dict, blank=True)
    created_at = models.DateTimeField("uppladdat", auto_now_add=True)
    page = models.ForeignKey(
        "profiles.ProfilePage",
        verbose_name="presentation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )

    objects = ManuscriptUploadQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        verbose_name = "manus"
        verbose_name_plural = "manus"

    def __str__(self) -> str:
        return self.title or self.filename or "Inklistrad text"

    def get_absolute_url(self) -> str:
        """Returns the URL of the review."""
        return reverse("manuscript_review", args=[self.pk])

    def open_questions(self) -> int:
        """Returns how many questions wait for an answer."""
        return len(self.questions.get("open", {}))
