"""Logging in with a code: nobody gets in without it, everybody gets in with it."""

import re
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django.asserts import assertContains, assertNotContains

from home.models import UserSession
from home.two_factor import devices
from home.two_factor.views import SECONDS_TO_ANSWER
from tests.profiles.admin.people import make_chief, make_editor

pytestmark = pytest.mark.django_db

CODE_URL = "/admin/login/kod/"
OWN_URL = "/admin/account/saker-inloggning/"


def with_device(user: User) -> TOTPDevice:
    device = devices.pending_device(user)
    devices.confirm(device)
    return device


def code_of(device: TOTPDevice) -> str:
    return f"{totp(device.bin_key):06}"


def give_password(client: Client, name: str = "rut") -> Any:
    return client.post("/admin/login/", {"username": name, "password": name, "next": "/admin/"})


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


class LoginTests:
    def test_without_a_device_is_as_before(self, client: Client) -> None:
        make_editor()
        assert give_password(client)["Location"] == "/admin/"
        assert is_in(client)

    def test_with_a_device_needs_the_code(self, client: Client) -> None:
        device = with_device(make_editor())
        assert give_password(client)["Location"] == CODE_URL
        assert not is_in(client)
        wrong = client.post(CODE_URL, {"code": "000000"})
        assert "Koden stämmer inte" in wrong.content.decode()
        assert not is_in(client)
        with time_machine.travel(timezone.now() + timezone.timedelta(seconds=60)):
            assert client.post(CODE_URL, {"code": code_of(device)})["Location"] == "/admin/"
            assert is_in(client)

    def test_code_is_worth_something_once(self, client: Client) -> None:
        device = with_device(make_editor())
        code = code_of(device)
        give_password(client)
        client.post(CODE_URL, {"code": f"{code[:3]} {code[3:]}"})
        assert is_in(client)
        other = Client()
        give_password(other)
        other.post(CODE_URL, {"code": code})
        assert not is_in(other)

    def test_paper_code_is_worth_something_once(self, client: Client) -> None:
        user = make_editor()
        (code, *others) = devices.confirm(devices.pending_device(user))
        assert len(others) == devices.BACKUP_CODES - 1
        give_password(client)
        client.post(CODE_URL, {"code": code.upper()})
        assert is_in(client)
        assert not StaticToken.objects.filter(token=code).exists()

    def test_guessing_is_slowed_down(self, client: Client) -> None:
        device = with_device(make_editor())
        give_password(client)
        for _ in range(3):
            client.post(CODE_URL, {"code": "000000"})
        client.post(CODE_URL, {"code": code_of(device)})
        assert not is_in(client)

    def test_password_is_forgotten_after_some_minutes(self, client: Client) -> None:
        device = with_device(make_editor())
        give_password(client)
        later = timezone.now() + timezone.timedelta(seconds=SECONDS_TO_ANSWER + 1)
        with time_machine.travel(later):
            response = client.post(CODE_URL, {"code": code_of(device)})
            assert response["Location"] == reverse("wagtailadmin_login")
            assert not is_in(client)

    def test_no_other_door_is_open(self, client: Client) -> None:
        device = with_device(make_editor())
        assert device.confirmed
        response = client.post("/_util/login/", {"username": "rut", "password": "rut"})
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")
        assert not is_in(client)

    @pytest.mark.parametrize("code", ["", "x" * 50, "\x00", "åäö", "-1", "1e3"])
    def test_nonsense_is_no_code(self, client: Client, code: str) -> None:
        with_device(make_editor())
        give_password(client)
        assert client.post(CODE_URL, {"code": code}).status_code == 200
        assert not is_in(client)

    def test_code_without_a_password_leads_to_the_password(self, client: Client) -> None:
        for response in (client.get(CODE_URL), client.post(CODE_URL, {"code": "123456"})):
            assert response["Location"] == reverse("wagtailadmin_login")


