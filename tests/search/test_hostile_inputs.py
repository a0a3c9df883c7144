"""No input makes a search fail or dawdle: visitors', editors', the API's."""

import time
from collections.abc import Sequence
from urllib.parse import quote

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from profiles.public.filters import Filters
from search.site_search import Wanted, find
from tests.profiles.factories import make_profile
from tests.search.hostile_inputs import HOSTILE

pytestmark = pytest.mark.django_db

LONGEST_SECONDS = 5  # of work, not by the clock: the machine that tests may be busy
VISITORS = ("/sok/forslag/?q={}", "/sok/?q=a&sida={}", "/sok/?lan={0}&amne={0}&ar={0}")
EDITORS = (
    "/admin/pages/search/?q={}",
    "/admin/pages/3/?q={}",
    "/admin/choose-page/search/?q={}",
    "/admin/images/?q={}",
    "/admin/images/chooser/results/?q={}",
    "/admin/snippets/profiles/municipality/?q={}",
    "/admin/snippets/search/synonym/?q={}",
    "/admin/snippets/search/synonym/add/?ord={}",
    "/admin/sokningar/?q={}",
    "/admin/sokningar/lyft-fram/?ord={}",
)
API = ("/api/v2/pages/?search={}", "/api/v2/pages/?search={}&search_operator=or")


def encoded(text: str) -> str:
    """Returns a text as a browser, or something worse, puts it into a URL."""
    return quote(text.encode("utf-8", "surrogatepass"))


@pytest.fixture
def editor(client: Client) -> Client:
    """Returns a client that may see all of the admin."""
    client.force_login(get_user_model().objects.create_superuser("redaktor"))
    return client


def failures(client: Client, url: str, texts: Sequence[str]) -> list[str]:
    """Returns the texts that a URL does not answer."""
    client.raise_request_exception = False
    return [text for text in texts if not answers_at_once(client, url.format(_cut(text)))]


def _cut(text: str) -> str:
    """Returns a text as part of a URL no longer than servers take."""
    return encoded(text)[:30_000]


def answers_at_once(client: Client, url: str) -> bool:
    """Tells whether a URL is answered without much work and without an error."""
    began = time.process_time()
    response = client.get(url)
    return response.status_code < 500 and time.process_time() - began < LONGEST_SECONDS


class HostileInputTests:
    """Several hundred inputs by every way into the search."""

    def test_has_several_hundred_inputs(self) -> None:
        """So that the other tests mean something."""
        assert len(HOSTILE) >= 300

    def test_answers_visitors_on_the_results_page(self, client: Client) -> None:
        """Every input as words to search for."""
        make_profile()
        assert failures(client, "/sok/?q={}", HOSTILE) == []

    @pytest.mark.parametrize("url", VISITORS)
    def test_answers_visitors(self, client: Client, url: str) -> None:
        """The suggestions, the page number, the filters."""
        make_profile()
        assert failures(client, url, HOSTILE[::4]) == []

    @pytest.mark.parametrize("url", EDITORS)
    def test_answers_editors(self, editor: Client, url: str) -> None:
        """Explorer, choosers, pictures, snippets, the report."""
        make_profile()
        assert failures(editor, url, HOSTILE[::16]) == []

    @pytest.mark.parametrize("url", API)
    def test_answers_the_api(self, client: Client, url: str) -> None:
        """The read-only API hands the text to the same backend."""
        make_profile()
        assert failures(client, url, HOSTILE[::4]) == []

    def test_answers_code(self) -> None:
        """The backend itself, both of its questions, and the visitor's search."""
        make_profile()
        backend = get_search_backend()
        for text in HOSTILE:
            for model in (Page, get_image_model()):
                assert len(backend.search(text, model)[:3]) <= 3
                assert len(backend.autocomplete(text, model)[:3]) <= 3
                assert backend.search(text, model, operator="or").count() >= 0
            assert find(text, Wanted(Filters())).found.total >= 0

    def test_indexes_any_text(self) -> None:
        """A title of any characters is saved and found again by its word."""
        for text in ("Höör\x07", "a" * 200, "\U0010ffff", "e" + "\u0301" * 50, "İ" * 90):
            page = make_profile(title=f"{text} utkiksplats"[:110])
            page.refresh_from_db()
        assert Page.objects.search("utkiksplats").count() >= 3
