"""Old addresses, however they are written, and the editors' form of them."""

import unicodedata
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from home.redirects.forms import RedirectForm
from home.redirects.paths import canonical_path
from profiles.models import County, ProfileIndexPage, ProfilePage, Topic
from tests.profiles.factories import make_profile

OLD = "/gammal/Håbo-socialen.aspx?id=5"


@pytest.fixture
def profile(db: None) -> ProfilePage:
    return make_profile(code="0120", title="Att arbeta i Värmdö")


def form(old_path: str, link: str = "", **fields: object) -> RedirectForm:
    return RedirectForm(
        {"old_path": old_path, "redirect_link": link, "is_permanent": True, **fields}
    )


@pytest.mark.django_db
class OldAddressTests:
    @pytest.mark.parametrize(
        "asked",
        [
            "/gammal/h%C3%A5bo-socialen.aspx?id=5",
            "/gammal/H%C3%A5bo-socialen.aspx?id=5&utm_source=mejl&utm_medium=a",
            "/gammal/h%C3%A5bo-socialen.aspx?fbclid=x&id=5",
            "/gammal/h%C3%A5bo-socialen.aspx?gclid=x&id=5",
            "/GAMMAL/H%C3%85BO-SOCIALEN.ASPX?ID=5",
            "/gammal/h%E5bo-socialen.aspx?id=5",
            quote(unicodedata.normalize("NFD", "/gammal/håbo-socialen.aspx")) + "?id=5",
            "/gammal/h%C3%A5bo-socialen.aspx%20?id=5",
            "/gammal/h%C3%A5bo-socialen.aspx/?id=5%20",
            "/gammal//h%C3%A5bo-socialen.aspx?id=5",
            "/gammal/h%C3%A5bo-socialen.aspx%E2%80%8B?id=5",
        ],
    )
    def test_is_found(self, client: Client, profile: ProfilePage, asked: str) -> None:
        Redirect.add_redirect(OLD, redirect_to=profile)
        response = client.get(asked)
        assert (response.status_code, response.get("Location")) == (301, profile.url)

    def test_without_its_query_when_only_that_is_stored(
        self, client: Client, profile: ProfilePage
    ) -> None:
        Redirect.add_redirect("/gammal/sida", redirect_to=profile)
        assert client.get("/gammal/sida/?utm_source=a&x=1")["Location"] == profile.url
        assert client.get("/gammal/annan/").status_code == 404

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("/profiler/Varmdo/", "/profiler/varmdo/"),
            ("/profiler/v%C3%A4rmd%C3%B6/", "/profiler/varmdo/"),
            ("/profiler/v%E4rmd%F6", "/profiler/varmdo/"),
            ("/PROFILER/VARMDO", "/profiler/varmdo/"),
            ("/profiler/varmdo/%E2%80%8B", "/profiler/varmdo/"),
            ("/profiler/varmdo/).", None),
            ("/profiler/l%C3%A4n/Stockholms%20l%C3%A4n/", "/profiler/lan/stockholms-lan/"),
            ("/SOK/?q=barn", "/sok/?q=barn"),
            ("/profiler/Finns-Inte/", None),
            ("/profiler/lan/Finns-inte/", None),
        ],
    )
    def test_leads_to_the_page(
        self, client: Client, profile: ProfilePage, asked: str, found: str | None
    ) -> None:
        response = client.get(asked)
        assert (response.status_code, response.get("Location")) == (301 if found else 404, found)

    @pytest.mark.parametrize(
        "path", [OLD, "/a?c=1%26b&a=2", "/%41b/ c /", "https://a.example.se/x#y"]
    )
    def test_has_one_form(self, path: str) -> None:
        assert canonical_path(canonical_path(path)) == canonical_path(path)