class SettingUpTests:
    def test_shows_secret_and_paper_codes_once(self, client: Client) -> None:
        user = make_editor()
        client.force_login(user)
        html = client.get(OWN_URL).content.decode()
        assert "data:image/svg+xml" in html
        device = TOTPDevice.objects.get(user=user)
        html = client.post(OWN_URL, {"code": code_of(device)}).content.decode()
        codes = re.findall(r"<code>([a-z2-7]{8})</code>", html)
        assert len(codes) == devices.BACKUP_CODES
        again = client.get(OWN_URL)
        assert codes[0] not in again.content.decode()
        assert "data:image" not in again.content.decode()
        assert "no-store" in again["Cache-Control"]

    def test_asks_for_a_paper_code_only_when_there_are_any(self, client: Client) -> None:
        user = make_editor()
        client.force_login(user)
        answer = client.get(OWN_URL)
        assertContains(answer, "Sex siffror från appen. När du har slagit på visas reservkoder")
        assertNotContains(answer, "en av reservkoderna")
        devices.confirm(TOTPDevice.objects.get(user=user))
        assertContains(client.get(OWN_URL), "Sex siffror från appen, eller en av reservkoderna.")

    def test_a_wrong_code_turns_nothing_on(self, client: Client) -> None:
        user = make_editor()
        client.force_login(user)
        client.get(OWN_URL)
        client.post(OWN_URL, {"code": "000000"})
        assert not devices.has_device(user)

    def test_is_turned_off_with_a_code(self, client: Client) -> None:
        user = make_editor()
        device = with_device(user)
        client.force_login(user)
        client.post(OWN_URL, {"code": "000000", "action": "off"})
        assert devices.has_device(user)
        with time_machine.travel(timezone.now() + timezone.timedelta(seconds=60)):
            client.post(OWN_URL, {"code": code_of(device), "action": "off"})
        assert not devices.has_device(user)

    def test_a_role_can_require_it(self, client: Client, settings: Any) -> None:
        settings.TWO_FACTOR_GROUPS = ["Redaktionschefer"]
        chief = make_chief()
        assert give_password(client, "cajsa")["Location"] == OWN_URL
        for url in ("/admin/", "/admin/presentationer/", "/admin/pages/"):
            assert client.get(url)["Location"] == OWN_URL
        assert "Din roll kräver" in client.get(OWN_URL).content.decode()
        device = TOTPDevice.objects.get(user=chief)
        client.post(OWN_URL, {"code": code_of(device)})
        assert is_in(client)
        make_editor()
        other = Client()
        give_password(other)
        assert is_in(other)


class ResetTests:
    def test_a_chief_helps_an_editor_and_ends_the_logins(self, client: Client) -> None:
        editor = make_editor()
        running = Client()
        give_password(running)
        with_device(editor)
        client.force_login(make_chief())
        assert "Rut Lind" in client.get(reverse("reset_two_factor")).content.decode()
        client.post(reverse("reset_two_factor"), {"user": editor.pk})
        assert not devices.has_device(editor)
        assert not is_in(running)

    @pytest.mark.parametrize("user", ["", "x", "999999999", "9" * 40, "-1"])
    def test_of_nobody_is_not_found(self, client: Client, user: str) -> None:
        client.force_login(make_chief())
        assert client.post(reverse("reset_two_factor"), {"user": user}).status_code == 404

    def test_nobody_reaches_above_the_own_rights(self, client: Client) -> None:
        boss = User.objects.create_superuser("siv", "siv@example.se", "siv")
        administrator = make_editor("adam")
        administrator.groups.add(Group.objects.get(name="Administratörer"))
        client.force_login(make_chief())
        for user in (boss, administrator):
            with_device(user)
            response = client.post(reverse("reset_two_factor"), {"user": user.pk})
            assert response.status_code in (302, 403)
            assert devices.has_device(user)

    def test_an_editor_may_not(self, client: Client) -> None:
        client.force_login(make_editor())
        assert client.get(reverse("reset_two_factor")).status_code in (302, 403)


class SessionTests:
    def test_lists_the_own_logins_and_ends_them(self) -> None:
        make_editor()
        phone, desk = Client(HTTP_USER_AGENT="Mozilla (iPhone) Safari/600"), Client()
        give_password(phone)
        give_password(desk)
        html = desk.get(OWN_URL).content.decode()
        assert "Safari, iPhone" in html
        assert "(den här)" in html
        running = UserSession.objects.get(browser="Safari, iPhone")
        desk.post(reverse("end_login", args=[running.pk]))
        assert not is_in(phone)
        assert is_in(desk)

    def test_nobody_ends_the_logins_of_others(self, client: Client) -> None:
        make_editor()
        running = Client()
        give_password(running)
        client.force_login(make_chief())
        session = UserSession.objects.get(user__username="rut")
        assert client.post(reverse("end_login", args=[session.pk])).status_code == 404
        assert is_in(running)
