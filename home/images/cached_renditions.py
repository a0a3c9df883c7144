"""The sizes that pictures exist in, looked up for a whole page at once."""

from collections.abc import Iterable

from home.images.models import SiteImage, SiteRendition
from home.shared_cache import cached_each_until_publish


def load_renditions(images: Iterable[SiteImage]) -> None:
    """Loads the sizes of these pictures in one query; Wagtail then asks for none of them."""
    images = list(images)
    found = _renditions_of({image.pk for image in images})
    for image in images:
        # Where Wagtail looks before it asks; a copy, because it adds what it makes.
        image.prefetched_renditions = [*found[image.pk]]


@cached_each_until_publish(largest=1000)
def _renditions_of(keys: list[int]) -> dict[int, list[SiteRendition]]:
    found: dict[int, list[SiteRendition]] = {key: [] for key in keys}
    for rendition in SiteRendition.objects.filter(image__in=keys):
        found[rendition.image_id].append(rendition)
    return found
