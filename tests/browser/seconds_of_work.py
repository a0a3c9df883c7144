"""How many seconds an article takes: imported from a manuscript, and typed in an empty form.

Waiting is measured in a real browser on a running site (``make run``); what the editor's hands and
head do is counted by the keystroke-level model of Card, Moran and Newell (1980), whose constants
stand below. ``python -m tests.browser.seconds_of_work`` imports, publishes and deletes one page of
the site at ``--url``, whose database ``DATABASE_URL`` must name.
"""

import argparse
import os
import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

KEY = 0.28  # an average typist, who is no typist by trade
POINT = 1.1
PRESS = 0.2  # mouse button down and up
THINK = 1.35  # before each decision
HAND = 0.4  # from mouse to keyboard or back
MANUSCRIPT = Path(__file__).parents[2] / "profiles" / "demo" / "manuscripts" / "varmdo.txt"
# Values a new block has already, or that the editor gets without typing.
GIVEN = frozenset({"", "auto", "sv", "foto"})
TEXT_FIELDS = ("title", "kicker", "published_on", "author", "employer_unit")
PERSON_FIELDS = ("name", "role", "unit")


@dataclass
class Work:
    """What one way asks of the editor; seconds of the model, and of waiting."""

    clicks: int = 0
    fields: int = 0
    keys: int = 0
    hands_and_head: float = 0.0
    waiting: list[float] = field(default_factory=list)

    def click(self) -> None:
        """Decides, points and presses."""
        self.clicks += 1
        self.hands_and_head += THINK + POINT + PRESS

    def fill(self, keys: int) -> None:
        """Decides, points into a field, types and takes the mouse again."""
        self.fields += 1
        self.keys += keys
        self.hands_and_head += THINK + POINT + PRESS + 2 * HAND + keys * KEY

    def choose(self) -> None:
        """Decides, opens a list and points at the choice."""
        self.fields += 1
        self.hands_and_head += THINK + 2 * (POINT + PRESS)

    def wait(self, do: Callable[[], Any]) -> None:
        """Measures how long the site lets the editor wait."""
        started = time.perf_counter()
        do()
        self.waiting.append(time.perf_counter() - started)

    def __str__(self) -> str:
        waiting = sum(self.waiting)
        total = self.hands_and_head + waiting
        return (
            f"{self.clicks} clicks, {self.fields} fields, {self.keys} keys: {total:.0f} s, of which"
            f" {self.hands_and_head:.0f} s hands and head and {waiting:.1f} s waiting"
        )


def import_and_publish(page: Any) -> tuple[Work, int]:
    """Goes from the first page to the published article; returns the work and the page's number."""
    work = Work()
    page.goto("/admin/")
    press(work, page.get_by_role("link", name="Importera manus").first)
    # Mark all and copy in the manuscript's own window (4 keys), change window (2), paste (2).
    work.fill(keys=8)
    page.locator("[name=pasted]").fill(MANUSCRIPT.read_text(encoding="utf-8"))
    press(work, page.get_by_role("button", name="Läs in och granska"))
    work.choose()
    page.get_by_label("Redaktionellt").check()
    # The screen saves the answer, while the hand is on its way to the button.
    page.get_by_text("Sparat.", exact=True).wait_for()
    press(work, page.get_by_role("button", name="Skapa utkast"))
    number = int(re.search(r"/pages/(\d+)/edit", page.url)[1])  # type: ignore[index]
    page.wait_for_selector(".c-sf-add-button")
    publish(work, page)
    return work, number


def press(work: Work, control: Any) -> None:
    """Presses what leads to another screen and waits until it can be used."""
    work.click()

    def go() -> None:
        with control.page.expect_navigation(wait_until="load"):
            control.click()

    work.wait(go)


def publish(work: Work, page: Any) -> None:
    """Publishes: a chief's main button."""
    press(work, page.locator("[name=action-publish]"))


