"""The pictures of the sample series: small files, each with words and a focal point of its own."""

from typing import Any

import pytest
from PIL import Image

from profiles.demo.picture_store import PICTURE_FOLDER, PICTURES
from profiles.demo.sources import EDITIONS, additions
from profiles.rules.pictures import LONG_ALT

LARGEST_FILE = 160_000
LARGEST_TOGETHER = 1_100_000
LANDSCAPES = sorted(name for name in PICTURES if not name.startswith(("logo-", "portrait-")))


def used_pictures(edition: str) -> set[str]:
    added = additions(edition)
    inside = {block["picture"] for block in added.get("body", []) if "picture" in block}
    portraits = {p["portrait"] for p in added.get("people", {}).values() if "portrait" in p}
    return {added["lead_image"], added["logo"], *inside, *portraits}


@pytest.fixture(params=LANDSCAPES)
def landscape(request: pytest.FixtureRequest) -> dict[str, Any]:
    return PICTURES[request.param]


class PictureTests:
    def test_files_and_list_are_the_same(self) -> None:
        listed = {picture["file"] for picture in PICTURES.values()}
        assert {path.name for path in PICTURE_FOLDER.iterdir()} == listed

    def test_each_is_used_by_an_edition(self) -> None:
        assert set(PICTURES) == set().union(*map(used_pictures, EDITIONS))

    def test_files_are_small(self) -> None:
        sizes = [path.stat().st_size for path in PICTURE_FOLDER.iterdir()]
        assert max(sizes) < LARGEST_FILE
        assert sum(sizes) < LARGEST_TOGETHER

    def test_each_has_its_own_title_and_description(self) -> None:
        for field in ("title", "description"):
            assert len({picture[field] for picture in PICTURES.values()}) == len(PICTURES)

    def test_each_says_who_made_it(self) -> None:
        assert all(picture["credit"] for picture in PICTURES.values())


class LandscapeTests:
    def test_is_wide_enough_for_every_size_and_three_by_two(
        self, landscape: dict[str, Any]
    ) -> None:
        with Image.open(PICTURE_FOLDER / landscape["file"]) as image:
            assert image.size == (1920, 1280)

    def test_keeps_its_focal_point_inside_the_picture(self, landscape: dict[str, Any]) -> None:
        focus = landscape["focal_point"]
        assert focus["width"] / 2 <= focus["x"] <= 1920 - focus["width"] / 2
        assert focus["height"] / 2 <= focus["y"] <= 1280 - focus["height"] / 2

    def test_description_is_short_enough_for_an_alternative_text(
        self, landscape: dict[str, Any]
    ) -> None:
        assert 30 < len(landscape["description"]) <= LONG_ALT
