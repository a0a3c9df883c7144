"""What a profile's page says in HTML: who paid, whom to call, who speaks."""

from typing import Any

import html5lib
import pytest
from django.db import transaction
from django.test import Client, override_settings

from tests.browser.sample_site import build_sample_site
from tests.conftest import clear_every_cache

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def pages(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """A full profile and a plain one, asked for once by all tests below."""
    media = tmp_path_factory.mktemp("media")
    clear_every_cache()
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        site = build_sample_site()
        profiles = {"full": site.profile, "plain": site.plain_profile}
        html = {name: Client().get(page.url).content.decode() for name, page in profiles.items()}
        transaction.set_rollback(True)
    return html


@pytest.fixture
def html(pages: dict[str, str]) -> str:
    return pages["full"]


def _links(html: str) -> dict[str, str | None]:
    tree = html5lib.parse(html)
    return {link.get("href"): link.get("rel") for link in tree.iter(f"{XHTML}a")}


@pytest.mark.django_db
class ProfileTemplateTests:
    def test_is_written_without_a_parse_error(self, html: str) -> None:
        parser = html5lib.HTMLParser()
        parser.parse(html)
        assert parser.errors == []

    def test_says_who_paid_before_the_title(self, html: str) -> None:
        assert 0 < html.index("Annons från Värmdö kommun</span>") < html.index("<h1")

    def test_dials_and_writes(self, html: str) -> None:
        assert {"tel:+46846500400", "mailto:social@example.se"} <= set(_links(html))

    @pytest.mark.parametrize(
        "url",
        ["https://metod.example.se/", "https://jobb.example.se/", "https://film.example.se/dag"],
    )
    def test_marks_links_out_of_a_paid_page(self, html: str, url: str) -> None:
        assert _links(html)[url] == "sponsored"

    def test_does_not_mark_links_out_of_an_editorial_page(self, pages: dict[str, str]) -> None:
        assert _links(pages["plain"])["https://metod.example.se/"] is None

    def test_ties_the_dash_to_the_first_word(self, html: str) -> None:
        assert ">–&nbsp;Vi bestämmer" in html

    def test_names_the_speaker_only_where_the_text_does_not(self, html: str) -> None:
        assert html.count('class="quote__speaker"') == 1

    def test_leaves_out_people_who_are_hidden_from_the_web(self, html: str) -> None:
        assert "Sigge Lind</span>" in html
        assert "Dold Person" not in html

    def test_marks_the_language_of_an_english_heading(self, html: str) -> None:
        assert '<h2 class="heading" lang="en"' in html

    def test_stands_figures_large(self, html: str) -> None:
        assert html.count("fact-row--figure") == 1

    def test_fetches_the_lead_picture_first(self, html: str) -> None:
        lead = html[html.index('class="lead-picture"') :]
        assert 'fetchpriority="high"' in lead[: lead.index("</figure>")]
        assert html.count('fetchpriority="high"') == 1

    def test_shows_who_made_each_picture(self, html: str) -> None:
        article = html[: html.index("</article>")]  # of the thumbnails below, their pages say it
        assert article.count("Illustration: Alva Norling") == article.count("<picture>") == 2
