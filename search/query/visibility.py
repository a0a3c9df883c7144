"""Visibility: which documents a visitor may find."""

from collections.abc import Mapping

from django.contrib.contenttypes.models import ContentType
from modelsearch.utils import get_descendant_models
from wagtail.models import Page, PageViewRestriction

from search.index import facts
from search.index.bitmaps import bitmap
from search.models import IndexedDocument


def visible_documents(bitmaps: Mapping[str, int]) -> int:
    """Returns the live pages that no restriction hides."""
    live = bitmaps.get(facts.LIVE, 0) & bitmaps.get(facts.PAGE, 0)
    return live & ~_private_documents() if PageViewRestriction.objects.exists() else live


def _private_documents() -> int:
    """Returns the pages that a restriction hides, also those below a restricted page."""
    private = Page.objects.private().values_list("pk", flat=True)
    types = ContentType.objects.get_for_models(*get_descendant_models(Page))
    rows = IndexedDocument.objects.filter(
        content_type_id__in=[one.pk for one in types.values()],
        object_id__in=[str(pk) for pk in private],
    )
    return bitmap(rows.values_list("ordinal", flat=True))
