"""Slugs of a municipality's editions, and where old URLs lead."""

import datetime as dt

import pytest
from django.test import Client, TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Revision

from profiles.models import Municipality, ProfilePage
from tests.profiles.factories import draft_profile, make_profile

pytestmark = pytest.mark.django_db


def slug_of(page: ProfilePage) -> str:
    """Returns the stored slug."""
    return ProfilePage.objects.values_list("slug", flat=True).get(pk=page.pk)


class SlugTests:
    def test_the_only_edition_has_the_bare_slug(self) -> None:
        assert make_profile(code="0136").slug == "haninge"

    def test_names_that_fold_alike_are_kept_apart(self) -> None:
        assert make_profile(code="0643").slug == "habo"
        assert make_profile(code="0305").slug == "habo-uppsala"

    def test_the_newest_edition_takes_over_the_bare_slug(self) -> None:
        old = make_profile(published_on=dt.date(2016, 9, 7))
        new = make_profile(published_on=dt.date(2024, 5, 3))
        assert (slug_of(old), slug_of(new)) == ("haninge-2016", "haninge")

    def test_an_older_edition_published_later_stays_dated(self) -> None:
        new = make_profile(published_on=dt.date(2024, 5, 3))
        old = make_profile(published_on=dt.date(2016, 9, 7))
        assert (slug_of(old), slug_of(new)) == ("haninge-2016", "haninge")

    def test_two_editions_of_one_year_get_numbers(self) -> None:
        slugs = {slug_of(make_profile(published_on=dt.date(2016, 9, day))) for day in (7, 8, 9)}
        pages = ProfilePage.objects.order_by("published_on")
        assert [page.slug for page in pages] == ["haninge-2016-2", "haninge-2016", "haninge"]
        assert "haninge" in slugs

    def test_unpublishing_the_newest_gives_the_slug_back(self) -> None:
        old = make_profile(published_on=dt.date(2016, 9, 7))
        new = make_profile(published_on=dt.date(2024, 5, 3))
        with TestCase.captureOnCommitCallbacks(execute=True):
            new.unpublish()
        assert slug_of(old) == "haninge"
        assert slug_of(new) != "haninge"

    def test_all_editions_can_be_deleted_at_once(self) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            old = make_profile(published_on=dt.date(2016, 9, 7))
            new = make_profile(published_on=dt.date(2024, 5, 3))
        with TestCase.captureOnCommitCallbacks(execute=True):
            for page in (new, old):
                ProfilePage.objects.get(pk=page.pk).delete()
        assert not ProfilePage.objects.exists()
        assert not Redirect.objects.filter(redirect_page=None).exists()

    def test_a_draft_makes_room_for_a_published_page(self) -> None:
        draft = draft_profile()
        page = make_profile(published_on=dt.date(2023, 1, 1))
        assert slug_of(page) == "haninge"
        assert slug_of(draft) != "haninge"

    def test_a_draft_with_a_reserved_title_gets_another_slug(self) -> None:
        draft = draft_profile(title="Flöde")
        draft.municipality = None
        draft.slug = ""
        draft.save()
        assert slug_of(draft) == "flode-2024"

    def test_publishing_an_old_revision_keeps_the_url(self) -> None:
        page = make_profile()
        revision = page.save_revision()
        ProfilePage.objects.filter(pk=page.pk).update(
            slug="annan", url_path="/home/profiler/annan/"
        )
        Municipality.objects.filter(code="0136").update(slug="annan")
        # As another request does, which has neither page nor municipality at hand.
        Revision.objects.get(pk=revision.pk).publish()
        assert slug_of(page) == "annan"


class OldUrlTests:
    def test_the_path_of_the_old_article_leads_to_the_profile(self, client: Client) -> None:
        make_profile(source_url="https://gamla.example.se/artiklar/haninge.html")
        response = client.get("/artiklar/haninge.html")
        assert (response.status_code, response["Location"]) == (301, "/profiler/haninge/")

    def test_a_draft_leads_nowhere(self, client: Client) -> None:
        draft_profile(source_url="https://gamla.example.se/artiklar/haninge.html")
        assert client.get("/artiklar/haninge.html").status_code == 404

    @pytest.mark.parametrize("url", ["https://example.se/", "https://example.se", "https://[x"])
    def test_an_url_without_a_path_leads_nowhere(self, url: str) -> None:
        page = draft_profile(source_url=url)
        if "[" in url:
            page.source_url = ""
            page.save_revision()
        ProfilePage.objects.get(pk=page.pk).get_latest_revision().publish()
        assert ProfilePage.objects.get(pk=page.pk).live

    def test_the_url_of_an_edition_that_moved_still_answers(self, client: Client) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            make_profile(published_on=dt.date(2016, 9, 7))
            make_profile(published_on=dt.date(2024, 5, 3))
        assert client.get("/profiler/haninge-2016/").status_code == 200
        assert client.get("/profiler/haninge/").status_code == 200
