"""The number of queries does not grow with the series or with the text."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from profiles.models import Municipality, ProfilePage
from tests.profiles.factories import PARAGRAPH, make_profile
from tests.profiles.public.many_profiles import fill_series
from tests.profiles.public.situations import (
    CONTACT,
    add_topics,
    fact_panel,
    make_image,
    make_series,
)

# Nothing at all is kept here, not even within a request: a visitor's first page after a
# publication asks twenty times at most (tests/site_project/page_cache/test_fresh_pages.py).
PAGES = {
    "/": 22,
    "/profiler/": 31,
    "/profiler/?lan=01&sortera=namn": 31,
    "/profiler/lan/stockholms-lan/": 31,
    "/profiler/amne/handledning/": 27,
    "/profiler/jamfor/?k=0114&k=0115&k=0117&k=0120": 19,
    "/profiler/flode/": 19,
    "/profiler/lan/stockholms-lan/flode/": 19,
    "/sitemap.xml": 25,
    "/llms.txt": 19,
}


def count_queries(client: Client, path: str) -> int:
    client.get(path)  # site paths and content types are cached from the second time
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200
    return len(queries)


@pytest.mark.django_db
class SeriesBudgetTests:
    def test_is_the_same_for_few_and_for_many_profiles(self, client: Client) -> None:
        image = make_image()
        fields = {"lead_image": image, "lead_image_alt": "En bro", "aside": [("contact", CONTACT)]}
        few = [add_topics(page, "handledning", "introduktion") for page in make_series(5, **fields)]
        before = {path: count_queries(client, path) for path in [*PAGES, few[0].url]}
        for code in Municipality.objects.order_by("-code").values_list("code", flat=True)[:25]:
            page = make_profile(code=code, **fields)
            add_topics(page, "handledning")
        after = {path: count_queries(client, path) for path in [*PAGES, few[0].url]}
        assert after == before
        for path, budget in PAGES.items():
            assert after[path] <= budget, (path, after[path])

    def test_is_the_same_for_three_hundred(self, client: Client) -> None:
        image = make_image()
        pages = make_series(5, lead_image=image, lead_image_alt="En bro")
        pages = [add_topics(page, "handledning") for page in pages]
        before = {path: count_queries(client, path) for path in [*PAGES, pages[0].url]}
        fill_series(pages[0], 295)
        assert ProfilePage.objects.visible().count() == 300
        after = {path: count_queries(client, path) for path in [*PAGES, pages[0].url]}
        assert after == before


def plans_of(client: Client, path: str) -> list[str]:
    """Returns how SQLite finds the rows of each query that a page asks."""
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    with connection.cursor() as cursor:
        return [
            "\n".join(step[3] for step in cursor.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall())
            for sql in asked
        ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL decides by its statistics")
@pytest.mark.django_db
class QueryPlanTests:
    @pytest.mark.parametrize("path", PAGES)
    def test_no_page_is_found_by_having_no_alias(self, client: Client, path: str) -> None:
        make_series(5)
        assert not [plan for plan in plans_of(client, path) if "alias_of_id" in plan]

    def test_a_profile_does_not_read_the_series_for_its_place_in_it(self, client: Client) -> None:
        page = make_series(5)[0]
        (plan,) = [plan for plan in plans_of(client, page.url) if "profile_newest_first" in plan]
        assert "MULTI-INDEX OR" in plan
        assert "SCAN profiles_profilepage" not in plan


@pytest.mark.django_db
class ProfileBudgetTests:
    def test_a_profile_with_nothing_remembered_asks_twenty_eight_times_at_most(
        self, client: Client
    ) -> None:
        image, logo = make_image(), make_image("Märke", 400, 200)
        make_series(6, lead_image=image, lead_image_alt="En bro")
        picture = ("image", {"image": image, "alt_text": "En bro", "caption": "Bron"})
        page = make_profile(
            code="2181",
            lead_image=image,
            lead_image_alt="En bro",
            logo=logo,
            body=[
                *[("heading", {"text": f"Avsnitt {n}", "language": ""}) for n in range(4)],
                picture,
                ("paragraph", PARAGRAPH),
            ],
            aside=[fact_panel(employees="185"), ("contact", CONTACT)],
        )
        add_topics(page, "handledning")
        assert count_queries(client, page.url) <= 28

    def test_is_the_same_for_two_and_for_forty_blocks(self, client: Client) -> None:
        image = make_image()
        picture = ("image", {"image": image, "alt_text": "En bro", "caption": "Bron"})
        pair = [picture, ("paragraph", PARAGRAPH)]
        short = make_profile(code="2181", body=pair)
        long = make_profile(code="2180", body=pair * 20)
        assert count_queries(client, long.url) == count_queries(client, short.url)
