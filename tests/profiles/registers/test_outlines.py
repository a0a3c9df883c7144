"""Tests of the simplified map."""

import re

from profiles.public.area_map import county_counts, map_of_county, map_of_sweden
from profiles.public.urls import SeriesUrls
from profiles.registers.outlines import county_outlines, municipality_outlines, path_data
from tests.profiles.public.series_rows import row

ADDRESSES = SeriesUrls("/profiler/")


class OutlineTests:
    def test_has_every_county_and_municipality(self) -> None:
        assert (len(county_outlines()), len(municipality_outlines())) == (21, 290)

    def test_keeps_every_area_visible_however_coarse(self) -> None:
        for outline in municipality_outlines().values():
            assert re.fullmatch(r"(M[\d.]+ [\d.]+l[-\d. ]+z)+", path_data(outline, 1.0))

    def test_stays_within_the_tolerance(self) -> None:
        """The largest ring's extent moves by no more than what was asked for."""
        outline = county_outlines()["25"]
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", path_data(outline, 1.0).split("z")[0])]
        x, y = numbers[:2]
        xs, ys = [x], [y]
        for step_x, step_y in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + step_x, y + step_y
            xs.append(x)
            ys.append(y)
        ring = max(outline.rings, key=len)
        assert abs(max(xs) - max(x for x, _ in ring)) <= 1.5
        assert abs(min(ys) - min(y for _, y in ring)) <= 1.5

    def test_a_coarser_map_is_lighter(self) -> None:
        outline = county_outlines()["14"]
        assert len(path_data(outline, 1.0)) < len(path_data(outline, 0.2)) / 2


class AreaMapTests:
    def test_links_the_counties_that_have_profiles(self) -> None:
        rows = [row(1, code="0120"), row(2, code="0125")]
        area_map = map_of_sweden(rows, ADDRESSES)
        linked = [area for area in area_map.areas if area.url]
        assert [area.description for area in linked] == ["Stockholms län, 2 presentationer"]
        assert linked[0].url == "/profiler/lan/stockholms-lan/"
        assert len(area_map.areas) == 21

    def test_marks_each_municipality_once(self) -> None:
        rows = [row(1, code="0120", number_of_editions=2), row(3, code="2181")]
        assert map_of_sweden(rows, ADDRESSES).marks.count("M") == 2

    def test_the_list_says_the_same_as_the_map(self) -> None:
        rows = [row(1, code="0120", number_of_editions=2), row(2, code="0125")]
        [county] = county_counts(rows, ADDRESSES)
        assert (county.name, county.count) == ("Stockholms län", 3)

    def test_a_county_links_its_municipalities_to_the_newest_edition(self) -> None:
        county_map = map_of_county("01", [row(1, code="0120", slug="varmdo")], ADDRESSES)
        assert county_map is not None
        assert [a.url for a in county_map.areas if a.url] == ["/profiler/varmdo/"]
        assert len(county_map.areas) == 26

    def test_an_unknown_county_has_no_map(self) -> None:
        assert map_of_county("99", [], ADDRESSES) is None

    def test_the_map_of_sweden_weighs_little(self) -> None:
        rows = [row(n, code=code) for n, code in enumerate(municipality_outlines(), 1)]
        area_map = map_of_sweden(rows, ADDRESSES)
        drawn = sum(len(area.path) for area in area_map.areas) + len(area_map.marks)
        assert drawn < 13_000
