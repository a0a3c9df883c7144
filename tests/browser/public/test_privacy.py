"""A visitor leaves no trace and is sent nowhere else; pages stay light."""

import gzip

import pytest
from django.conf import settings
from playwright.sync_api import Page, Request, Response
from pytest_django.live_server_helper import LiveServer

from site_project.static_files import BUNDLES, IMPORT
from tests.browser.conftest import OpenContext
from tests.browser.sample_site import SampleSite

MOST_REQUESTS = 7
STYLE_AND_SCRIPT_BUDGET = 30 * 1024
PROFILE_HTML_BUDGET = 40 * 1024
SCREENS = {390: (1, 2, 3), 1280: (1, 2)}
# Each picture of the page once it is there: its place, the pixels that the screen has for it, the
# widths it is offered in and the one that was fetched.
PICTURES = """async () => {
  const pictures = [...document.querySelectorAll("picture img")];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map((picture) => picture.decode()));
  return pictures.map((picture) => {
    const offers = [...picture.parentElement.querySelectorAll("[srcset]")]
      .flatMap((source) => source.srcset.split(",").map((offer) => offer.trim().split(" ")))
      .map(([url, width]) => [new URL(url, document.baseURI).href, parseInt(width)]);
    return {
      place: picture.closest("[class]").className,
      pixels: picture.clientWidth * devicePixelRatio,
      widths: [...new Set(offers.map(([, width]) => width))],
      fetched: offers.find(([url]) => url === picture.currentSrc)[1],
    };
  });
}"""


class TraceTests:
    def test_asks_no_one_but_this_site(
        self, urls: dict[str, str], public_server: LiveServer, page: Page
    ) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for url in urls.values():
            page.goto(url, wait_until="networkidle")
        assert [url for url in asked if not url.startswith(public_server.url)] == []

    def test_stores_nothing_in_the_browser(
        self, urls: dict[str, str], open_context: OpenContext
    ) -> None:
        context = open_context()
        page = context.new_page()
        for url in urls.values():
            page.goto(url)
            assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        assert context.cookies() == []

    def test_breaks_no_rule_of_its_own_security_policy(
        self, urls: dict[str, str], page: Page
    ) -> None:
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        for name, url in urls.items():
            page.goto(url, wait_until="networkidle")
            if name != "missing page":
                assert complaints == [], name


class WeightTests:
    def test_profile_needs_few_requests(self, site: SampleSite, page: Page) -> None:
        asked: list[Request] = []
        page.on("request", lambda request: asked.append(request))
        page.goto(site.profile.url, wait_until="networkidle")
        # Pictures below the fold wait until they are near; the icon is fetched once per site.
        # Production puts imported files into the ones that pages ask for.
        folder = settings.BASE_DIR / "site_project" / "static"
        parts = {part for name in BUNDLES for part in IMPORT.findall((folder / name).read_text())}
        at_once = [r.url for r in asked if "/media/" not in r.url and "/icons/" not in r.url]
        at_once = [url for url in at_once if url.rpartition("/")[2] not in parts]
        assert len(at_once) + 1 <= MOST_REQUESTS

    def test_profile_html_is_small(self, site: SampleSite, page: Page) -> None:
        response: Response | None = page.goto(site.profile.url)
        assert response
        assert len(response.body()) < PROFILE_HTML_BUDGET

    def test_styles_and_scripts_fit_their_budget(self) -> None:
        folder = settings.BASE_DIR / "site_project" / "static"
        files = [*folder.rglob("*.css"), *folder.rglob("*.js")]
        assert sum(len(gzip.compress(file.read_bytes())) for file in files) < (
            STYLE_AND_SCRIPT_BUDGET
        )

    @pytest.mark.parametrize(("width", "density"), [(w, d) for w in SCREENS for d in SCREENS[w]])
    def test_no_picture_is_fetched_larger_or_smaller_than_its_place_needs(
        self, urls: dict[str, str], open_context: OpenContext, width: int, density: int
    ) -> None:
        page = open_context(width=width, device_scale_factor=density).new_page()
        for name in ("home", "index", "profile", "search with hits"):
            page.goto(urls[name])
            # A picture that is small itself comes in one size.
            pictures = [one for one in page.evaluate(PICTURES) if len(one["widths"]) > 1]
            assert pictures, name
            for picture in pictures:
                enough = [w for w in picture["widths"] if w >= picture["pixels"] * 0.97]
                wanted = min(enough, default=max(picture["widths"]))
                assert picture["fetched"] == wanted, (name, picture)
