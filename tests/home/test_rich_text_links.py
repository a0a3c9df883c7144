"""Links between pages in rich text."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.profiles.factories import draft_profile, make_profile


def link(key: int) -> tuple[str, str]:
    return ("paragraph", f'<p>Se <a id="{key}" linktype="page">grannen</a>.</p>')


@pytest.mark.django_db
class PageLinkTests:
    def test_lead_to_the_page(self, client: Client) -> None:
        other = make_profile(code="0120")
        page = make_profile(body=[link(other.pk)])
        assert '<a href="/profiler/varmdo/">grannen</a>' in client.get(page.url).content.decode()

    def test_to_a_draft_or_a_page_that_is_gone_lead_nowhere(self, client: Client) -> None:
        draft = draft_profile(code="0120")
        page = make_profile(body=[link(draft.pk), link(999_999_999)])
        html = client.get(page.url).content.decode()
        assert html.count("<a>grannen</a>") == 2

    def test_cost_one_query_however_many(self, client: Client) -> None:
        other = make_profile(code="0120")
        few = make_profile(code="2181", body=[link(other.pk)] * 2)
        many = make_profile(code="2180", body=[link(other.pk)] * 20)
        assert count_queries(client, few.url) == count_queries(client, many.url)


def count_queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
