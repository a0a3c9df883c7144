"""The controlled list of what profiles are about."""

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from home.swedish_order import swedish_sort_key


class TopicGroup(models.TextChoices):
    """The kind of thing a topic names."""

    FIELD = "Verksamhetsområde", "Verksamhetsområde"
    METHOD = "Metod", "Metod"
    CONDITIONS = "Arbetsvillkor", "Arbetsvillkor"
    CULTURE = "Kultur och ledarskap", "Kultur och ledarskap"


class Topic(index.Indexed, models.Model):
    """A term that gathers profiles; its synonyms help search and import."""

    slug = models.SlugField("adress", max_length=100, unique=True)
    label = models.CharField("namn", max_length=100, unique=True)
    group = models.CharField("grupp", max_length=40, choices=TopicGroup)
    synonyms = models.TextField(
        "synonymer",
        blank=True,
        help_text="En per rad. Sökningen och importen hittar ämnet också med dessa ord.",
    )
    introduction = models.TextField(
        "inledning", blank=True, help_text="Visas överst på ämnets sida."
    )
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    panels: ClassVar[list] = [
        FieldPanel("label"),
        FieldPanel("group"),
        FieldPanel("synonyms"),
        FieldPanel("introduction"),
        FieldPanel("slug"),
    ]
    search_fields: ClassVar[list] = [
        index.SearchField("label"),
        index.SearchField("synonyms"),
        index.AutocompleteField("label"),
    ]

    class Meta:
        ordering: ClassVar[list[str]] = ["sort_key"]
        verbose_name = "ämne"
        verbose_name_plural = "ämnen"

    def __str__(self) -> str:
        return self.label

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the sort key in step with the label."""
        self.sort_key = swedish_sort_key(self.label)
        super().save(*args, **kwargs)

    @property
    def synonym_list(self) -> list[str]:
        """Returns the synonyms without blank lines."""
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]
