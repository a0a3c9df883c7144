"""Profiles as cards: what a listing shows of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from home.shared_cache import cached_each_until_publish
from profiles.content import AbstractProfilePage
from profiles.public.measured_facts import MeasuredFact, measured_facts

Model = type[AbstractProfilePage]


@dataclass(frozen=True)
class Card:
    """A profile, and what it says about that which the list is narrowed to."""

    profile: AbstractProfilePage
    facts: list[MeasuredFact]


def load_cards(model: Model, keys: Iterable[int]) -> list[AbstractProfilePage]:
    """Returns the visible profiles with these keys, in their order, ready to be shown as cards."""
    wanted = list(keys)
    found = _cards(model, wanted)
    return [found[key] for key in wanted if key in found]


def with_facts(profiles: Iterable[AbstractProfilePage], measures: Iterable[str]) -> list[Card]:
    """Returns the profiles with the facts of these measures; none costs no query."""
    shown, asked_for = list(profiles), list(measures)
    model = type(shown[0]) if shown and asked_for else None
    known = _facts(model, [profile.pk for profile in shown]) if model else {}
    return [
        Card(profile, [stated[measure] for measure in asked_for if measure in stated])
        for profile in shown
        for stated in [known.get(profile.pk, {})]
    ]


@cached_each_until_publish(largest=500)
def _facts(model: Model, keys: list[int]) -> dict[int, dict[str, MeasuredFact]]:
    profiles = model.objects.visible().defer("standfirst", "body", "corrections")
    return {page.pk: measured_facts(page) for page in profiles.filter(pk__in=keys)}


@cached_each_until_publish(largest=500)
def _cards(model: Model, keys: list[int]) -> dict[int, AbstractProfilePage]:
    """Asks once for the profiles and once for the sizes of their pictures."""
    return model.objects.visible().for_cards().in_bulk(keys)
