"""What a profile is: its fields, its people and the ways to ask for profiles.

It lies under everything that reads profiles (rules, public site, pictures); how the page behaves
is in :mod:`profiles.models.profile_page`, on top of them all.
"""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, Window
from django.db.models.functions import RowNumber
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager

from home.clean_texts import CleanTexts
from home.images.credits import CreditRole, credit_line
from home.images.models import SiteRendition
from home.images.sizes import every_spec
from home.models import SitePage, SitePageQuerySet
from profiles.blocks.aside import AsideBlock
from profiles.blocks.body import ProfileBodyBlock
from profiles.blocks.correction import CorrectionsBlock
from profiles.blocks.standfirst import StandfirstBlock
from profiles.registers.models import Municipality, Topic

UNTITLED = "Utan titel"


class CommercialLabel(models.TextChoices):
    """Who speaks: the advertiser or the editorial office (MFL 9 §)."""

    ADVERTISEMENT = "annons", "Annons"
    EDITORIAL = "redaktionellt", "Redaktionellt"


# The same on every database: PostgreSQL would else put those without a date first.
_NEWEST_FIRST = (models.F("published_on").desc(nulls_last=True), models.F("pk").desc())


class ProfilePageQuerySet(SitePageQuerySet):
    """Chainable filters of profiles."""

    def newest_first(self) -> Self:
        """Orders by shown date; of one day the one made last comes first (an index's order)."""
        return self.order_by(*_NEWEST_FIRST)

    def newer_than(self, published_on: date | None, key: int) -> Self:
        """Keeps what stands before this place in ``newest_first()``."""
        same_day = models.Q(published_on=published_on, pk__gt=key)
        if published_on is None:
            return self.filter(same_day | models.Q(published_on__isnull=False))
        return self.filter(same_day | models.Q(published_on__gt=published_on))

    def older_than(self, published_on: date | None, key: int) -> Self:
        """Keeps what stands after this place in ``newest_first()``."""
        same_day = models.Q(published_on=published_on, pk__lt=key)
        if published_on is None:
            return self.filter(same_day)
        earlier = models.Q(published_on__lt=published_on) | models.Q(published_on__isnull=True)
        return self.filter(same_day | earlier)

    def newest_of_each_municipality(self) -> dict[int, int]:
        """Returns the key of the newest profile of each municipality, with how many it has."""
        ranked = self.annotate(
            place=Window(RowNumber(), partition_by="municipality_id", order_by=_NEWEST_FIRST),
            number_of_editions=Window(Count("pk"), partition_by="municipality_id"),
        )
        return dict(ranked.filter(place=1).values_list("pk", "number_of_editions").order_by())

    def for_page(self) -> Self:
        """Loads what a profile's own page shows of other tables along with the profile."""
        return self.select_related("municipality__county", "lead_image", "logo")

    def for_cards(self) -> Self:
        """Loads what a card shows in a fixed number of queries, without the stream fields."""
        return (
            self.select_related("municipality__county", "lead_image")
            .defer("body", "aside", "corrections")
            .prefetch_related("lead_image__renditions")
        )

    def for_rows(self) -> Self:
        """Loads what a row of a long list shows, of its picture only the sizes of a row."""
        renditions = SiteRendition.objects.filter(filter_spec__in=every_spec("hit"))
        return (
            self.select_related("municipality__county", "lead_image")
            .defer("standfirst", "body", "aside", "corrections")
            .prefetch_related(models.Prefetch("lead_image__renditions", queryset=renditions))
        )


ProfilePageManager = PageManager.from_queryset(ProfilePageQuerySet)


