"""Rules for title, date, municipality, label and URLs of the page itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from home.formats import web_address
from profiles.content import UNTITLED, AbstractProfilePage
from profiles.rules.block_walk import error, places, plain, texts, warning
from profiles.rules.finding import Finding

MAX_TITLE = 120
LONG_TITLE = 70
LONG_STANDFIRST = 400


def title_is_written(page: AbstractProfilePage) -> Iterator[Finding]:
    """A profile needs a title of at most 120 characters."""
    title = page.title.strip()
    if not title or title == UNTITLED:
        yield error("title-missing", "Skriv en rubrik.", "title")
    elif len(title) > MAX_TITLE:
        message = f"Korta rubriken till högst {MAX_TITLE} tecken. Nu är den {len(title)}."
        yield error("title-too-long", message, "title")


def title_reads_well(page: AbstractProfilePage) -> Iterator[Finding]:
    """A good title is short, in sentence case, and says which municipality it is about."""
    title = page.title.strip()
    if LONG_TITLE < len(title) <= MAX_TITLE:
        message = f"Rubriken är {len(title)} tecken. Försök hålla den under {LONG_TITLE}."
        yield warning("title-long", message, "title")
    if len(title) > 3 and title.isupper():
        yield warning("title-capitals", "Skriv inte hela rubriken med versaler.", "title")
    if page.municipality and page.municipality.name.casefold() not in title.casefold():
        message = f"Rubriken nämner inte {page.municipality.name}. Kontrollera att det är meningen."
        yield warning("title-without-municipality", message, "title")


def date_is_given(page: AbstractProfilePage) -> Iterator[Finding]:
    """The shown date may lie in the future only for a page that is scheduled until then."""
    if not page.published_on:
        yield error("date-missing", "Ange publiceringsdatum.", "published_on")
    elif page.published_on > timezone.localdate() and not _is_scheduled_for_date(page):
        message = "Datumet ligger i framtiden. Ändra det, eller schemalägg sidan till den dagen."
        yield error("date-in-future", message, "published_on")


def municipality_is_chosen(page: AbstractProfilePage) -> Iterator[Finding]:
    """A profile belongs to a municipality."""
    if not page.municipality_id:
        yield error(
            "municipality-missing", "Välj vilken kommun presentationen handlar om.", "municipality"
        )


def label_is_chosen(page: AbstractProfilePage) -> Iterator[Finding]:
    """Paid content is marked, and names who paid (MFL 9 §)."""
    if not page.label:
        message = "Välj märkning: Annons om kommunen har betalat, annars Redaktionellt."
        yield error("label-missing", message, "label")
    elif page.is_advertisement and not page.advertiser.strip():
        message = "Skriv vem som är annonsör, till exempel kommunens namn."
        yield error("advertiser-missing", message, "advertiser")


def urls_are_valid(page: AbstractProfilePage) -> Iterator[Finding]:
    """URLs on the page's own fields are complete web urls."""
    for field, code in (("logo_url", "logo-url-invalid"), ("source_url", "source-url-invalid")):
        url = getattr(page, field)
        if url and not web_address.is_valid(url):
            yield error(code, _invalid_url(url), field)


def links_are_valid(page: AbstractProfilePage) -> Iterator[Finding]:
    """Films and calls to action lead to complete web urls."""
    for place in places(page, "video", "call_to_action"):
        url = place.value.get("url") or ""
        if url and not web_address.is_valid(url):
            yield place.error("url-invalid", _invalid_url(url), "url")
        elif not url:
            message = "Länken saknar webbadress och visas därför inte."
            yield place.warning("url-missing", message, "url")
        if url and place.block_type == "video" and not (place.value.get("title") or "").strip():
            message = "Skriv vad filmen heter, så vet läsaren vart länken leder."
            yield place.warning("video-untitled", message, "title")


def standfirst_is_written(page: AbstractProfilePage) -> Iterator[Finding]:
    """A standfirst makes readers go on, if it is short."""
    written = [text for place, text in texts(page) if place.field == "standfirst" and text.strip()]
    if not written:
        yield warning("standfirst-missing", "Skriv en ingress.", "standfirst")
    elif sum(map(len, written)) > LONG_STANDFIRST:
        message = f"Ingressen är längre än {LONG_STANDFIRST} tecken. Korta den om det går."
        yield warning("standfirst-long", message, "standfirst")


def topics_are_confirmed(page: AbstractProfilePage) -> Iterator[Finding]:
    """Topics that the import suggested wait for an editor's eye."""
    if page.topics_suggested:
        message = "Kontrollera ämnena som importen föreslår och avmarkera sedan rutan."
        yield warning("topics-suggested", message, "topics")


def review_is_not_due(page: AbstractProfilePage) -> Iterator[Finding]:
    """A day that was set for the next review reminds the editor when it has come."""
    if page.review_by and page.review_by <= timezone.localdate():
        message = "Presentationen ska granskas nu. Sätt ett nytt datum när det är gjort."
        yield warning("review-due", message, "review_by")


def _is_scheduled_for_date(page: AbstractProfilePage) -> bool:
    if not page.go_live_at or not page.published_on:
        return False
    return page.published_on <= timezone.localdate(page.go_live_at)


def _invalid_url(url: str) -> str:
    shown = plain(url)[:80]
    return f"”{shown}” är ingen giltig webbadress. Den ska börja med https:// eller http://."


RULES = (
    municipality_is_chosen,
    label_is_chosen,
    title_is_written,
    title_reads_well,
    date_is_given,
    standfirst_is_written,
    links_are_valid,
    topics_are_confirmed,
    review_is_not_due,
    urls_are_valid,
)
