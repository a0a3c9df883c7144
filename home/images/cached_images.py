"""Pictures of the library, which pages share, without asking for known ones again."""

from home.images.models import SiteImage
from home.shared_cache import cached_each_until_publish


@cached_each_until_publish(largest=500)
def cached_images(keys: list[int]) -> dict[int, SiteImage]:
    """Returns the pictures by their keys; keys of none are left out."""
    images: dict[int, SiteImage] = SiteImage.objects.in_bulk(keys)
    return images
