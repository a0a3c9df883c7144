"""Rules for links out of the site, as the nightly check met them."""

from __future__ import annotations

from collections.abc import Iterator

from home.link_check.links import outer_links
from profiles.content import AbstractProfilePage
from profiles.rules.finding import Finding, Severity


def outer_links_work(page: AbstractProfilePage) -> Iterator[Finding]:
    """Advises about links that the latest check found broken and that still are on the page."""
    links = list(outer_links(page)) if page.pk else []
    broken = {link.url: link for link in page.checked_links.broken()} if links else {}
    for link in links:
        if found := broken.pop(link.url, None):
            message = f"En länk fungerar inte sedan {found.since_when}: {link.url} {found.words}."
            yield Finding(
                "link-broken", Severity.WARNING, message, link.field, link.path, link.block_id
            )


RULES = (outer_links_work,)
