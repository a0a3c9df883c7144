"""Pictures the screens of the editors' guide anew, so that the guide never grows old."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from PIL import Image

from profiles.admin.guide import GUIDE
from profiles.models import ProfileIndexPage, ProfilePage, Topic
from site_project.devtools.screens import SCREENS, Browser, Screen

FOLDER = GUIDE / "images"
HIGH = 860
TALL = 3000
TALLEST = 1000
HEADER = 52  # the bar that stays at the top of the editor
COLOURS = 96
DRAWN = 1500  # milliseconds until scripts have drawn the screen
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]


class Command(BaseCommand):
    help = "Tar om handbokens skärmbilder på en webbplats som körs (make run)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("names", nargs="*", help="Only these pictures.")
        parser.add_argument("--url", default="http://127.0.0.1:8000")
        parser.add_argument("--user", default="admin")
        parser.add_argument("--password", default="admin")
        parser.add_argument("--browser", default="/usr/bin/chromium")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("make_screenshots runs with development settings only.")
        unknown = set(options["names"]) - set(SCREENS)
        if unknown:
            raise CommandError(f"No such picture: {', '.join(sorted(unknown))}.")
        FOLDER.mkdir(parents=True, exist_ok=True)
        self.picture_all(options["names"] or list(SCREENS), options)

    def picture_all(self, names: list[str], options: dict[str, Any]) -> None:
        """Logs in once and pictures one screen after the other."""
        try:
            from playwright.sync_api import sync_playwright
        except ImportError:
            raise CommandError("Playwright is missing: install requirements-dev.txt.") from None
        places = find_places()
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=options["browser"], args=ARGUMENTS
            )
            context = chromium.new_context(locale="sv-SE", base_url=options["url"])
            log_in(context.new_page(), options["user"], options["password"])
            for name in names:
                take(context.new_page(), SCREENS[name], FOLDER / f"{name}.png", places)
                self.stdout.write(f"{name}.png")
            chromium.close()


def find_places() -> dict[str, int]:
    """Returns what the URLs name: two full profiles, the series, a topic."""
    profiles = ProfilePage.objects.live().exclude(aside=[]).newest_first()
    profile = next(filter(has_fact_rows, profiles), None)
    series, topic = ProfileIndexPage.objects.first(), Topic.objects.first()
    if not (profile and series and topic):
        raise CommandError("The site has no profile. Run load_demo first.")
    corrected = next((page for page in profiles if page.corrections), profile)
    return {
        "profile": profile.pk,
        "corrected": corrected.pk,
        "series": series.pk,
        "topic": topic.pk,
    }


def has_fact_rows(profile: ProfilePage) -> bool:
    """Whether a fact panel of the profile begins with a row, which the guide shows."""
    panels = (block["value"] for block in profile.aside.raw_data if block["type"] == "fact_panel")
    return any(panel["items"] and panel["items"][0]["type"] == "row" for panel in panels)


def log_in(page: Browser, user: str, password: str) -> None:
    """Opens the admin as the user."""
    page.goto("/admin/login/")
    page.fill("[name=username]", user)
    page.fill("[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def take(page: Browser, screen: Screen, target: Path, places: dict[str, int]) -> None:
    """Pictures one screen, or the part of it that the guide is about."""
    # Wagtail opens the side panel that was open last.
    page.add_init_script("localStorage.clear()")
    page.set_viewport_size({"width": screen.width, "height": HIGH})
    page.goto(screen.url.format(**places))
    page.wait_for_timeout(DRAWN)
    screen.prepare(page)
    if screen.part:
        picture_part(page, screen.part, target)
    else:
        page.screenshot(path=target)
    page.close()
    reduce_colours(target)


def reduce_colours(target: Path) -> None:
    """Keeps the picture small: a screen has few colours."""
    with Image.open(target) as picture:
        reduced = picture.convert("RGB").quantize(COLOURS)
    reduced.save(target, optimize=True)


def picture_part(page: Browser, selector: str, target: Path) -> None:
    """Pictures the beginning of a part, in a window high enough to hold it."""
    page.set_viewport_size({"width": page.viewport_size["width"], "height": TALL})
    page.add_style_tag(content=".footer { visibility: hidden }")
    part = page.locator(selector).first
    part.evaluate("element => element.scrollIntoView({ block: 'start' })")
    page.wait_for_timeout(600)
    box = part.bounding_box()
    top = max(box["y"], HEADER)
    height = min(box["y"] + box["height"] - top, TALLEST)
    page.screenshot(path=target, clip={**box, "y": top, "height": height})
