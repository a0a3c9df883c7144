"""The guide inside the admin."""

import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from profiles.admin import guide
from tests.profiles.admin.people import make_editor

FIRST = """# Handbok

Börja med [citaten](citat.md#talare) eller [webbplatsen](https://www.example.se/).

<script>alert(1)</script>

[fälla](javascript:alert(1))
"""
SECOND = """# Lägg in citat

![Citatrutan med namn](images/citat.png)

| Fält | Innehåll |
|---|---|
| Citat | orden |
"""


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[None]:
    """Stands in for the project's own guide."""
    (tmp_path / "README.md").write_text(FIRST, encoding="utf-8")
    (tmp_path / "citat.md").write_text(SECOND, encoding="utf-8")
    (tmp_path / "Ogiltigt namn.md").write_text("# Nej", encoding="utf-8")
    guide.read_page.cache_clear()
    with patch.object(guide, "GUIDE", tmp_path):
        yield


@pytest.fixture
def editor(client: Client, db: None) -> None:
    """Logs an editor in."""
    client.force_login(make_editor())


@pytest.mark.usefixtures("pages", "editor")
class GuideTests:
    """Markdown, links, pictures and what is kept out."""

    def text(self, client: Client, name: str = "") -> str:
        """Returns a page of the guide as HTML."""
        url = reverse("guide_page", args=[name]) if name else reverse("guide")
        response = client.get(url)
        assert response.status_code == 200
        return response.content.decode()

    def test_lists_its_pages(self, client: Client) -> None:
        text = self.text(client)
        assert "Lägg in citat</a>" in text
        assert "Nej" not in text

    def test_links_between_pages_stay_in_the_admin(self, client: Client) -> None:
        assert f'href="{reverse("guide_page", args=["citat"])}#talare"' in self.text(client)

    def test_pictures_come_from_the_static_files(self, client: Client) -> None:
        text = self.text(client, "citat")
        assert 'src="/static/redaktion/citat.png"' in text
        assert 'alt="Citatrutan med namn"' in text

    def test_tables_are_tables(self, client: Client) -> None:
        assert "<th>Fält</th>" in self.text(client, "citat")

    def test_markup_and_scripts_are_text(self, client: Client) -> None:
        text = self.text(client)
        assert "<script>alert" not in text
        assert "javascript:" not in text.replace("(javascript:", "")

    def test_a_changed_page_is_read_again(self, client: Client) -> None:
        self.text(client, "citat")
        page = guide.GUIDE / "citat.md"
        page.write_text("# Nytt om citat", encoding="utf-8")
        os.utime(page, (1, 1))
        assert "Nytt om citat" in self.text(client, "citat")

    @pytest.mark.parametrize("name", ["finns-inte", "..", "../settings", "%2e%2e", "README.md"])
    def test_nothing_else_is_read(self, client: Client, name: str) -> None:
        assert client.get(f"{reverse('guide')}{name}/").status_code in (302, 404)

    def test_a_stranger_reads_nothing(self, client: Client) -> None:
        client.logout()
        assert client.get(reverse("guide")).status_code == 302
