"""Pages by the keys of URLs."""

import pytest
from django.http import Http404
from django.test import Client

from home.shortcuts import page_or_404
from profiles.models import ProfileIndexPage, ProfilePage
from tests.profiles.admin.people import make_chief
from tests.profiles.factories import make_profile

BEYOND_ANY_DATABASE = 10**24


@pytest.mark.django_db
class FoundPageTests:
    def test_is_the_page_of_its_kind(self) -> None:
        page = make_profile()
        assert page_or_404(ProfilePage, page.pk) == page
        with pytest.raises(Http404):
            page_or_404(ProfileIndexPage, page.pk)
        with pytest.raises(Http404):
            page_or_404(ProfilePage, BEYOND_ANY_DATABASE)

    @pytest.mark.parametrize("place", ["checklista", "ny-utgava", "export"])
    def test_is_asked_for_on_every_desk_url(self, client: Client, place: str) -> None:
        client.force_login(make_chief())
        tail = "json/" if place == "export" else ""
        url = f"/admin/profiles/{place}/{BEYOND_ANY_DATABASE}/{tail}"
        assert client.post(url).status_code == 404
        assert client.get(url).status_code in (404, 405)
