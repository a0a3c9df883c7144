"""Every template loads, every block renders its sample, and no variable name is mistyped."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import get_template
from django.test import Client
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from home.models import HomePage, StandardPage
from profiles.models import ProfileIndexPage, ProfilePage
from tests.browser.sample_site import SampleSite, build_sample_site
from tests.strict_templates import UnknownVariableError, strict_templates

TEMPLATES = Path(settings.BASE_DIR) / "templates"
PUBLIC = [path for path in TEMPLATES.rglob("*.html") if "admin" not in path.parts[-2]]
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
UNSAFE = re.compile(
    r"\bstyle=|<style|<script(?![^>]*(?:\bsrc=|ld\+json))|\son\w+=|\|\s*safe\b|autoescape off"
)


def _name(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


def _descendants(block: blocks.Block) -> Iterator[blocks.Block]:
    yield block
    children = list(getattr(block, "child_blocks", {}).values())
    children += [block.child_block] if hasattr(block, "child_block") else []
    for child in children:
        yield from _descendants(child)


def _blocks_with_template() -> dict[str, blocks.Block]:
    found = {}
    for model in get_page_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                for block in _descendants(field.stream_block):
                    if getattr(block.meta, "template", None):
                        found[type(block).__name__] = block
    return found


BLOCKS = _blocks_with_template()


class TemplateFileTests:
    @pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=_name)
    def test_loads(self, path: Path) -> None:
        assert get_template(_name(path))

    @pytest.mark.parametrize("path", COMPONENTS, ids=_name)
    def test_component_names_its_variables_first(self, path: Path) -> None:
        first_lines = path.read_text().splitlines()[:2]
        assert "{% comment %}" in "".join(first_lines)

    @pytest.mark.parametrize("path", PUBLIC, ids=_name)
    def test_has_nothing_that_the_security_policy_stops(self, path: Path) -> None:
        assert not UNSAFE.search(path.read_text())


class BlockTemplateTests:
    def test_finds_the_blocks_of_every_stream(self) -> None:
        assert {"QuoteBlock", "FactPanelBlock", "ContactBlock", "PointListBlock"} <= set(BLOCKS)

    @pytest.mark.parametrize("name", sorted(BLOCKS))
    def test_has_a_component_of_its_own(self, name: str) -> None:
        assert (TEMPLATES / BLOCKS[name].meta.template).is_file()

    @pytest.mark.parametrize("name", sorted(BLOCKS))
    def test_renders_its_sample(self, name: str) -> None:
        block = BLOCKS[name]
        with strict_templates():
            html = block.render(block.get_preview_value())
        # A sample picture has no file, and stands in a template of its own.
        assert html.strip() or name == "FigureBlock"

    @pytest.mark.parametrize("name", sorted(BLOCKS))
    def test_renders_with_every_field_empty(self, name: str) -> None:
        block = BLOCKS[name]
        with strict_templates():
            assert "None" not in block.render(block.normalize(block.get_default()))


class StrictTemplatesTests:
    def test_refuses_a_variable_that_is_not_there(self) -> None:
        with strict_templates(), pytest.raises(UnknownVariableError, match="titel"):
            engines["django"].from_string("{{ titel }}").render({})


@pytest.mark.django_db
class PageTemplateTests:
    @pytest.fixture
    def site(self) -> SampleSite:
        return build_sample_site()

    @pytest.mark.parametrize("name", ["home", "index", "standard", "profile", "plain_profile"])
    def test_renders_a_filled_page(self, site: SampleSite, client: Client, name: str) -> None:
        page: Page = getattr(site, name)
        with strict_templates():
            response = client.get(page.url)
        assert response.status_code == HTTPStatus.OK
        assert response.content.count(b"<h1") == 1
        assert response.content.count(b"<main") == 1

    @pytest.mark.parametrize("url", ["/sok/", "/sok/?q=tid", "/sok/?q=finnsinte"])
    def test_renders_the_search(self, site: SampleSite, client: Client, url: str) -> None:
        with strict_templates():
            assert client.get(url).status_code == HTTPStatus.OK

    def test_renders_the_missing_page_with_a_search_field(self, client: Client) -> None:
        with strict_templates():
            response = client.get("/finns-inte/")
        assert response.status_code == HTTPStatus.NOT_FOUND
        assert b'name="q"' in response.content

    @pytest.mark.parametrize("model", [HomePage, StandardPage, ProfileIndexPage, ProfilePage])
    def test_previews_a_page_with_every_field_empty(self, model: type[Page]) -> None:
        page = model(title="Utan titel", slug="utan-titel", live=False)
        HomePage.objects.get().add_child(instance=page)
        with strict_templates():
            response = page.make_preview_request()
        assert response.status_code == HTTPStatus.OK
        assert b"None" not in response.content


class ErrorPageTests:
    @pytest.mark.parametrize("name", ["400.html", "500.html"])
    def test_stands_alone(self, name: str) -> None:
        with strict_templates():
            html = get_template(name).render()
        assert 'name="q"' in html

    def test_a_site_without_its_database_stands_alone(self) -> None:
        with strict_templates():
            assert "strax tillbaka" in get_template("503.html").render()
