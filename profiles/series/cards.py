"""Profiles as cards: what a listing shows of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import apps

from home.remembered import remembered_each

if TYPE_CHECKING:
    from profiles.models import ProfilePage


def load_cards(keys: Iterable[int]) -> list[ProfilePage]:
    """Returns the visible profiles with these keys, in their order, ready to be shown as cards."""
    wanted = list(keys)
    found = _cards(wanted)
    return [found[key] for key in wanted if key in found]


@remembered_each(largest=500)
def _cards(keys: list[int]) -> dict[int, ProfilePage]:
    """Asks once for the profiles and once for the sizes of their pictures."""
    model = apps.get_model("profiles", "ProfilePage")
    cards: dict[int, ProfilePage] = model.objects.visible().for_cards().in_bulk(keys)
    return cards
