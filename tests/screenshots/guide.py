"""The screens of the editors' guide, taken anew so that the guide never grows old."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page

from profiles.admin.guide import GUIDE
from profiles.models import ProfileIndexPage, ProfilePage, Topic
from tests.screenshots.screens import SCREENS, Screen

FOLDER = GUIDE / "images"
HIGH = 860
TALL = 3000
TALLEST = 1000
HEADER = 52  # the bar that stays at the top of the editor
COLOURS = 96
DRAWN = 1500  # milliseconds until scripts have drawn the screen


def find_pictures() -> dict[str, tuple[Screen, str]]:
    """Returns each screen with its URL on this site, by the picture's name."""
    places = find_places()
    return {name: (screen, screen.url.format(**places)) for name, screen in SCREENS.items()}


def picture_all(
    browser: Browser, pictures: dict[str, tuple[Screen, str]], folder: Path, options: Namespace
) -> Iterator[str]:
    """Logs in once and pictures one screen after the other; yields the files' names."""
    context = browser.new_context(locale="sv-SE", base_url=options.url)
    log_in(context.new_page(), options.user, options.password)
    for name, (screen, url) in pictures.items():
        take(context.new_page(), screen, url, folder / f"{name}.png")
        yield f"{name}.png"


def find_places() -> dict[str, int]:
    """Returns what the URLs name: two full profiles, the series, a topic."""
    profiles = ProfilePage.objects.live().exclude(aside=[]).newest_first()
    profile = next(filter(has_fact_rows, profiles), None)
    series, topic = ProfileIndexPage.objects.first(), Topic.objects.first()
    if not (profile and series and topic):
        sys.exit("The site has no profile. Run load_demo first.")
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


def log_in(page: Page, user: str, password: str) -> None:
    """Opens the admin as the user."""
    page.goto("/admin/login/")
    page.fill("[name=username]", user)
    page.fill("[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def take(page: Page, screen: Screen, url: str, target: Path) -> None:
    """Pictures one screen, or the part of it that the guide is about."""
    # Wagtail opens the side panel that was open last.
    page.add_init_script("localStorage.clear()")
    page.set_viewport_size({"width": screen.width, "height": HIGH})
    page.goto(url)
    page.wait_for_timeout(DRAWN)
    screen.prepare(page)
    if screen.part:
        picture_part(page, screen, target)
    else:
        page.screenshot(path=target)
    page.close()
    reduce_colours(target)


def reduce_colours(target: Path) -> None:
    """Keeps the picture small: a screen has few colours."""
    with Image.open(target) as picture:
        reduced = picture.convert("RGB").quantize(COLOURS)
    reduced.save(target, optimize=True)


def picture_part(page: Page, screen: Screen, target: Path) -> None:
    """Pictures the beginning of a part, in a window high enough to hold it."""
    page.set_viewport_size({"width": screen.width, "height": TALL})
    page.add_style_tag(content=".footer { visibility: hidden }")
    part = page.locator(screen.part).first
    part.evaluate("element => element.scrollIntoView({ block: 'start' })")
    page.wait_for_timeout(600)
    box = part.bounding_box()
    if box is None:
        sys.exit(f"{screen.part} is not shown on {screen.url}.")
    top = max(box["y"], HEADER)
    height = min(box["y"] + box["height"] - top, TALLEST)
    clip: FloatRect = {"x": box["x"], "y": top, "width": box["width"], "height": height}
    page.screenshot(path=target, clip=clip)
