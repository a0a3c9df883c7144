"""Chance that falls the same way every time, so that a picture never changes by itself."""

from random import Random


def repeatable(seed: int) -> Random:
    """A source of variation for one picture."""
    return Random(seed)
