"""A profile as Markdown: the same words as the page, for readers that are programs."""

from collections.abc import Iterator

from profiles.content import AbstractProfilePage


def markdown_of(page: AbstractProfilePage, url: str) -> str:
    """Returns the profile as a Markdown document; ``url`` is the page's own."""
    parts = [*_head(page, url)]
    for stream in (page.standfirst, page.body, page.aside, page.corrections):
        parts += stream.stream_block.get_markdown(stream)
    parts += _people(page)
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _head(page: AbstractProfilePage, url: str) -> Iterator[str]:
    yield page.label_text
    yield page.kicker
    yield f"# {page.title}"
    if page.municipality:
        yield f"{page.municipality.display_name}, {page.municipality.county.name}"
    if page.published_on:
        yield f"Publicerad {page.published_on.isoformat()}"
    if page.updated_on:
        yield f"Uppdaterad {page.updated_on.isoformat()}"
    if page.author:
        yield f"Text: {page.author}"
    yield f"<{url}>"
    if page.lead_image_caption or page.lead_image_credit_line:
        yield f"Bild: {page.lead_image_caption} {page.lead_image_credit_line}".strip()


def _people(page: AbstractProfilePage) -> list[str]:
    lines = [
        "- " + ", ".join(filter(None, [person.name, person.role, person.unit]))
        for person in page.get_visible_people()
    ]
    return ["## I artikeln", "\n".join(lines)] if lines else []
