"""The invented publisher of the sample series."""

from wagtail.models import Site

from home.models import HomePage, PublisherSettings, StandardPage

SAMPLE_NOTICE = (
    "Exempelinnehåll: texterna bygger på verkliga uppgifter, "
    "men personerna, citaten och kontaktvägarna är påhittade."
)
PUBLISHER = {
    "name": "Exempelförlaget AB",
    "organisation_number": "556000-0000",
    "street": "Exempelgatan 1",
    "postal_code": "123 45",
    "locality": "Exempelstad",
    "email": "redaktionen@example.se",
    "phone": "08-465 004 00",
    "responsible_editor": "Elin Exempelsdotter",
    "deputy_editor": "Love Provén",
    "publishing_certificate": False,
    "sample_notice": SAMPLE_NOTICE,
}
INTRO = (
    "Hur är det att arbeta i en kommuns socialtjänst? I den här serien presenterar sig "
    "kommunerna själva: arbetssätten, villkoren och kollegorna."
)
SERIES_INTRO = (
    "Här presenterar sig socialtjänsten i Sveriges kommuner som arbetsplats. "
    "Läs om en kommun du är nyfiken på, eller leta efter det som är viktigt för dig."
)


def introduce(home_page: HomePage) -> None:
    """Publishes the home page's opening words."""
    home_page.intro = INTRO
    home_page.save_revision().publish()


def sign(site: Site, pages: dict[str, StandardPage]) -> None:
    """Fills in who publishes the site and which pages its footer leads to."""
    settings = PublisherSettings.for_site(site)
    for name, value in PUBLISHER.items():
        setattr(settings, name, value)
    settings.about_page = pages["om-serien"]
    settings.privacy_page = pages["integritet"]
    settings.accessibility_page = pages["tillganglighet"]
    settings.advertising_page = pages["om-annonser"]
    settings.cookies_page = pages["kakor"]
    settings.save()
