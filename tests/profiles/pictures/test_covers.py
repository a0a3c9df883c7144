"""Covers of profiles without a photograph."""

import pytest

from home.colours import colours
from profiles.content import AbstractProfilePage
from profiles.models import County, Municipality, ProfilePage
from profiles.pictures.covers import cover_of, outline_of, part_of_country
from profiles.registers.outlines import municipality_outlines

PARTS = ("stockholm", "mid", "north", "east", "west", "south")
ENOUGH = 4.5


def page_of(code: str, name: str, county: str) -> AbstractProfilePage:
    place = Municipality(code=code, name=name, county=County(code=code[:2], name=county))
    return ProfilePage(title="Nära till allt", municipality=place)


@pytest.mark.django_db
class CoverTests:
    def test_shows_name_county_and_outline(self) -> None:
        cover = cover_of(page_of("1267", "Höör", "Skåne län"))
        assert (cover.name, cover.county, cover.part) == ("Höör", "Skåne län", "south")
        assert cover.path.startswith("M")

    def test_a_draft_without_municipality_shows_its_title(self) -> None:
        cover = cover_of(ProfilePage(title="Nära till allt"))
        assert (cover.name, cover.path) == ("Nära till allt", "")

    def test_sets_long_names_smaller(self) -> None:
        sizes = [
            cover_of(page_of("1267", name, "")).size
            for name in ("Höör", "Västerås", "Örnsköldsvik", "Skinnskatteberg", "Östra Göinge")
        ]
        assert sizes == ["short", "medium", "long", "longest", "short"]

    def test_every_municipality_has_a_light_outline_and_a_part(self) -> None:
        codes = municipality_outlines()
        assert max(len(outline_of(code)[1]) for code in codes) < 1000
        assert {part_of_country(code) for code in codes} == set(PARTS)


class ContrastTests:
    @pytest.mark.parametrize("theme", ["light", "dark"])
    @pytest.mark.parametrize("part", PARTS)
    def test_words_are_readable_on_ground_and_outline(self, part: str, theme: str) -> None:
        def colour(name: str) -> str:
            return str(getattr(colours()[name], theme))

        ink = colour(f"cover-{part}-ink")
        for behind in (f"cover-{part}", f"cover-{part}-shape"):
            assert contrast(ink, colour(behind)) >= ENOUGH, behind


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
