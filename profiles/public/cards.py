"""Profiles as cards: what a listing shows of them."""

from collections.abc import Iterable

from home.shared_cache import cached_each_until_publish
from profiles.content import AbstractProfilePage

Model = type[AbstractProfilePage]


def load_cards(model: Model, keys: Iterable[int]) -> list[AbstractProfilePage]:
    """Returns the visible profiles with these keys, in their order, ready to be shown as cards."""
    wanted = list(keys)
    found = _cards(model, wanted)
    return [found[key] for key in wanted if key in found]


@cached_each_until_publish(largest=500)
def _cards(model: Model, keys: list[int]) -> dict[int, AbstractProfilePage]:
    """Asks once for the profiles and once for the sizes of their pictures."""
    return model.objects.visible().for_cards().in_bulk(keys)
