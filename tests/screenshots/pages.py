"""Every kind of public page, wide and narrow, light and dark."""

import io
import sys
from argparse import Namespace
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db.models.functions import Length
from PIL import Image
from playwright.sync_api import Browser, Page

from home.models import StandardPage
from profiles.models import ProfileIndexPage, ProfilePage, Topic
from profiles.public.urls import SeriesUrls

FOLDER = Path(settings.BASE_DIR) / "docs" / "images"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HEIGHT = 900
TALLEST = 2400
COLOURS = 128  # enough for flat pages with a few pictures, at a third of the bytes
PAGE_HEIGHT = "document.documentElement.scrollHeight"


def picture_all(
    browser: Browser, pictures: dict[str, str], folder: Path, options: Namespace
) -> Iterator[str]:
    """Opens one visitor per width and scheme, who looks at all pages; yields the files' names."""
    for width, scheme in product(options.widths, SCHEMES):
        visitor = browser.new_page(base_url=options.url, color_scheme=scheme, locale="sv-SE")
        for name, path in pictures.items():
            target = folder / f"{name}-{width}-{scheme}.png"
            save(picture(visitor, path, width), target)
            yield target.name
        visitor.close()


def find_pictures() -> dict[str, str]:
    """Returns the path of one page of every kind."""
    series = ProfileIndexPage.objects.live().first()
    profiles = list(ProfilePage.objects.visible().exclude(aside=[]).newest_first()[:3])
    standard = StandardPage.objects.live().order_by("-title").first()
    topic = Topic.objects.filter(profiles__in=profiles).first()
    if not (series and standard and topic and len(profiles) > 1):
        sys.exit("The site has too few pages. Run load_demo first.")
    urls = SeriesUrls(series.get_url() or "/")
    first = profiles[0].municipality
    return {
        "home": "/",
        "index": urls.series,
        "index-filtered": f"{urls.series}?anger=lon",
        "map": urls.map,
        "letters": urls.letters,
        "follow": urls.follow,
        "county": urls.county(first.county.slug),
        "topic": urls.topic(topic.slug),
        "profile": profiles[0].get_url() or "/",
        **{name: page.get_url() or "/" for name, page in unusual_profiles().items() if page},
        "compare": urls.compared([profile.municipality.code for profile in profiles]),
        "search-before": "/sok/",
        "search": "/sok/?q=handledning",
        "search-without-hits": "/sok/?q=finnsinte",
        "standard": standard.get_url() or "/",
        "missing": "/finns-inte/",
    }


def unusual_profiles() -> dict[str, ProfilePage | None]:
    """Returns a profile that has a cover for a picture and the one with the longest headline."""
    profiles = ProfilePage.objects.visible()
    return {
        "profile-without-picture": profiles.filter(lead_image=None).newest_first().first(),
        "profile-long-title": profiles.order_by(Length("title").desc()).first(),
    }


def picture(visitor: Page, path: str, width: int) -> bytes:
    """Returns the page in a window as high as it is, so that its later pictures load too."""
    visitor.set_viewport_size({"width": width, "height": HEIGHT})
    visitor.goto(path)
    height = min(visitor.evaluate(PAGE_HEIGHT), TALLEST)
    visitor.set_viewport_size({"width": width, "height": height})
    visitor.wait_for_load_state("networkidle")
    return visitor.screenshot(animations="disabled")


def save(data: bytes, target: Path) -> None:
    """Writes the picture with few colours."""
    with Image.open(io.BytesIO(data)) as image:
        image.convert("RGB").quantize(COLOURS).save(target, optimize=True)
