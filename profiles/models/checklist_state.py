"""How ready a profile's latest draft is, kept so that lists need not read every stream."""

from django.db import models


class ChecklistState(models.Model):
    """The number of findings in a page's latest revision, counted when it was saved.

    ``content_digest`` says what the revision shows, to compare with what was approved.
    """

    # Counted anew with every draft; cached pages stay good (site_project.page_cache).
    shown_to_visitors = False

    page = models.OneToOneField(
        "profiles.ProfilePage",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="checklist_state",
    )
    error_count = models.PositiveIntegerField("fel")
    warning_count = models.PositiveIntegerField("varningar")
    content_digest = models.CharField(max_length=64, blank=True, default="")
    counted_at = models.DateTimeField("kontrollerad", auto_now=True)

    class Meta:
        verbose_name = "checklista"
        verbose_name_plural = "checklistor"

    def __str__(self) -> str:
        return f"{self.error_count} fel, {self.warning_count} varningar"

    @property
    def words(self) -> str:
        """Returns how ready the draft is, as lists say it."""
        if self.error_count:
            return f"{self.error_count} fel"
        return f"{self.warning_count} att se över" if self.warning_count else "Klar"
