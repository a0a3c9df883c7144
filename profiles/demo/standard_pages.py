"""The pages that explain the sample site: about, advertising, privacy, cookies, accessibility.

Their texts are data, in ``site.json``; a link to another of them is written as ``href="<slug>"``.
"""

from typing import Any

from home.models import HomePage, StandardPage
from profiles.demo.sources import SITE


def publish_standard_pages(home_page: HomePage) -> dict[str, StandardPage]:
    """Publishes every page under the home page; later ones may link to earlier ones."""
    pages: dict[str, StandardPage] = {}
    for text in SITE["pages"]:
        pages[text["slug"]] = _publish(home_page, text, pages)
    return pages


def clear_standard_pages(home_page: HomePage) -> None:
    """Removes the pages that an earlier load put here."""
    slugs = [text["slug"] for text in SITE["pages"]]
    for page in StandardPage.objects.child_of(home_page).filter(slug__in=slugs):
        page.delete()


def _publish(
    home_page: HomePage, text: dict[str, Any], earlier: dict[str, StandardPage]
) -> StandardPage:
    page = StandardPage(title=text["title"], slug=text["slug"], intro=text["intro"], live=False)
    body = [_linked(block, earlier) for block in text["body"]]
    page.body = page.body.stream_block.to_python(body)
    home_page.add_child(instance=page)
    page.save_revision().publish()
    return page


def _linked(block: dict[str, Any], pages: dict[str, StandardPage]) -> dict[str, Any]:
    """The block with its links to our own pages as Wagtail stores them."""
    if block["type"] != "paragraph":
        return block
    html = block["value"]
    for slug, page in pages.items():
        html = html.replace(f'href="{slug}"', f'linktype="page" id="{page.pk}"')
    return {"type": "paragraph", "value": html}
