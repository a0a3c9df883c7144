"""A picture that can't be rendered is left out of its page; every kind that is taken in renders."""

import logging
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from home.images.sizes import LOGO_SPEC, ROLES, every_spec
from home.models import SiteImage
from profiles.models import ProfilePage
from profiles.pictures.share_picture import share_picture_name
from tests.home.images.picture_cases import every_kind, noise, photograph, says_nothing, written
from tests.profiles.factories import make_profile

KINDS = every_kind()
SPECS = sorted({spec for role in ROLES for spec in every_spec(role)} | {LOGO_SPEC, "max-165x165"})

pytestmark = pytest.mark.django_db


def store(name: str, data: bytes) -> SiteImage:
    return SiteImage.objects.create(title="Sjö", file=ImageFile(BytesIO(data), name=name))


def replace_stored(image: SiteImage, data: bytes) -> None:
    """Puts other bytes where the original lies, as a failing disk would, past every guard."""
    default_storage.delete(image.file.name)
    assert default_storage.save(image.file.name, ContentFile(data)) == image.file.name


def illustrated(image: SiteImage) -> ProfilePage:
    return make_profile(
        lead_image=image,
        lead_image_alt="En bro",
        lead_image_caption="Bron över ån",
        logo=image,
        body=[("image", {"image": image, "alt_text": "Ett tåg", "caption": "Tåget kommer"})],
    )


def says_nothing_in_any_size(image: SiteImage) -> bool:
    files = [image.file, *(one.file for one in image.get_renditions(*SPECS).values())]
    return all(says_nothing(file.storage.open(file.name).read()) for file in files)


class EveryKindTests:
    @pytest.mark.parametrize(("name", "data"), KINDS.values(), ids=list(KINDS))
    def test_renders_in_every_size_and_says_nothing(
        self, admin_client: Client, name: str, data: bytes
    ) -> None:
        fields = {"title": "Sjö", "file": SimpleUploadedFile(name, data), "credit_role": "foto"}
        admin_client.post("/admin/images/add/", fields)
        image = SiteImage.objects.get()
        assert image.is_kept_clean
        assert says_nothing_in_any_size(image)

    def test_is_measured_as_it_is_kept(self) -> None:
        image = store("a.jpg", photograph("JPEG", orientation=6))
        assert (image.width, image.height) == (48, 64)
        stored = SiteImage.objects.get(pk=image.pk)
        assert (stored.width, stored.height, stored.is_kept_clean) == (48, 64, True)

    def test_says_nothing_on_the_road_past_the_form(self) -> None:
        image = SiteImage(title="Sjö")
        image.file.save("a.jpg", ContentFile(photograph("JPEG", orientation=6)), save=False)
        image.save()
        assert (image.width, image.height) == (48, 64)
        assert says_nothing_in_any_size(image)

    def test_the_shared_picture_says_nothing(self, django_capture_on_commit_callbacks: Any) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page = illustrated(store("a.jpg", photograph("JPEG")))
        with default_storage.open(share_picture_name(page)) as file:
            assert says_nothing(file.read())


BROKEN = {"16 bits of grey": written(noise("I;16"), "PNG"), "cut off": photograph("JPEG")[:900]}


class FailingPictureTests:
    @pytest.mark.parametrize("data", BROKEN.values(), ids=list(BROKEN))
    def test_every_door_stays_open_without_it(
        self,
        client: Client,
        caplog: pytest.LogCaptureFixture,
        django_capture_on_commit_callbacks: Any,
        data: bytes,
    ) -> None:
        image = store("a.png", written(noise(), "PNG"))
        replace_stored(image, data)
        with django_capture_on_commit_callbacks(execute=True):
            page = illustrated(image)
        urls = (
            page.url, "/", "/profiler/", "/profiler/lan/stockholms-lan/", "/sok/?q=Haninge",
            "/profiler/flode/", "/sitemap.xml", f"/api/v2/pages/{page.pk}/?fields=*",
            f"{page.url}markdown/",
        )  # fmt: skip
        for url in urls:
            caplog.clear()
            response = client.get(url, follow=True)
            assert response.status_code == 200, url
            assert "not-found" not in response.content.decode(), url
        html = client.get(page.url).content.decode()
        assert 'class="caption"' not in html
        assert 'class="cover__name">Haninge<' in html
        assert "<picture" not in html

    def test_no_empty_link_is_left_of_a_logotype(self, client: Client) -> None:
        image = store("a.png", written(noise(), "PNG"))
        page = illustrated(image)
        replace_stored(image, BROKEN["cut off"])
        assert "municipality-logo" not in client.get(page.url).content.decode()

    def test_is_logged(self, client: Client, caplog: pytest.LogCaptureFixture) -> None:
        image = store("a.png", written(noise(), "PNG"))
        page = illustrated(image)
        replace_stored(image, BROKEN["cut off"])
        with caplog.at_level(logging.ERROR):
            client.get(page.url)
        assert f"Picture {image.pk} (Sjö) is left out" in caplog.text

    def test_the_library_shows_the_others(self, admin_client: Client) -> None:
        broken = store("a.png", written(noise(), "PNG"))
        replace_stored(broken, BROKEN["cut off"])
        store("b.png", written(noise(), "PNG"))
        html = admin_client.get("/admin/images/").content.decode()
        assert html.count("<img") >= 2