def type_by_hand(page: Any, article: Any, series: Any, publishing: float) -> Work:
    """Counts the same article typed; measures opening the form and adding a block."""
    work = Work()
    # What is only measured is not to be kept: autosave stays away.
    page.route("**/pages/add/**", keep_nothing)
    for _ in range(2):  # to the series and to a new page in it, two clicks as in Wagtail's tree
        work.click()
    url = f"/admin/pages/add/profiles/profilepage/{series.pk}/"
    work.wait(lambda: page.goto(url, wait_until="load"))
    page.wait_for_selector(".c-sf-add-button")
    adding = statistics.median(seconds_of_adding(page) for _ in range(5))
    count_fields(work, article)
    blocks = sum(count_blocks(work, stream.raw_data) for stream in streams_of(article))
    for person in article.people.all():
        work.click()
        for name in PERSON_FIELDS:
            if getattr(person, name):
                work.fill(len(getattr(person, name)))
    work.waiting += [adding] * blocks
    for _ in range(2):
        work.click()
    work.waiting.append(publishing)
    return work


def keep_nothing(route: Any) -> None:
    """Lets the form be read and not be saved."""
    if route.request.method == "POST":
        route.abort()
    else:
        route.continue_()


def seconds_of_adding(page: Any) -> float:
    """Adds a block to the text and returns how long the browser took."""
    started = time.perf_counter()
    page.locator("#body-root button.c-sf-add-button:visible").last.click()
    page.locator(".w-combobox [role=option]").first.click()
    page.wait_for_selector(".w-combobox", state="detached")
    return time.perf_counter() - started


def count_fields(work: Work, article: Any) -> None:
    """Counts the fields outside the streams."""
    for name in ("municipality", "label"):
        if getattr(article, name):
            work.choose()
    for name in TEXT_FIELDS:
        if value := str(getattr(article, name) or ""):
            work.fill(len(value))


def streams_of(article: Any) -> tuple[Any, ...]:
    """Returns the streams that an editor fills."""
    return article.standfirst, article.body, article.aside


def count_blocks(work: Work, raw_data: Any) -> int:
    """Counts the blocks of one stream and everything in them; returns how many were added."""
    for block in raw_data:
        work.click()  # the plus sign
        work.click()  # the kind of block
        for keys in written(block["value"], work):
            work.fill(keys)
    return len(raw_data)


def written(value: Any, work: Work) -> Iterator[int]:
    """Yields the length of each text in a block's value; a list's further rows cost a click."""
    if isinstance(value, dict):
        for child in value.values():
            yield from written(child, work)
    elif isinstance(value, list):
        for number, child in enumerate(value):
            if number:
                work.click()
            inner = child["value"] if isinstance(child, dict) and "value" in child else child
            yield from written(inner, work)
    elif isinstance(value, str) and value not in GIVEN:
        yield len(unescape(re.sub(r"<[^>]+>", "", value)))


def main() -> None:
    """Measures both ways and prints them."""
    options = read_options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.development")
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    import django

    django.setup()
    from playwright.sync_api import sync_playwright

    from profiles.models import ProfileIndexPage, ProfilePage
    from tests.browser.patience import PATIENCE
    from tests.chromium import ARGUMENTS, find_chromium

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=[*ARGUMENTS])
        page = chromium.new_page(base_url=options.url, locale="sv-SE")
        page.set_default_timeout(PATIENCE)
        log_in(page, options)
        imported, number = import_and_publish(page)
        article = ProfilePage.objects.get(pk=number)
        print("import: ", imported, "· published:", article.live)
        typed = type_by_hand(page, article, ProfileIndexPage.objects.get(), imported.waiting[-1])
        print("by hand:", typed)
        article.delete()
        chromium.close()


def log_in(page: Any, options: argparse.Namespace) -> None:
    """Logs in; not part of the work."""
    page.goto("/admin/login/")
    page.fill("[name=username]", options.user)
    page.fill("[name=password]", options.password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def read_options() -> argparse.Namespace:
    """Reads where the site is and who works there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--user", default="admin")
    parser.add_argument("--password", default="admin")
    return parser.parse_args()


if __name__ == "__main__":
    main()
