"""Facts that all visitors share, asked once per process until something visible changes.

The rows of the series, the site, the publisher: every page needs them, and they change only when
something is published. They are remembered under the token that the page cache lives by
(``ContentVersion``), so they can never be older than a page from the cache. Only what is asked
inside ``remembering`` is remembered: the page cache opens it for anonymous visitors; editors,
previews and commands always ask anew.

What is remembered is shared by all threads of the process: treat it as read-only.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial, wraps
from typing import Any, TypeVar

from django.db import connection

Answer = TypeVar("Answer")
Key = TypeVar("Key", bound=Hashable)

_version: ContextVar[str | None] = ContextVar("content_version", default=None)
_memories: list["Memory"] = []


class Memory:
    """A dictionary of limited size: the oldest entry makes room for the newest."""

    def __init__(self, largest: int) -> None:
        self.largest = largest
        self.facts: dict[Hashable, Any] = {}
        _memories.append(self)

    def recall(self, key: tuple[Hashable, ...], ask: Callable[[], Answer]) -> Answer:
        """Returns the fact of the current version; asks when it is not known.

        Types count: markup equals its text, but only text is escaped when it is shown.
        """
        version = current_version()
        if version is None:
            return ask()
        place = (version, *key, *map(type, key))
        try:
            fact: Answer = self.facts[place]
        except KeyError:
            fact = ask()
            self.keep(place, fact)
        return fact

    def keep(self, key: Hashable, fact: Any) -> None:
        """Adds a fact; facts of outdated versions are the oldest and go first."""
        self.facts[key] = fact
        while len(self.facts) > self.largest:
            # Another thread may have been here first.
            self.facts.pop(next(iter(self.facts), None), None)


@contextmanager
def remembering(version: str | None) -> Iterator[None]:
    """Lets the functions below remember under this version; under none they ask anew."""
    before = _version.set(version)
    try:
        yield
    finally:
        _version.reset(before)


def remembered(largest: int) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Makes a function of hashable arguments remember its answers, at most ``largest``."""

    def decorate(ask: Callable[..., Answer]) -> Callable[..., Answer]:
        memory = Memory(largest)

        @wraps(ask)
        def answer(*arguments: Hashable) -> Answer:
            return memory.recall(arguments, partial(ask, *arguments))

        return answer

    return decorate


def remembered_each(
    largest: int,
) -> Callable[[Callable[..., dict[Key, Answer]]], Callable[..., dict[Key, Answer]]]:
    """The same for a function from many keys to a dictionary: it is asked for the unknown ones.

    The keys are the function's last argument; those before it are part of what is remembered.
    """

    def decorate(ask: Callable[..., dict[Key, Answer]]) -> Callable[..., dict[Key, Answer]]:
        memory = Memory(largest)

        @wraps(ask)
        def answer(*arguments: Any) -> dict[Key, Answer]:
            *fixed, keys = arguments
            version = current_version()
            wanted = list(keys)
            if version is None:
                return ask(*fixed, wanted)
            known = {key: memory.facts.get((version, *fixed, key)) for key in wanted}
            unknown = [key for key, fact in known.items() if fact is None]
            for key, fact in ask(*fixed, unknown).items() if unknown else ():
                memory.keep((version, *fixed, key), fact)
                known[key] = fact
            return {key: fact for key, fact in known.items() if fact is not None}

        return answer

    return decorate


def forget() -> None:
    """Empties every memory, as if the process had just started."""
    for memory in _memories:
        memory.facts.clear()


def current_version() -> str | None:
    """The version to remember under; none inside a transaction, which may be rolled back."""
    version = _version.get()
    return None if version is None or connection.in_atomic_block else version
