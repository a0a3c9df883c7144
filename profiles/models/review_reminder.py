"""Which reminders to review a profile have been sent."""

from typing import ClassVar

from django.db import models


class ReviewReminder(models.Model):
    """One mail about one date; a new date brings a new mail."""

    shown_to_visitors = False

    page = models.ForeignKey(
        "profiles.ProfilePage", on_delete=models.CASCADE, related_name="review_reminders"
    )
    review_by = models.DateField("granskas senast")
    sent_at = models.DateTimeField("skickad", auto_now_add=True)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["page", "review_by"], name="one_reminder_for_each_date")
        ]
        verbose_name = "påminnelse om granskning"
        verbose_name_plural = "påminnelser om granskning"

    def __str__(self) -> str:
        return str(self.review_by)
