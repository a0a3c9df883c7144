"""Pictures are made when a profile is published, never in a visitor's view."""

from io import StringIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.safestring import SafeString

from home.models import SiteImage, SiteRendition
from home.templatetags.pictures import sized_picture
from profiles.models import Municipality, ProfilePage
from profiles.pictures.share_picture import FOLDER, HEIGHT, WIDTH, share_picture_name
from tests.profiles.factories import make_profile
from tests.profiles.public.situations import make_image

Capture = Any


def illustrated(**fields: Any) -> ProfilePage:
    image = make_image(width=1300, height=870)
    picture = {"image": make_image("Tåg", 700, 500), "alt_text": "Ett tåg", "caption": "Tåget"}
    return make_profile(
        lead_image=image,
        lead_image_alt="En bro",
        logo=make_image("Märke", 400, 200),
        body=[("image", picture), ("paragraph", "<p>Text.</p>")],
        **fields,
    )


def inserted_renditions(client: Client, path: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    table = SiteRendition._meta.db_table
    return [q["sql"] for q in queries if q["sql"].startswith(f'INSERT INTO "{table}"')]


@pytest.mark.django_db
class RenderingTests:
    def test_no_first_view_makes_a_picture(
        self, client: Client, django_capture_on_commit_callbacks: Capture
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page = illustrated()
            make_profile(code="0120", lead_image=page.lead_image, lead_image_alt="En bro")
        urls = [
            page.url,
            "/profiler/varmdo/",
            "/profiler/",
            "/",
            "/profiler/flode/",
            "/sitemap.xml",
            f"/api/v2/pages/{page.pk}/?fields=*",
        ]
        for url in urls:
            assert inserted_renditions(client, url) == [], url

    def test_another_focal_point_renders_anew(
        self, client: Client, django_capture_on_commit_callbacks: Capture
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page = illustrated()
        image = page.lead_image
        assert image is not None
        with django_capture_on_commit_callbacks(execute=True):
            image.focal_point_x, image.focal_point_y = 100, 100
            image.focal_point_width = image.focal_point_height = 50
            image.save()
        assert inserted_renditions(client, page.url) == []
        assert inserted_renditions(client, "/profiler/") == []

    def test_a_file_that_is_gone_stops_nothing(
        self, client: Client, django_capture_on_commit_callbacks: Capture
    ) -> None:
        image = make_image()
        image.file.storage.delete(image.file.name)
        with django_capture_on_commit_callbacks(execute=True):
            page = make_profile(lead_image=image, lead_image_alt="En bro")
        assert client.get("/profiler/").status_code == 200
        assert client.get(page.url).status_code == 200


@pytest.mark.django_db
class SharePictureTests:
    def test_is_drawn_at_publishing_and_found_at_its_url(
        self, client: Client, django_capture_on_commit_callbacks: Capture
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page = make_profile(title="Att arbeta i Haninge " + "med långa ord " * 6)
        url = default_storage.url(share_picture_name(page))
        html = client.get(page.url).content.decode()
        assert f'property="og:image" content="http://localhost{url}"' in html
        assert f'property="og:image:width" content="{WIDTH}"' in html
        assert f'property="og:image:height" content="{HEIGHT}"' in html
        assert client.get(url).headers["Content-Type"] == "image/jpeg"

    def test_gets_another_name_when_what_it_shows_changes(self) -> None:
        page = make_profile()
        before = share_picture_name(page)
        page.title = "En annan rubrik om Haninge"
        assert share_picture_name(page) != before

    def test_keeps_its_name_when_the_url_changes(self) -> None:
        page = make_profile()
        before = share_picture_name(page)
        page.slug = "haninge-2016"
        assert share_picture_name(page) == before

    def test_follows_the_municipality_to_another_name(
        self, django_capture_on_commit_callbacks: Capture
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page = make_profile()
        with django_capture_on_commit_callbacks(execute=True):
            municipality = Municipality.objects.get(code="0136")
            municipality.display_name = "Haninge stad"
            municipality.save()
        assert default_storage.exists(share_picture_name(ProfilePage.objects.get(pk=page.pk)))

    def test_replaces_what_was_drawn_before(
        self, django_capture_on_commit_callbacks: Capture
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page = illustrated()
            other = make_profile(code="0120")
        before = share_picture_name(page)
        page.lead_image, page.lead_image_alt = None, ""
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        assert drawn() == {share_picture_name(page), share_picture_name(other)}
        assert before not in drawn()

    @pytest.mark.parametrize("take_down", [ProfilePage.unpublish, ProfilePage.delete])
    def test_goes_with_the_profile(
        self, take_down: Capture, django_capture_on_commit_callbacks: Capture
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page = make_profile()
            other = make_profile(code="0120")
        with django_capture_on_commit_callbacks(execute=True):
            take_down(page)
        assert drawn() == {share_picture_name(other)}


def drawn() -> set[str]:
    """The pictures for sharing that lie in the media folder."""
    return {f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]}


@pytest.mark.django_db
class RenderPicturesCommandTests:
    def test_makes_what_publishing_did_not(self, client: Client) -> None:
        page = make_profile(lead_image=make_image(), lead_image_alt="En bro")
        call_command("render_pictures", stdout=StringIO())
        assert default_storage.exists(share_picture_name(page))
        assert inserted_renditions(client, page.url) == []

    def test_shows_the_new_file_when_the_focal_point_moves(self) -> None:
        image = make_image(width=1300, height=870)
        before = sized_picture(image, "row")
        assert sized_picture(image, "row") == before
        image.focal_point_x, image.focal_point_y = 100, 100
        image.focal_point_width = image.focal_point_height = 50
        image.save()
        after = sized_picture(SiteImage.objects.get(pk=image.pk), "row")
        assert after != before

    def test_escapes_a_text_that_only_looks_like_a_safe_one(self) -> None:
        image = make_image(width=1300, height=870)
        text = "Sj&ouml;"
        assert 'alt="Sj&ouml;"' in sized_picture(image, "row", SafeString(text))
        assert 'alt="Sj&amp;ouml;"' in sized_picture(image, "row", text)
