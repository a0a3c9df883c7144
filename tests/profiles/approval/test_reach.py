"""What somebody with a link reaches: the proof, and nothing that a stranger doesn't."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.profiles.approval.proofs import quoting_profile, send

VALUES = {"str": "x", "slug": "x", "path": "x", "uuid": "0" * 8 + "-0000-0000-0000-" + "0" * 12}


def urls(key: int) -> list[str]:
    """Returns a URL of every pattern that the site has, with the page's key where one is asked."""
    return sorted({f"/{url}" for url in _urls(get_resolver().url_patterns, str(key))})


def _urls(patterns: list[URLPattern | URLResolver], key: str, start: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = str(pattern.pattern)
        url = start + re.sub(r"<(?:(\w+):)?\w+>", lambda part: VALUES.get(part[1], key), route)
        if isinstance(pattern, URLResolver):
            yield from _urls(pattern.url_patterns, key, url)
        else:
            yield re.sub(r"\(\?P<\w+>[^)]*\)|\([^)]*\)", key, url).strip("^").replace("$", "")


def outcome(client: Client, url: str) -> tuple[int, Any]:
    response = client.get(url)
    return response.status_code, response.get("Location")


@pytest.mark.django_db
class ReachTests:
    @pytest.mark.parametrize("speaker", ["", "Alva Norling"])
    def test_an_approver_meets_what_a_stranger_meets(self, speaker: str) -> None:
        page = quoting_profile()
        _, link = send(page, speaker=speaker)
        approver, stranger = Client(), Client()
        assert approver.get(link).status_code == 200
        walk = urls(page.pk)
        assert len(walk) > 250
        for url in [*walk, f"{page.url}", f"/profiler/{page.slug}/markdown/"]:
            status, location = outcome(stranger, url)
            assert outcome(approver, url) == (status, location), url
            if url.startswith("/admin/") and "login" not in url and "password_reset" not in url:
                assert status in (301, 302, 403, 404, 405) or not _tells(approver, url), url

    def test_a_link_leads_to_its_own_page_alone(self, client: Client) -> None:
        first, other = quoting_profile(), quoting_profile(code="0120", title="Om Värmdö")
        _, link = send(first)
        assert "Om Värmdö" not in client.get(link).content.decode()
        assert client.get(other.url).status_code == 404


def _tells(client: Client, url: str) -> bool:
    return "Att arbeta i Haninge" in client.get(url).content.decode(errors="replace")
