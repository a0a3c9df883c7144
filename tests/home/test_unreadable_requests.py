"""A post that no form would send gets a sentence, changes nothing, and hides no error of ours."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from home.unreadable_requests import SENTENCE, UnreadableRequestMiddleware
from profiles.models import ProfilePage
from tests.profiles.admin.editor_form import posted
from tests.profiles.admin.people import make_chief
from tests.profiles.factories import draft_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client: Client) -> User:
    user = make_chief()
    client.force_login(user)
    return user


def without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


BROKEN = {
    "a missing count": lambda data: without(data, "body-count"),
    "a count that is no number": lambda data: {**data, "body-count": "²"},
    "a count that is too high": lambda data: {**data, "body-count": "3"},
    "a missing type": lambda data: without(data, "body-0-type"),
    "an unknown type": lambda data: {**data, "body-0-type": "okand"},
    "a missing order": lambda data: without(data, "body-0-order"),
    "JSON cut short": lambda data: {**data, "body-0-value": '{"blocks": ['},
    "JSON of another kind": lambda data: {**data, "body-0-value": '{"blocks": [1]}'},
    "a chosen page whose key is too large": lambda data: {**data, "previous_edition": "9" * 20},
    "very deep JSON": lambda data: {**data, "body-0-value": "[" * 5000},
    "a missing management form": lambda data: without(data, "people-TOTAL_FORMS"),
    "a person without a key": lambda data: {
        **data,
        "people-INITIAL_FORMS": "1",
        "people-TOTAL_FORMS": "1",
    },
}


@pytest.mark.usefixtures("chief")
class UnreadablePostTests:
    @pytest.mark.parametrize("spoil", BROKEN.values(), ids=list(BROKEN))
    @pytest.mark.parametrize("accept", ["text/html", "application/json"])
    def test_is_refused_whole(self, client: Client, spoil: Any, accept: str) -> None:
        page = draft_profile()
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        before = ProfilePage.objects.get(pk=page.pk).latest_revision_id
        response = client.post(url, spoil(posted(kicker="Ny")), headers={"accept": accept})
        assert response.status_code in (200, 400)
        if accept == "application/json":
            assert response.json()["success"] is False
            assert response.json()["error_message"]
        elif response.status_code == 400:
            assert SENTENCE in response.content.decode()
        assert ProfilePage.objects.get(pk=page.pk).latest_revision_id == before

    @pytest.mark.parametrize("value", ["", "x", "99999999999999999999", "\0"])
    def test_no_page_is_copied_to_nowhere(self, client: Client, value: str) -> None:
        url = reverse("wagtailadmin_pages:copy", args=[draft_profile().pk])
        assert client.post(url, {"new_parent_page": value}).status_code == 400
        assert client.post(url, {}).status_code == 400

    @pytest.mark.parametrize("name", ["municipality", "county", "topic"])
    @pytest.mark.parametrize("key", ["x", "99999999999999999999", "_00"])
    def test_no_row_is_chosen_by_what_is_no_key(self, client: Client, name: str, key: str) -> None:
        url = f"/admin/snippets/choose/profiles/{name}/chosen/{key}/"
        assert client.get(url).status_code == 404

    def test_the_error_test_of_wagtail_is_gone(self, client: Client) -> None:
        assert client.get("/admin/failwhale/").status_code == 404


class OwnErrorTests:
    def test_an_error_of_our_own_code_stays_one(self) -> None:
        request = RequestFactory().post("/admin/profiles/manus/")
        middleware = UnreadableRequestMiddleware(lambda _request: HttpResponse())
        with pytest.raises(ValueError, match="x") as caught:
            page_error()
        assert middleware.process_exception(request, caught.value) is None

    def test_the_public_site_is_left_alone(self) -> None:
        request = RequestFactory().get("/profiler/?sida=1")
        middleware = UnreadableRequestMiddleware(lambda _request: HttpResponse())
        assert middleware.process_exception(request, ValueError()) is None


def page_error() -> None:
    """Fails within a module of the site."""
    from home.formats import phone_number

    exec(compile("raise ValueError('x')", "x", "exec"), vars(phone_number))  # noqa: S102
