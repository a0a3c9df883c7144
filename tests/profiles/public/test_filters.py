"""Tests of what a visitor chose, read from a URL."""

import pytest
from django.http import QueryDict

from profiles.public.filters import Filters


class SelectionTests:
    def test_reads_the_shared_parameters(self) -> None:
        filters = Filters.from_query(QueryDict("lan=01&amne=handledning&sortera=namn"))
        assert filters.values("lan") == ("01",)
        assert filters.values("amne") == ("handledning",)
        assert filters.sort == "namn"

    def test_comes_back_from_its_own_query_string(self) -> None:
        filters = Filters.from_query(QueryDict("lan=01&lan=12&ar=2018&sortera=namn"))
        assert Filters.from_query(QueryDict(filters.query_string())) == filters

    def test_keeps_other_parameters_first(self) -> None:
        query = Filters.from_query(QueryDict("lan=01")).query_string([("q", "å")])
        assert query == "q=%C3%A5&lan=01"

    @pytest.mark.parametrize(
        "raw", ["lan=%00", "lan=' OR 1=1", "lan=" + "9" * 101, "lan=٠١", "lan=", "lan=A<b>"]
    )
    def test_passes_over_what_can_not_be_a_value(self, raw: str) -> None:
        assert Filters.from_query(QueryDict(raw)).number_chosen == 0

    def test_limits_how_many_values_an_url_may_choose(self) -> None:
        query = QueryDict("&".join(f"lan={number}" for number in range(500)))
        assert len(Filters.from_query(query).values("lan")) == 10
