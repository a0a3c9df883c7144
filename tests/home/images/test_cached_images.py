"""Pictures in running text come from where pages share them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamValue

from home.blocks.image import FigureBlock
from home.shared_cache import caching_under
from profiles.blocks.body import ProfileBodyBlock
from tests.home.images.pictures import make_image

pytestmark = pytest.mark.django_db


def figures(*keys: int | None) -> StreamValue:
    """A stored body of pictures, as the database holds it."""
    stored = [{"type": "image", "value": {"image": key, "alt_text": "En bro"}} for key in keys]
    return StreamValue(ProfileBodyBlock(), stored, is_lazy=True)


class FigureTests:
    def test_has_its_picture_and_its_texts(self) -> None:
        bridge, lake = make_image("Bron"), make_image("Sjön")
        values = [child.value for child in figures(lake.pk, bridge.pk)]
        assert [value["image"].title for value in values] == ["Sjön", "Bron"]
        assert {value["alt_text"] for value in values} == {"En bro"}
        assert values[0]["credit_role"] == FigureBlock().child_blocks["credit_role"].get_default()

    def test_has_none_where_there_is_none(self) -> None:
        gone = make_image()
        key = gone.pk
        gone.delete()
        assert [child.value["image"] for child in figures(None, key)] == [None, None]

    def test_of_the_same_picture_are_apart(self) -> None:
        image = make_image()
        first, second = (child.value["image"] for child in figures(image.pk, image.pk))
        assert first == second
        assert first is not second

    def test_asks_once_for_a_version(self, transactional_db: None) -> None:
        image = make_image()
        with caching_under("a version"):
            list(figures(image.pk))
            with CaptureQueriesContext(connection) as queries:
                assert figures(image.pk)[0].value["image"].title == image.title
        assert len(queries) == 0
