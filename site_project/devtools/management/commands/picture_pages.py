"""Pictures every kind of public page, wide and narrow, light and dark, into ``docs/images``.

``--widths 320 768 --folder /tmp/look`` looks at other widths without touching the documentation.
"""

import io
from argparse import ArgumentParser
from itertools import product
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models.functions import Length
from PIL import Image

from home.models import StandardPage
from profiles.models import ProfileIndexPage, ProfilePage, Topic
from profiles.public.urls import SeriesUrls

FOLDER = Path(settings.BASE_DIR) / "docs" / "images"
WIDTHS = (390, 1280)
SCHEMES: tuple[Any, ...] = ("light", "dark")
HEIGHT = 900
TALLEST = 2400
COLOURS = 128  # enough for flat pages with a few pictures, at a third of the bytes
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
PAGE_HEIGHT = "document.documentElement.scrollHeight"


class Command(BaseCommand):
    help = "Tar skärmbilder av alla slags publika sidor på en webbplats som körs (make serve)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("names", nargs="*", help="Only these pages.")
        parser.add_argument("--url", default="http://127.0.0.1:8000")
        parser.add_argument("--widths", nargs="+", type=int, default=WIDTHS)
        parser.add_argument("--folder", type=Path, default=FOLDER)
        parser.add_argument("--browser", default="/usr/bin/chromium")

    def handle(self, *_args: Any, **options: Any) -> None:
        pages = find_pages()
        unknown = set(options["names"]) - set(pages)
        if unknown:
            raise CommandError(f"No such page: {', '.join(sorted(unknown))}.")
        wanted = {name: pages[name] for name in options["names"] or pages}
        options["folder"].mkdir(parents=True, exist_ok=True)
        self.picture_all(wanted, options)

    def picture_all(self, pages: dict[str, str], options: dict[str, Any]) -> None:
        """Opens one visitor per width and scheme, who looks at all pages."""
        try:
            from playwright.sync_api import sync_playwright
        except ImportError:
            raise CommandError("Playwright is missing: install requirements-dev.txt.") from None
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=options["browser"], args=ARGUMENTS
            )
            for width, scheme in product(options["widths"], SCHEMES):
                visitor = chromium.new_page(
                    base_url=options["url"], color_scheme=scheme, locale="sv-SE"
                )
                for name, path in pages.items():
                    target = options["folder"] / f"{name}-{width}-{scheme}.png"
                    save(picture(visitor, path, width), target)
                    self.stdout.write(target.name)
                visitor.close()
            chromium.close()


def find_pages() -> dict[str, str]:
    """Returns the path of one page of every kind."""
    series = ProfileIndexPage.objects.live().first()
    profiles = list(ProfilePage.objects.visible().exclude(aside=[]).newest_first()[:3])
    standard = StandardPage.objects.live().order_by("-title").first()
    topic = Topic.objects.filter(profiles__in=profiles).first()
    if not (series and standard and topic and len(profiles) > 1):
        raise CommandError("The site has too few pages. Run load_demo first.")
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


def picture(visitor: Any, path: str, width: int) -> bytes:
    """Returns the page in a window as high as it is, so that its later pictures load too."""
    visitor.set_viewport_size({"width": width, "height": HEIGHT})
    visitor.goto(path)
    height = min(visitor.evaluate(PAGE_HEIGHT), TALLEST)
    visitor.set_viewport_size({"width": width, "height": height})
    visitor.wait_for_load_state("networkidle")
    return bytes(visitor.screenshot(animations="disabled"))


def save(data: bytes, target: Path) -> None:
    """Writes the picture with few colours."""
    with Image.open(io.BytesIO(data)) as image:
        image.convert("RGB").quantize(COLOURS).save(target, optimize=True)
