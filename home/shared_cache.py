"""What all visitors share, asked once per process until something visible changes.

The rows of the series, the site, the publisher: every page needs them, and they change only when
something is published. They are cached under the token that the page cache lives by
(``ContentVersion``), so they can never be older than a page from the cache. Only what is asked
inside ``caching_under`` is cached: the page cache opens it for anonymous visitors; editors,
previews and commands always ask anew.

What is cached is shared by all threads of the process: treat it as read-only.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial, wraps
from threading import RLock
from typing import Any, TypeVar

from django.db import connection

Answer = TypeVar("Answer")
Key = TypeVar("Key", bound=Hashable)

_version: ContextVar[str | None] = ContextVar("content_version", default=None)
_caches: list["BoundedCache"] = []


class BoundedCache:
    """A dictionary of limited size: the oldest entry makes room for the newest."""

    def __init__(self, largest: int) -> None:
        self.largest = largest
        self.entries: dict[Hashable, Any] = {}
        self.being_made: dict[Hashable, Any] = {}
        _caches.append(self)

    def get_or_make(self, key: tuple[Hashable, ...], make: Callable[[], Answer]) -> Answer:
        """Returns the entry of the current version; makes it when there is none.

        Types count: markup equals its text, but only text is escaped when it is shown.
        """
        version = current_version()
        if version is None:
            return make()
        versioned = (version, *key, *map(type, key))
        try:
            entry: Answer = self.entries[versioned]
        except KeyError:
            entry = self.make_once(versioned, make)
        return entry

    def make_once(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """Makes an entry in one thread; the others that ask for it meanwhile wait for that one.

        An entry may need others, never itself: what a thread waits for is always further down.
        """
        with self.being_made.setdefault(key, RLock()):
            try:
                entry: Answer = self.entries[key]
            except KeyError:
                entry = make()
                self.put(key, entry)
            finally:
                self.being_made.pop(key, None)
        return entry

    def put(self, key: Hashable, entry: Any) -> None:
        """Adds an entry; those of outdated versions are the oldest and go first."""
        self.entries[key] = entry
        while len(self.entries) > self.largest:
            # Another thread may have been here first.
            self.entries.pop(next(iter(self.entries), None), None)


@contextmanager
def caching_under(version: str | None) -> Iterator[None]:
    """Lets the functions below cache under this version; under none they ask anew."""
    before = _version.set(version)
    try:
        yield
    finally:
        _version.reset(before)


def cached_until_publish(largest: int) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Caches a function's answers by its hashable arguments, at most ``largest`` of them."""

    def decorate(ask: Callable[..., Answer]) -> Callable[..., Answer]:
        cache = BoundedCache(largest)

        @wraps(ask)
        def answer(*arguments: Hashable) -> Answer:
            return cache.get_or_make(arguments, partial(ask, *arguments))

        return answer

    return decorate


def cached_each_until_publish(
    largest: int,
) -> Callable[[Callable[..., dict[Key, Answer]]], Callable[..., dict[Key, Answer]]]:
    """The same for a function from many keys to a dictionary: it is asked for the unknown ones.

    The keys are the function's last argument; those before it are part of what it is cached by.
    """

    def decorate(ask: Callable[..., dict[Key, Answer]]) -> Callable[..., dict[Key, Answer]]:
        cache = BoundedCache(largest)

        @wraps(ask)
        def answer(*arguments: Any) -> dict[Key, Answer]:
            *fixed, keys = arguments
            version = current_version()
            wanted = list(keys)
            if version is None:
                return ask(*fixed, wanted)
            known = {key: cache.entries.get((version, *fixed, key)) for key in wanted}
            unknown = [key for key, entry in known.items() if entry is None]
            for key, entry in ask(*fixed, unknown).items() if unknown else ():
                cache.put((version, *fixed, key), entry)
                known[key] = entry
            return {key: entry for key, entry in known.items() if entry is not None}

        return answer

    return decorate


def clear_caches() -> None:
    """Empties every cache, as if the process had just started."""
    for cache in _caches:
        cache.entries.clear()


def current_version() -> str | None:
    """Returns the version to cache under; none inside a transaction, which may be rolled back."""
    version = _version.get()
    return None if version is None or connection.in_atomic_block else version
