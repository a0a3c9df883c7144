"""Renders pictures when a profile goes live and when what it shows changes.

The picture for sharing goes with the profile when that is taken down.
"""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save
from django_tasks import task
from wagtail.models import ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from home.images.unused import remove_unused_renditions
from home.models import SiteImage
from home.task_backends import BACKGROUND
from profiles.models import Municipality, ProfilePage
from profiles.pictures.rendering import render_pictures
from profiles.pictures.share_picture import remove_share_pictures


def connect() -> None:
    """Connects the handlers; called once when the app is ready."""
    page_published.connect(follow_publishing, sender=ProfilePage)
    page_unpublished.connect(follow_unpublishing, sender=ProfilePage)
    post_save.connect(follow_image, sender=SiteImage)
    post_save.connect(follow_municipality, sender=Municipality)


def follow_publishing(instance: ProfilePage, **kwargs: Any) -> None:
    """Renders the published page's pictures once the page is stored, or in a worker.

    Not before: encoding takes seconds, and SQLite has one writer at a time.
    """
    render_profiles.enqueue([instance.pk])


def follow_unpublishing(instance: ProfilePage, **kwargs: Any) -> None:
    """Deletes the picture for sharing once the page is taken down; a deletion takes it down."""
    key = instance.pk
    transaction.on_commit(lambda: remove_share_pictures(key))


def follow_image(instance: SiteImage, created: bool, **kwargs: Any) -> None:
    """Renders a changed picture anew (another file, another focal point) where it is shown."""
    if not created and (keys := _live_pages_with(instance)):
        render_profiles.enqueue(keys)


def follow_municipality(instance: Municipality, created: bool, **kwargs: Any) -> None:
    """Draws the shared pictures anew: they show the municipality's name."""
    if not created:
        pages = ProfilePage.objects.live().filter(municipality=instance)
        if keys := list(pages.values_list("pk", flat=True)):
            render_profiles.enqueue(keys)


def _live_pages_with(image: SiteImage) -> list[int]:
    references = ReferenceIndex.get_references_to(image).values_list("object_id", flat=True)
    in_text = [int(key) for key in set(references) if key.isdecimal()]
    shown = Q(lead_image=image) | Q(logo=image) | Q(pk__in=in_text)
    return list(ProfilePage.objects.live().filter(shown).values_list("pk", flat=True))


@task(backend=BACKGROUND)
def render_profiles(keys: list[int]) -> None:
    """Renders from the database: the instance at hand may be older than what was stored."""
    pages = ProfilePage.objects.live().filter(pk__in=keys)
    for page in pages.select_related("municipality__county", "lead_image", "logo"):
        render_pictures(page)
        # Taken down meanwhile, and cleaned of its pictures before the last of them was drawn.
        if not ProfilePage.objects.live().filter(pk=page.pk).exists():
            remove_share_pictures(page.pk)
            remove_unused_renditions()
