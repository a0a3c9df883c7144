"""A link out of a page, and what it answered when it was last asked."""

from typing import ClassVar, Self

from django.db import models
from django.utils.formats import date_format

from home.link_check.client import Outcome

# What a visitor meets as an error.
BROKEN = (
    Outcome.GONE,
    Outcome.FAILS,
    Outcome.SLOW,
    Outcome.UNREACHABLE,
    Outcome.CIRCLE,
    Outcome.PRIVATE,
)


class CheckedLinkQuerySet(models.QuerySet):
    """Chainable filters of checked links."""

    def broken(self) -> Self:
        """Keeps what a visitor meets as an error and nobody has chosen to ignore."""
        return self.filter(outcome__in=BROKEN, is_ignored=False)

    def worth_showing(self) -> Self:
        """Keeps what an editor may want to change."""
        return self.filter(outcome__in=(*BROKEN, Outcome.MOVED))


class CheckedLink(models.Model):
    """One URL of one page."""

    shown_to_visitors = False

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="checked_links"
    )
    url = models.TextField("adress")
    text = models.TextField("länktext", blank=True)
    outcome = models.CharField("läge", max_length=20)
    status = models.PositiveSmallIntegerField("svar", null=True)
    moved_to = models.TextField("ny adress", blank=True)
    since = models.DateTimeField("sedan")
    checked_at = models.DateTimeField("kontrollerad")
    is_ignored = models.BooleanField("bortse från", default=False)

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["since", "pk"]
        indexes: ClassVar[list] = [models.Index(fields=["page", "outcome"])]
        verbose_name = "kontrollerad länk"
        verbose_name_plural = "kontrollerade länkar"

    def __str__(self) -> str:
        return f"{self.url}: {self.words}"

    @property
    def words(self) -> str:
        """Returns the outcome as editors read it."""
        words = str(Outcome(self.outcome).label)
        says_status = self.status and self.outcome != Outcome.WORKS
        return f"{words} ({self.status})" if says_status else words

    @property
    def since_when(self) -> str:
        """Returns the day from which it has been so."""
        return date_format(self.since, "j F Y")
