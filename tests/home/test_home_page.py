"""The first page shows what its editors put there, in their order."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.blocks.home_body import MapBlock, NewestProfilesBlock, TopicsBlock
from home.models import HomePage
from tests.profiles.factories import make_profile

pytestmark = pytest.mark.django_db

HEADING = re.compile(r"<h2[^>]*>([^<]+)</h2>")


def headings(client: Client, *body: tuple[str, Any]) -> list[str]:
    """Returns the headings of the first page with the body given."""
    page = HomePage.objects.get()
    page.body = list(body)
    page.save_revision().publish()
    return HEADING.findall(client.get("/").content.decode())


class SectionTests:
    def test_a_new_site_has_all_ways_into_the_series(self) -> None:
        names = [child.block_type for child in HomePage.objects.get().body]
        assert names == ["newest_profiles", "map", "topics"]

    def test_stand_in_the_editors_order_under_the_editors_headings(self, client: Client) -> None:
        make_profile()
        shown = headings(
            client,
            ("map", {"heading": "Var i landet?"}),
            ("heading", {"text": "Om serien", "language": ""}),
            ("newest_profiles", {"heading": ""}),
        )
        assert shown == ["Var i landet?", "Om serien", "Senaste presentationerna"]

    def test_fall_when_the_series_is_empty(self, client: Client) -> None:
        sections = ("newest_profiles", {}), ("map", {}), ("topics", {})
        assert headings(client, *sections, ("heading", {"text": "Om serien"})) == ["Om serien"]

    def test_text_stands_together_between_sections(self, client: Client) -> None:
        make_profile()
        headings(client, ("paragraph", "<p>Ett.</p>"), ("paragraph", "<p>Två.</p>"), ("map", {}))
        html = client.get("/").content.decode()
        assert html.count('class="section prose"') == 1
        assert html.index("Två.") < html.index('id="karta"')

    @pytest.mark.parametrize("block", [NewestProfilesBlock, MapBlock, TopicsBlock])
    def test_show_the_real_series_in_the_editors_preview(
        self, admin_client: Client, block: type
    ) -> None:
        make_profile(title="Tid att tänka i Haninge")
        body = HomePage._meta.get_field("body").stream_block
        child = next(one for one in body.child_blocks.values() if isinstance(one, block))
        url = reverse("wagtailadmin_block_preview")
        html = admin_client.get(url, {"id": child.definition_prefix}).content.decode()
        assert str(child.child_blocks["heading"].get_default()) in html
        if block is NewestProfilesBlock:
            assert "Tid att tänka i Haninge" in html
