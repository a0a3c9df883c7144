"""The profiles that fill the sample series up to real size."""

from typing import Any

import pytest

from profiles.demo.generated import fill_up
from profiles.demo.picture_store import DemoPictures
from profiles.models import ProfileIndexPage, ProfilePage
from profiles.rules import publishing_errors

pytestmark = pytest.mark.django_db
NUMBER = 295


class FillUpTests:
    def test_makes_profiles_that_an_editor_could_have_published(
        self, own_media_folder: Any
    ) -> None:
        series = ProfileIndexPage.objects.get()
        assert fill_up(series, NUMBER, DemoPictures()) == NUMBER
        pages = list(ProfilePage.objects.visible().select_related("municipality", "lead_image"))
        assert len(pages) == NUMBER
        assert [page.title for page in pages if publishing_errors(page)] == []
        assert len({page.slug for page in pages}) == NUMBER
        assert len({page.municipality_id for page in pages}) == 290
        with_picture = sum(page.lead_image is not None for page in pages)
        assert NUMBER / 4 < with_picture < NUMBER / 2
        assert any(not page.aside for page in pages)
        assert any(not page.lead_image and page.lead_image_caption for page in pages)
        series.refresh_from_db()
        assert fill_up(series, NUMBER, DemoPictures()) == 0
