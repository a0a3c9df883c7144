"""A municipality's profile."""

from typing import Any, ClassVar, Self

from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import PageManager, Revision
from wagtail.search import index

from home.credits import CreditRole, credit_line
from home.models import SitePage, SitePageQuerySet, SiteRendition
from home.page_links import resolve_page_links
from home.picture_sizes import every_spec
from profiles import editions
from profiles.blocks.aside import AsideBlock
from profiles.blocks.body import ProfileBodyBlock
from profiles.blocks.correction import CorrectionsBlock
from profiles.blocks.standfirst import StandfirstBlock
from profiles.models.municipality import Municipality
from profiles.models.topic import Topic
from profiles.panels import PROFILE_EDIT_HANDLER
from profiles.profile_form import ProfilePageForm
from profiles.rules import PublishingError, publishing_errors
from profiles.serialisation.api_fields import PROFILE_API_FIELDS
from profiles.series.profile_context import profile_context
from profiles.structured_data.profile import profile_data
from profiles.structured_data.sharing import shared_profile
from profiles.untitled import UNTITLED


class CommercialLabel(models.TextChoices):
    """Who speaks: the advertiser or the editorial office (MFL 9 §)."""

    ADVERTISEMENT = "annons", "Annons"
    EDITORIAL = "redaktionellt", "Redaktionellt"


class ProfilePageQuerySet(SitePageQuerySet):
    """Chainable filters of profiles."""

    def newest_first(self) -> Self:
        """Orders by shown date; profiles of one day by title, so the order never wavers."""
        return self.order_by("-published_on", "title", "pk")

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
        renditions = SiteRendition.objects.filter(filter_spec__in=every_spec("row"))
        return (
            self.select_related("municipality__county", "lead_image")
            .defer("standfirst", "body", "aside", "corrections")
            .prefetch_related(models.Prefetch("lead_image__renditions", queryset=renditions))
        )


ProfilePageManager = PageManager.from_queryset(ProfilePageQuerySet)


class ProfilePage(SitePage):
    """A profile: a draft holds whatever fits, the publishing rules guard every road to live."""

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
    base_form_class = ProfilePageForm

    edit_handler = PROFILE_EDIT_HANDLER
    search_fields: ClassVar[list] = [
        *SitePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.SearchField("aside"),
        index.FilterField("municipality"),
        index.FilterField("label"),
        index.FilterField("published_on"),
    ]

    api_fields: ClassVar[list] = PROFILE_API_FIELDS

    parent_page_types: ClassVar[list[str]] = ["profiles.ProfileIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "profiles/profile_page.html"

    class Meta:
        verbose_name = "presentation"
        verbose_name_plural = "presentationer"

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Remembers whether the stored page was live, see :meth:`save`."""
        page = super().from_db(*args, **kwargs)
        page._was_live = page.__dict__.get("live", False)
        return page

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

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Gives title and slug before Wagtail validates what the database needs."""
        self._complete_for_database()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Gives title and slug before Wagtail's check of a draft."""
        self._complete_for_database()
        super().minimal_clean()

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Saves; raises PublishingError when the page would go live against the rules.

        A page that already is live is saved as it is: rules made stricter
        later must not stop a move or a correction elsewhere.
        """
        if self.live and not getattr(self, "_was_live", False):
            self.check_publishable()
        result = super().save(*args, **kwargs)
        self._was_live = self.live
        return result

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publishes or schedules; raises PublishingError when the revision breaks a rule."""
        revision.as_object().check_publishable()
        return super().publish(revision, *args, **kwargs)

    def check_publishable(self) -> None:
        """Raises PublishingError with every error of the publishing rules."""
        errors = publishing_errors(self)
        if errors:
            raise PublishingError(self, errors)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Keeps the stored slug: addresses belong to the series, not to a revision."""
        page = super().with_content_json(content)
        page.slug = self.slug
        page.url_path = self.url_path
        page._was_live = getattr(self, "_was_live", self.live)
        return page

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the people shown, the ways on through the series, and what machines read."""
        context = super().get_context(request, *args, **kwargs)
        resolve_page_links((self.standfirst, self.body, self.aside), request)
        address = self.get_url(request)
        context.update(profile_context(self, address))
        context["shared"] = shared_profile(self, request, address)
        context["structured_data"] = profile_data(self, request, address, context["people"])
        return context

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet:
        """Loads with the profiles what they are found by, for all of them at once."""
        profiles = super().get_indexed_objects()
        profiles = profiles.select_related("municipality__county", "lead_image")
        return profiles.prefetch_related("people", "topics")

    def get_visible_people(self) -> list[Any]:
        """Returns the people who are shown on the web, in the editor's order."""
        return [person for person in self.people.all() if person.name and not person.hidden]

    def _complete_for_database(self) -> None:
        if not self.title.strip():  # type: ignore[has-type]  # an import cycle of types only
            self.title = UNTITLED
        if not self.first_published_at:
            self.slug = editions.free_slug(self)
