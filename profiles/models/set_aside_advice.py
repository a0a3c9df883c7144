"""Advice of the checklist that an editor has put aside, and why."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class SetAsideAdvice(models.Model):
    """One piece of advice about one page; when its sentence changes it is given anew."""

    shown_to_visitors = False

    page = models.ForeignKey(
        "profiles.ProfilePage", on_delete=models.CASCADE, related_name="set_aside_advice"
    )
    key = models.CharField(max_length=64)
    message = models.TextField("råd")
    reason = models.CharField("skäl", max_length=255)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField("lagt åt sidan", auto_now=True)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["page", "key"], name="one_reason_for_each_advice")
        ]
        verbose_name = "råd som lagts åt sidan"
        verbose_name_plural = "råd som lagts åt sidan"

    def __str__(self) -> str:
        return self.reason
