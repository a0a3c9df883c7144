"""Takes away the sizes of pictures that no page shows any more.

They lie where anybody may fetch them, and somebody who has been taken off the web may be seen in
them. The original stays in the library, from which every size can be made again.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from home.images.models import SiteImage, SiteRendition


def connect() -> None:
    """Listens to what can make a picture unused; called once, when Django is ready."""
    for signal in (page_published, page_unpublished):
        signal.connect(follow_page, dispatch_uid="unused-pictures")


def follow_page(**_signal: Any) -> None:
    """Looks for unused pictures once the page is stored and its references are counted."""
    transaction.on_commit(remove_unused_renditions)


def remove_unused_renditions() -> None:
    """Deletes the sizes, with their files, of pictures that are neither shown nor prepared."""
    unused = list(unused_renditions().values_list("pk", flat=True))
    if unused:
        SiteRendition.objects.filter(pk__in=unused).delete()


def unused_renditions() -> QuerySet[SiteRendition]:
    """Returns the sizes of pictures that only pages taken down name, or nothing at all.

    A draft that has never been published is being worked on: its preview keeps its pictures.
    """
    pages = ContentType.objects.get_for_model(Page)
    images = ContentType.objects.get_for_model(SiteImage)
    # The index keeps keys as texts.
    taken_down = Page.objects.filter(live=False, first_published_at__isnull=False)
    names = taken_down.annotate(name=Cast("pk", CharField())).values("name")
    uses = ReferenceIndex.objects.filter(to_content_type=images).exclude(
        base_content_type=pages, object_id__in=names
    )
    uses = uses.filter(to_object_id=Cast(OuterRef("image_id"), CharField()))
    return SiteRendition.objects.filter(~Exists(uses))
