"""What other sites show when a page is shared (Open Graph)."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import HttpRequest

from home.absolute_urls import absolute_url
from profiles.content import AbstractProfilePage
from profiles.pictures.share_picture import share_picture_name
from profiles.public.summary import summary


def shared_profile(
    page: AbstractProfilePage, request: HttpRequest, url: str | None
) -> dict[str, str]:
    """Returns what is shown of a profile; a paid one says so. ``url`` is its own."""
    label = page.label_text if page.is_advertisement else ""
    text = summary(page)
    place = page.municipality.display_name if page.municipality else ""
    return {
        "title": f"{label}: {page.title}" if label else page.title,
        "description": f"{label}. {text}" if label else text,
        "url": absolute_url(request, url),
        "picture_url": absolute_url(request, default_storage.url(share_picture_name(page))),
        "picture_alt": f"Rubriken ”{page.title}” och namnet {place}" if place else page.title,
    }
