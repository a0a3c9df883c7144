"""What follows from publishing and unpublishing a profile."""

from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.signals import page_published, page_unpublished

from profiles.editions import settle_slugs
from profiles.models import ProfilePage


def connect() -> None:
    """Connects the handlers; called once when the app is ready."""
    page_published.connect(follow_publishing, sender=ProfilePage)
    page_unpublished.connect(follow_unpublishing, sender=ProfilePage)


def follow_publishing(instance: ProfilePage, **kwargs: Any) -> None:
    """Settles the editions' slugs and leads the article's old URL here."""
    if instance.municipality:
        settle_slugs(instance.municipality)
    redirect_old_url(instance)


def follow_unpublishing(instance: ProfilePage, **kwargs: Any) -> None:
    """Lets the edition before take over the bare slug.

    Only once all is done: a deletion unpublishes first, and the edition before
    may be on its way out in the same transaction.
    """
    if instance.municipality:
        transaction.on_commit(partial(settle_slugs, instance.municipality))


def redirect_old_url(page: ProfilePage) -> None:
    """Makes the path of ``source_url`` answer 301 to the profile, unless it is already led on."""
    path = _old_path(page.source_url)
    if not path or Redirect.objects.filter(old_path=path, site=None).exists():
        return
    Redirect.objects.create(
        old_path=path, redirect_page=page.page_ptr, is_permanent=True, automatically_created=True
    )


def _old_path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    normalised = Redirect.normalise_path(path)
    return "" if normalised == "/" or len(normalised) > 255 else normalised
