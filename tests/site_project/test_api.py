"""The content API answers every program and every browser in the same way."""

import pytest
from django.test import Client

from tests.profiles.factories import make_profile

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PATHS = ["/api/v2/pages/", "/api/v2/pages/?type=profiles.ProfilePage&limit=1"]

HUGE = "9" * 30
# Values that the compared field can't hold; each has answered 500 on one of the databases.
WRONG = [
    "/api/v2/pages/?type=profiles.ProfilePage&published_on=x",
    "/api/v2/pages/?type=profiles.ProfilePage&updated_on=2020-13-45",
    "/api/v2/pages/?type=profiles.ProfilePage&topics=x",
    "/api/v2/pages/?type=profiles.ProfilePage&people=",
    "/api/v2/pages/?type=profiles.ProfilePage&kicker=%00",
    "/api/v2/pages/?first_published_at=x",
    "/api/v2/pages/?slug=%00",
    "/api/v2/pages/?locale=%00",
    f"/api/v2/pages/?type=profiles.ProfilePage&municipality={HUGE}",
    "/api/v2/pages/find/?id=x",
    "/api/v2/pages/find/?html_path=%00",
]


@pytest.mark.django_db
class AnswersOfTheApiTests:
    @pytest.mark.parametrize("url", WRONG)
    def test_refuses_a_value_that_no_page_can_have(self, client: Client, url: str) -> None:
        make_profile()
        response = client.get(url)
        # Some values mean nothing on one database and no page on the other.
        assert response.status_code in {400, 404} or response.json()["items"] == []

    def test_still_filters_by_a_date_and_finds_by_a_key(self, client: Client) -> None:
        page = make_profile()
        query = "type=profiles.ProfilePage&published_on"
        found = client.get(f"/api/v2/pages/?{query}={page.published_on}").json()["items"]
        assert [item["id"] for item in found] == [page.pk]
        assert client.get(f"/api/v2/pages/?{query}=2001-01-01").json()["items"] == []
        response = client.get(f"/api/v2/pages/find/?id={page.pk}")
        assert response["Location"].endswith(f"/{page.pk}/?")

    @pytest.mark.parametrize("path", PATHS)
    def test_gives_a_browser_json_and_no_cookie(self, client: Client, path: str) -> None:
        make_profile()
        response = client.get(path, HTTP_ACCEPT=BROWSER)
        assert response["Content-Type"] == "application/json"
        assert not response.cookies

    def test_gives_a_browser_json_of_one_page(self, client: Client) -> None:
        response = client.get(f"/api/v2/pages/{make_profile().pk}/", HTTP_ACCEPT=BROWSER)
        assert response["Content-Type"] == "application/json"
        assert not response.cookies