@pytest.mark.django_db
class RedirectFormTests:
    @pytest.mark.parametrize(
        "link", ["/profiler/lan/skane-lan/", "https://www.example.se/a", "www.example.se"]
    )
    def test_accepts_a_path_and_an_address(self, link: str) -> None:
        assert form("/gammal", link).is_valid()

    @pytest.mark.parametrize(
        ("old_path", "link", "field", "words"),
        [
            ("/gammal", "", "redirect_link", "Ange vart"),
            ("/gammal", "javascript:alert(1)", "redirect_link", "https://"),
            ("/gammal", "//example.se/a b", "redirect_link", "https://"),
            ("/gammal", "a@example.se", "redirect_link", "https://"),
            ("/gammal", "/GAMMAL/", "redirect_link", "sig själv"),
            ("/gammal", "http://localhost/gammal?utm_source=a", "redirect_link", "sig själv"),
            ("/profiler/", "/sok/", "old_path", "sida som finns"),
            ("/Profiler/lan/skane-lan", "/sok/", "old_path", "sida som finns"),
            ("/sok", "/profiler/", "old_path", "sida som finns"),
            ("/", "/profiler/", "old_path", "sida som finns"),
            ("/c", "/a", "redirect_link", "/c → /a → /b → /c"),
        ],
    )  # fmt: skip
    def test_refuses_what_leads_nowhere(
        self, old_path: str, link: str, field: str, words: str
    ) -> None:
        Redirect.objects.create(old_path="/a", redirect_link="/b")
        Redirect.objects.create(old_path="/b", redirect_link="/c")
        assert words in form(old_path, link).errors[field][0]

    def test_allows_what_is_no_page_any_more(self) -> None:
        assert form("/profiler/amne/finns-inte/", "/profiler/").is_valid()

    def test_stands_behind_the_admins_pages(self, admin_client: Client) -> None:
        data = {"old_path": "/Gammal/", "redirect_link": "/profiler/", "is_permanent": "on"}
        admin_client.post(reverse("wagtailredirects:add"), data)
        redirect = Redirect.objects.get(old_path="/gammal")
        response = admin_client.post(
            reverse("wagtailredirects:edit", args=[redirect.pk]), {**data, "redirect_link": ""}
        )
        assert "Ange vart adressen ska leda" in response.content.decode()


def import_redirects(client: Client, upload: SimpleUploadedFile) -> Redirect:
    """Takes in a spreadsheet as an administrator does; returns the one redirect there is then."""
    asked = client.post(reverse("wagtailredirects:start_import"), {"import_file": upload})
    hidden = asked.context["form"]
    data = {one: hidden[one].value() for one in ("import_file_name", "input_format")}
    choices = {"from_index": "0", "to_index": "1", "permanent": "on"}
    client.post(reverse("wagtailredirects:process_import"), {**data, **choices})
    return Redirect.objects.get()


@pytest.mark.django_db
class SpreadsheetTests:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.csv", "från;till\r\n/gammal/håbo/;/profiler/\r\n\r\n".encode("cp1252")),
            ("a.csv", "\ufefffrån;till\r\n/gammal/håbo/;/profiler/\r\n;\r\n".encode()),
            ("a.csv", "från\ttill\n/gammal/håbo/\t/profiler/\n".encode()),
            ("a.csv", "från,till\n/gammal/håbo/,/profiler/\nbara\n".encode()),
            ("a.csv", "sep=;\r\nfrån;till\r\n/gammal/håbo/;/profiler/\r\n".encode()),
            ("a.tsv", "från\ttill\r\n/gammal/håbo/\t/profiler/\r\n".encode("utf-16")),
        ],
    )
    def test_redirects_are_read(self, admin_client: Client, name: str, content: bytes) -> None:
        redirect = import_redirects(admin_client, SimpleUploadedFile(name, content))
        assert (redirect.old_path, redirect.link) == ("/gammal/håbo", "/profiler/")

    def test_lists_open_in_swedish_excel(self, admin_client: Client) -> None:
        Redirect.objects.create(old_path="/gammal/håbo", redirect_link="/profiler/")
        response = admin_client.get(reverse("wagtailredirects:index"), {"export": "csv"})
        lines = response.getvalue().decode().splitlines()
        assert lines[0].startswith("\ufeff")
        assert lines[1].startswith("/gammal/håbo;/profiler/;")


@pytest.mark.django_db
class NewSlugTests:
    @pytest.mark.parametrize(("model", "kind"), [(Topic, "amne"), (County, "lan")])
    def test_leaves_a_redirect(self, client: Client, model: type, kind: str) -> None:
        part = model.objects.first()
        first = part.slug
        for slug in ("nytt-namn", "nyare-namn"):
            part.slug = slug
            part.save()
        for old in (first, "nytt-namn"):
            response = client.get(f"/profiler/{kind}/{old}/")
            assert (response.status_code, response.get("Location")) == (
                301,
                f"/profiler/{kind}/nyare-namn/",
            )
        assert client.get(f"/profiler/{kind}/{first}/flode/").status_code == 301

    def test_back_again_answers_itself(self, client: Client) -> None:
        topic = Topic.objects.first()
        first = topic.slug
        for slug in ("nytt-namn", first):
            topic.slug = slug
            topic.save()
        assert client.get(f"/profiler/amne/{first}/").status_code == 200
        assert client.get("/profiler/amne/nytt-namn/")["Location"] == f"/profiler/amne/{first}/"

    def test_of_the_series_leads_its_parts_on(
        self, client: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        series = ProfileIndexPage.objects.get()
        series.slug = "kommuner"
        with django_capture_on_commit_callbacks(execute=True):
            series.save_revision().publish()
        response = client.get("/profiler/lan/skane-lan/")
        assert response.get("Location") == "/kommuner/lan/skane-lan/"
