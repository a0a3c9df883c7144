"""Sizes of a picture that is shown no longer are gone from where anybody may fetch them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Page

from home.models import SiteImage
from profiles.models import ProfilePage
from tests.home.images.pictures import make_image
from tests.profiles.factories import draft_profile, make_profile

pytestmark = pytest.mark.django_db

Commit = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Commit:
    def run(change: Callable[[], Any]) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return change()

    return run


def public_files(folder: Path) -> set[str]:
    return {path.name for path in (folder / "images").rglob("*") if path.is_file()}


def shown(image: SiteImage, **fields: Any) -> ProfilePage:
    figure = {"image": image, "alt_text": "En sjö"}
    return make_profile(
        lead_image=image, lead_image_alt="En sjö", body=[("image", figure)], **fields
    )


class UnusedPictureTests:
    def test_leave_nothing_when_the_page_is_taken_down(
        self, committed: Commit, own_media_folder: Path
    ) -> None:
        page = committed(lambda: shown(make_image()))
        assert len(public_files(own_media_folder)) > 5
        committed(page.unpublish)
        assert public_files(own_media_folder) == set()
        assert SiteImage.objects.get().file.storage.exists(SiteImage.objects.get().file.name)

    def test_leave_nothing_when_the_page_is_deleted(
        self, committed: Commit, own_media_folder: Path
    ) -> None:
        page = committed(lambda: shown(make_image()))
        committed(lambda: Page.objects.get(pk=page.pk).specific.delete())
        assert public_files(own_media_folder) == set()

    def test_leave_nothing_when_another_takes_their_place(
        self, committed: Commit, own_media_folder: Path
    ) -> None:
        old, new = make_image("gammal"), make_image("ny")
        page = committed(lambda: shown(old))
        page.lead_image, page.body = new, []
        committed(lambda: page.save_revision().publish())
        assert old.renditions.count() == 0
        assert new.renditions.count() > 5

    def test_stay_where_another_page_shows_them(self, committed: Commit) -> None:
        image = make_image()
        page = committed(lambda: shown(image, code="0120"))
        committed(lambda: shown(image, code="0125"))
        committed(page.unpublish)
        assert image.renditions.count() > 5

    def test_stay_where_a_draft_is_being_made(self, committed: Commit) -> None:
        image = make_image()
        draft_profile(lead_image=image)
        image.get_rendition("width-480")
        committed(lambda: make_profile(code="0120"))
        assert image.renditions.count() == 1

    def test_are_made_again_when_the_page_comes_back(
        self, committed: Commit, own_media_folder: Path
    ) -> None:
        page = committed(lambda: shown(make_image()))
        before = public_files(own_media_folder)
        committed(page.unpublish)
        committed(lambda: ProfilePage.objects.get(pk=page.pk).save_revision().publish())
        assert public_files(own_media_folder) == before