class AbstractProfilePage(SitePage):
    """The fields of a profile; a draft holds whatever fits in them."""

    title: str

    municipality = models.ForeignKey(
        Municipality,
        verbose_name="kommun",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="profiles",
    )
    label = models.CharField(
        "märkning",
        max_length=20,
        choices=CommercialLabel,
        blank=True,
        help_text="Välj ”Annons” om kommunen har betalat. Märkningen visas före rubriken.",
    )
    advertiser = models.CharField(
        "annonsör", max_length=255, blank=True, help_text="Vem har betalat? Fylls i för annonser."
    )
    kicker = models.CharField(
        "vinjett", max_length=255, blank=True, help_text="Till exempel ”Presentation”."
    )
    published_on = models.DateField(
        "publiceringsdatum",
        null=True,
        blank=True,
        help_text="Datumet som besökaren ser. Ett äldre datum får anges.",
    )
    updated_on = models.DateField(
        "uppdaterad", null=True, blank=True, help_text="Anges vid större ändringar."
    )
    standfirst = StreamField(StandfirstBlock(), verbose_name="ingress", blank=True)

    lead_image = models.ForeignKey(
        "home.SiteImage",
        verbose_name="huvudbild",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.TextField(
        "alternativtext",
        blank=True,
        help_text="Beskriv vad bilden visar för den som inte ser den. Upprepa inte bildtexten.",
    )
    lead_image_decorative = models.BooleanField(
        "bilden är bara utsmyckning", default=False, help_text="Skärmläsare hoppar då över den."
    )
    lead_image_caption = models.TextField("bildtext", blank=True)
    lead_image_credit = models.CharField("fotograf eller tecknare", max_length=255, blank=True)
    lead_image_credit_role = models.CharField(
        "bildens art", max_length=20, choices=CreditRole, default=CreditRole.PHOTO, blank=True
    )

    body = StreamField(ProfileBodyBlock(), verbose_name="brödtext", blank=True)
    aside = StreamField(AsideBlock(), verbose_name="fakta och kontakt", blank=True)

    employer_unit = models.CharField(
        "arbetsplatsens namn",
        max_length=255,
        blank=True,
        help_text="Så som kommunen kallar den: socialkontoret, socialförvaltningen …",
    )
    author = models.CharField("skribent", max_length=255, blank=True)
    logo = models.ForeignKey(
        "home.SiteImage",
        verbose_name="kommunens logotyp",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    logo_url = models.CharField("logotypens länk", max_length=2000, blank=True)
    topics = ParentalManyToManyField(
        Topic, verbose_name="ämnen", blank=True, related_name="profiles"
    )
    topics_suggested = models.BooleanField(
        "ämnena är förslag från importen",
        default=False,
        help_text="Avmarkera när du har kontrollerat ämnena.",
    )

    reviewed_on = models.DateField(
        "granskad", null=True, blank=True, help_text="När uppgifterna senast kontrollerades."
    )
    review_by = models.DateField(
        "granskas senast",
        null=True,
        blank=True,
        help_text="Två veckor före får du ett mejl. Visas inte för besökare.",
    )
    corrections = StreamField(CorrectionsBlock(), verbose_name="rättelser", blank=True)
    previous_edition = models.ForeignKey(
        "self",
        verbose_name="föregående utgåva",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="next_editions",
    )
    source_url = models.CharField(
        "artikelns gamla adress",
        max_length=2000,
        blank=True,
        help_text="Den som går till den gamla adressen skickas hit.",
    )
    source_file = models.CharField(max_length=255, blank=True, editable=False)
    source_sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    objects = ProfilePageManager()

    checked_findings: list[Any] | None = None
    """What the rules found when the form was checked, until its revision is saved."""

    class Meta:
        abstract = True

    @property
    def is_advertisement(self) -> bool:
        """Tells whether links out are sponsored and the label names the advertiser."""
        return self.label == CommercialLabel.ADVERTISEMENT

    @property
    def label_text(self) -> str:
        """Returns the label as shown: ”Annons från Exempelby kommun”, ”Redaktionellt” or ""."""
        if self.is_advertisement and self.advertiser:
            return f"Annons från {self.advertiser}"
        return self.get_label_display()

    @property
    def lead_image_credit_line(self) -> str:
        """Returns ”Foto: Namn”; the library's credit stands in for an empty field."""
        if self.lead_image_credit or not self.lead_image:
            return credit_line(self.lead_image_credit, self.lead_image_credit_role)
        return credit_line(self.lead_image.credit, self.lead_image.credit_role)

    def get_visible_people(self) -> list["ProfilePerson"]:
        """Returns the people who are shown on the web, in the editor's order."""
        return [person for person in self.people.all() if person.name and not person.hidden]


class StatedMeasure(models.Model):
    """What a profile's stored facts state, so that the database can filter and sort by it."""

    wagtail_reference_index_ignore = True

    page = models.ForeignKey(
        "profiles.ProfilePage", on_delete=models.CASCADE, related_name="stated_measures"
    )
    measure = models.CharField(max_length=20)
    number = models.DecimalField(max_digits=19, decimal_places=4, null=True)

    class Meta:
        app_label = "profiles"
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["measure", "page"], name="measure_stated_once")
        ]

    def __str__(self) -> str:
        return self.measure


class AbstractProfileIndexPage(SitePage):
    """The fields of the series; its profiles lie right below it in the tree."""

    intro = models.TextField("inledning", blank=True)

    class Meta:
        abstract = True

    def get_profiles(self) -> ProfilePageQuerySet:
        """Returns the profiles of the series, whatever their state."""
        raise NotImplementedError


class ProfilePerson(CleanTexts, Orderable):
    """Name, role and place in the picture; consent is for editors' eyes only."""

    page = ParentalKey("profiles.ProfilePage", on_delete=models.CASCADE, related_name="people")
    name = models.CharField("namn", max_length=255, blank=True)
    role = models.CharField(
        "befattning", max_length=255, blank=True, help_text="Till exempel ”enhetschef”."
    )
    unit = models.CharField("enhet", max_length=255, blank=True)
    portrait = models.ForeignKey(
        "home.SiteImage",
        verbose_name="porträtt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Visas vid namnet och vid personens utdragna citat.",
    )
    since_year = models.CharField(
        "anställd sedan år", max_length=20, blank=True, help_text="Fyra siffror."
    )
    years_text = models.CharField(
        "erfarenhet",
        max_length=255,
        blank=True,
        help_text="Anteckning för redaktionen, visas inte.",
    )
    position = models.CharField(
        "plats i bilden",
        max_length=255,
        blank=True,
        help_text="Till exempel ”övre raden, tvåa från vänster”.",
    )
    consent_on = models.DateField(
        "samtycke inhämtat",
        null=True,
        blank=True,
        help_text="Datum då personen sade ja till namn och bild. Visas aldrig för besökare.",
    )
    consent_note = models.TextField(
        "samtycket gäller", blank=True, help_text="Hur och för vad. Visas aldrig för besökare."
    )
    hidden = models.BooleanField(
        "ta bort från webben",
        default=False,
        help_text="Personen visas inte. Namnet måste också skrivas om där det står i texten.",
    )

    panels: ClassVar[list] = [
        "name",
        "role",
        "unit",
        "portrait",
        MultiFieldPanel(
            ["position", "since_year", "years_text"],
            heading="Mer om personen",
            classname="collapsed",
        ),
        MultiFieldPanel(
            ["consent_on", "consent_note", "hidden"], heading="Samtycke", classname="collapsed"
        ),
    ]

    class Meta(Orderable.Meta):
        app_label = "profiles"
        verbose_name = "person"
        verbose_name_plural = "personer"

    def __str__(self) -> str:
        return self.name
