"""URLs with scheme and host."""

import pytest
from django.test import RequestFactory

from home.absolute_urls import absolute_url


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/profiler/", "http://localhost/profiler/"),
        ("/", "http://localhost/"),
        ("", "http://localhost/"),
        (None, "http://localhost/"),
        ("sida/", "http://localhost/sida/"),
        ("//media.example.se/bild.jpg", "http://media.example.se/bild.jpg"),
        ("https://media.example.se/bild.jpg", "https://media.example.se/bild.jpg"),
    ],
)
def test_begins_with_the_sites_root(rf: RequestFactory, url: str | None, expected: str) -> None:
    assert absolute_url(rf.get("/"), url) == expected
