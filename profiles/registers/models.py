"""The registers: Sweden's counties and municipalities, and the controlled list of topics."""

from typing import Any, ClassVar
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import MultiFieldPanel
from wagtail.search import index

from home.clean_texts import CleanTexts
from home.formats import web_address
from home.sorting import swedish_sort_key


class County(CleanTexts, models.Model):
    """One of the 21 counties (län)."""

    code = models.CharField("länskod", max_length=2, unique=True)
    name = models.CharField("namn", max_length=100, unique=True)
    slug = models.SlugField("adress", max_length=100, unique=True)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        app_label = "profiles"
        ordering: ClassVar[list[str]] = ["sort_key"]
        verbose_name = "län"
        verbose_name_plural = "län"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the sort key in step with the name."""
        self.sort_key = swedish_sort_key(self.name)
        super().save(*args, **kwargs)


class Municipality(CleanTexts, index.Indexed, models.Model):  # type: ignore[django-manager-missing]
    """One of the 290 municipalities.

    ``population`` is the number of inhabitants on 31 December of
    ``population_year`` (SCB). ``display_name`` is what the municipality calls
    itself in running text: ”Malmö stad”, ”Region Gotland”.
    """

    code = models.CharField("kommunkod", max_length=4, unique=True)
    name = models.CharField("namn", max_length=100)
    display_name = models.CharField(
        "visningsnamn",
        max_length=120,
        help_text="Så som kommunen skriver sitt namn, till exempel ”Malmö stad”.",
    )
    county = models.ForeignKey(
        County, verbose_name="län", on_delete=models.PROTECT, related_name="municipalities"
    )
    slug = models.SlugField("adress", max_length=100, unique=True)
    website = models.CharField(
        "föreslagen webbplats",
        max_length=255,
        blank=True,
        help_text="Domänen utan https://. Den är ett förslag som redaktören kontrollerar.",
    )
    population = models.PositiveIntegerField("folkmängd", null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        "folkmängden gäller år", null=True, blank=True
    )
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    panels: ClassVar[list] = [
        MultiFieldPanel(["name", "display_name", "county"], heading="Namn"),
        MultiFieldPanel(["population", "population_year", "website"], heading="Uppgifter"),
        "code",
        "slug",
    ]
    search_fields: ClassVar[list] = [
        index.SearchField("name"),
        index.SearchField("display_name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("display_name"),
        index.FilterField("county"),
    ]

    class Meta:
        app_label = "profiles"
        ordering: ClassVar[list[str]] = ["sort_key"]
        verbose_name = "kommun"
        verbose_name_plural = "kommuner"

    def __str__(self) -> str:
        return self.display_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the sort key in step with the name."""
        self.sort_key = swedish_sort_key(self.name)
        super().save(*args, **kwargs)

    @property
    def job_search_url(self) -> str:
        """Returns where the public employment service lists its vacant positions.

        Platsbanken reads a place's name in the words as the place itself.
        """
        words = quote(f"socialsekreterare {self.name}")
        return f"https://arbetsformedlingen.se/platsbanken/annonser?q={words}"

    def clean(self) -> None:
        """Asks for a domain that new profiles can lead to."""
        super().clean()
        if self.website and not web_address.is_valid(web_address.tidy(self.website)):
            message = "Skriv webbplatsens domän, till exempel www.exempelby.se."
            raise ValidationError({"website": message})


class TopicGroup(models.TextChoices):
    """The kind of thing a topic names."""

    FIELD = "Verksamhetsområde", "Verksamhetsområde"
    METHOD = "Metod", "Metod"
    CONDITIONS = "Arbetsvillkor", "Arbetsvillkor"
    CULTURE = "Kultur och ledarskap", "Kultur och ledarskap"


class Topic(CleanTexts, index.Indexed, models.Model):
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

    panels: ClassVar[list] = ["label", "group", "synonyms", "introduction", "slug"]
    search_fields: ClassVar[list] = [
        index.SearchField("label"),
        index.SearchField("synonyms"),
        index.AutocompleteField("label"),
        index.FilterField("group"),
    ]

    class Meta:
        app_label = "profiles"
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
