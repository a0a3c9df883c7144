"""What browsers ask for and refuse without being told."""

import pytest
from django.test import Client


@pytest.mark.django_db
class BrowsersRequestsTests:
    def test_the_icon_is_where_browsers_look(self, client: Client) -> None:
        response = client.get("/favicon.ico")
        assert response.status_code == 200
        assert response["Content-Type"].startswith("image/")

    @pytest.mark.parametrize(
        ("accepted", "encoding"),
        [
            ("gzip", "gzip"),
            ("gzip;q=0.5, identity", "gzip"),
            ("gzip;q=0", None),
            ("identity, gzip; q=0.0", None),
            ("GZIP;Q=0,identity", None),
        ],
    )
    def test_refused_compression_is_not_used(
        self, client: Client, accepted: str, encoding: str | None
    ) -> None:
        response = client.get("/", headers={"Accept-Encoding": accepted})
        assert response.get("Content-Encoding") == encoding
        assert "Accept-Encoding" in response["Vary"]

    def test_numbers_are_no_links_but_ours(self, client: Client) -> None:
        assert (
            '<meta name="format-detection" content="telephone=no">'
            in client.get("/").content.decode()
        )
