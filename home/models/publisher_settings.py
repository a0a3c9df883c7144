"""Who publishes the site: shown in the footer of every page."""

from copy import copy
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page, Site

from home.clean_texts import CleanTexts
from home.formats import phone_number, postal_code
from home.models.site_page import is_visible
from home.shared_cache import cached_until_publish


def _page_link(verbose_name: str, help_text: str = "") -> models.ForeignKey:
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=verbose_name,
        help_text=help_text,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


@register_setting(icon="home")
class PublisherSettings(CleanTexts, BaseSiteSetting):
    """The facts a Swedish publisher has to give (lag 2002:562, 8 §) and the pages that explain."""

    select_related: ClassVar[list[str]] = [
        "about_page",
        "advertising_page",
        "accessibility_page",
        "privacy_page",
        "cookies_page",
    ]

    name = models.CharField("utgivare", max_length=255, blank=True)
    organisation_number = models.CharField("organisationsnummer", max_length=40, blank=True)
    street = models.CharField("gatuadress eller box", max_length=255, blank=True)
    postal_code = models.CharField("postnummer", max_length=20, blank=True)
    locality = models.CharField("ort", max_length=255, blank=True)
    email = models.EmailField("e-post", blank=True)
    phone = models.CharField("telefon", max_length=60, blank=True)
    responsible_editor = models.CharField("ansvarig utgivare", max_length=255, blank=True)
    deputy_editor = models.CharField("ställföreträdande utgivare", max_length=255, blank=True)
    publishing_certificate = models.BooleanField(
        "har utgivningsbevis",
        default=False,
        help_text="Kryssa i om Mediemyndigheten har utfärdat utgivningsbevis för webbplatsen.",
    )
    advertisements_need_approval = models.BooleanField(
        "annonser ska godkännas av kommunen innan de publiceras",
        default=False,
        help_text="En annons kan då inte publiceras förrän kommunen har godkänt den som den är.",
    )
    about_page = _page_link("sidan ”Om serien”")
    advertising_page = _page_link(
        "sidan ”Om annonser”", "Berättar vad märkningen betyder och vem som betalar."
    )
    accessibility_page = _page_link("tillgänglighetsredogörelsen")
    privacy_page = _page_link("sidan om personuppgifter")
    cookies_page = _page_link("sidan ”Om kakor”", "Berättar om webbplatsen sparar något.")
    sample_notice = models.CharField(
        "meddelande överst på varje sida",
        max_length=255,
        blank=True,
        help_text="Till exempel att innehållet är exempel. Lämna tomt för att inte visa något.",
    )

    panels: ClassVar[list] = [
        MultiFieldPanel(
            ["name", "organisation_number", "street", "postal_code", "locality", "email", "phone"],
            heading="Utgivare",
        ),
        MultiFieldPanel(
            [
                "responsible_editor",
                "deputy_editor",
                "publishing_certificate",
                "advertisements_need_approval",
            ],
            heading="Ansvar",
        ),
        MultiFieldPanel(select_related, heading="Sidor i sidfoten"),
        "sample_notice",
    ]

    class Meta:
        verbose_name = "utgivare och sidfot"

    def clean(self) -> None:
        """Asks for a postal code and a telephone number that work on every page's foot."""
        super().clean()
        self.postal_code = postal_code.tidy(self.postal_code)
        self.phone = phone_number.tidy(self.phone)
        errors = {}
        if self.postal_code and not postal_code.is_valid(self.postal_code):
            errors["postal_code"] = "Skriv postnumret med fem siffror."
        if self.phone and not phone_number.is_valid(self.phone):
            errors["phone"] = "Skriv ett telefonnummer med riktnummer, till exempel 08-465 004 00."
        if errors:
            raise ValidationError(errors)

    @property
    def phone_dialled(self) -> str:
        """Returns what a ``tel:`` link dials."""
        return phone_number.dialled(self.phone)

    def get_footer_pages(self) -> list[Page]:
        """Returns the pages that explain the site, those that visitors can read."""
        pages = [getattr(self, name) for name in self.select_related]
        return [page for page in pages if page and is_visible(page)]

    def get_header_page(self) -> Page | None:
        """Returns the page about the series, if visitors can read it."""
        return self.about_page if self.about_page and is_visible(self.about_page) else None

    @classmethod
    def for_site(cls, site: Site | None) -> Self:
        """Returns the site's settings; a copy, because Wagtail notes the request on it."""
        return copy(_settings_of(cls, site))


@cached_until_publish(largest=10)
def _settings_of(model: type[PublisherSettings], site: Site | None) -> PublisherSettings:
    return super(PublisherSettings, model).for_site(site)  # type: ignore[misc]
