"""Scheduling says when it does not run: to the process manager and to editors."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.models import JobRun
from home.scheduling import NEVER_RUN, scheduling_problem
from profiles.models import ProfilePage
from tests.profiles.admin.people import make_chief
from tests.profiles.factories import draft_profile, make_profile

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(make_chief())
    return client


def schedule(page: ProfilePage) -> None:
    page.go_live_at = timezone.now() + HOUR
    page.save_revision().publish()


class SchedulingTests:
    def test_is_all_right_after_a_run_and_not_long_after(self) -> None:
        assert NEVER_RUN in scheduling_problem()
        call_command("publish_scheduled", dryrun=True)
        assert not JobRun.objects.exists()
        call_command("publish_scheduled")
        assert scheduling_problem() == ""
        with time_machine.travel(timezone.now() + HOUR):
            assert "har inte körts sedan" in scheduling_problem()

    def test_the_health_of_the_site_tells_what_is_late(self, client: Client) -> None:
        schedule(draft_profile())
        assert "warnings" not in client.get("/health/ready").json()
        with time_machine.travel(timezone.now() + 2 * HOUR):
            response = client.get("/health/ready")
            assert response.status_code == 200
            assert response.json()["warnings"] == 1
            call_command("publish_scheduled")
            assert "warnings" not in client.get("/health/ready").json()

    def test_a_page_that_should_be_gone_is_late_too(self, client: Client) -> None:
        page = make_profile(expire_at=timezone.now() + HOUR)
        with time_machine.travel(timezone.now() + 2 * HOUR):
            assert "warnings" in client.get("/health/ready").json()
            call_command("publish_scheduled")
            assert not ProfilePage.objects.get(pk=page.pk).live
            assert "warnings" not in client.get("/health/ready").json()

    def test_the_first_page_tells_only_where_something_waits(self, chief: Client) -> None:
        assert NEVER_RUN not in chief.get("/admin/").content.decode()
        schedule(draft_profile())
        assert NEVER_RUN in chief.get("/admin/").content.decode()

    def test_the_first_page_lists_what_goes_up_and_what_comes_down(self, chief: Client) -> None:
        schedule(draft_profile())
        make_profile(code="0120", title="Om Värmdö", expire_at=timezone.now() + 3 * HOUR)
        html = chief.get("/admin/").content.decode()
        assert "Publiceras" in html
        assert "Avpubliceras" in html

    def test_the_editor_tells_where_it_is_scheduled(self, chief: Client) -> None:
        page = draft_profile()
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert NEVER_RUN in chief.get(url).content.decode()
        call_command("publish_scheduled")
        assert NEVER_RUN not in chief.get(url).content.decode()
