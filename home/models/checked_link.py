"""A link out of a page, and what it answered when it was last asked."""

from typing import ClassVar, Self

from django.db import models
from django.utils.formats import date_format

# Outcomes of home.link_check.client: those that a visitor meets as an error …
BROKEN = ("gone", "fails", "slow", "unreachable", "circle", "private")
# … and those that an editor may want to know of.
WORTH_SHOWING = (*BROKEN, "moved")

WORDS = {
    "works": "Fungerar",
    "moved": "Har flyttat",
    "gone": "Finns inte längre",
    "fails": "Servern svarar med fel",
    "slow": "Svarar inte i tid",
    "unreachable": "Går inte att nå",
    "circle": "Skickar runt i en cirkel",
    "private": "Leder till ett internt nät",
    "unknown": "Går inte att kontrollera",
}


class CheckedLinkQuerySet(models.QuerySet):
    """Chainable filters of checked links."""

    def broken(self) -> Self:
        """Keeps what a visitor meets as an error and nobody has chosen to ignore."""
        return self.filter(outcome__in=BROKEN, is_ignored=False)

    def worth_showing(self) -> Self:
        """Keeps what an editor may want to change."""
        return self.filter(outcome__in=WORTH_SHOWING)


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
        known = WORDS.get(self.outcome, self.outcome)
        return f"{known} ({self.status})" if self.status and self.outcome != "works" else known

    @property
    def since_when(self) -> str:
        """Returns the day from which it has been so."""
        return date_format(self.since, "j F Y")
