"""The cache in each process of what queries have read of the index.

Reading the facts of all documents is half the work of a search, and words recur from query to
query. What has been read is kept while the index is the same (``search.index.generation``): every
reading asks for the generation first, so that a change by any process, or one that is rolled back,
is seen by the very next one.

What is kept takes ``_MOST_BYTES`` at most in each process; what was asked for longest ago is
forgotten first. The facts of 50,000 documents are a megabyte of it.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from typing import Any

from search.index import generation

_MOST_BYTES = 24_000_000
_OF_AN_ENTRY = 400


class ProcessCache:
    """What has been read of one generation."""

    def __init__(self, of: str | None) -> None:
        """Remembers nothing as yet."""
        self.generation = of
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Any:
        """Returns what is kept under a key, or None."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, key: Hashable, value: Any, size: int = 0) -> None:
        """Keeps a value of about so many bytes; what is kept must never be changed."""
        if self.generation is None:
            return
        with self._lock:
            self._forget(key)
            self._kept[key] = (value, size + _OF_AN_ENTRY)
            self._bytes += size + _OF_AN_ENTRY
            while self._bytes > _MOST_BYTES:
                self._forget(next(iter(self._kept)))

    def _forget(self, key: Hashable) -> None:
        if key in self._kept:
            self._bytes -= self._kept.pop(key)[1]


_newest = ProcessCache(None)


def current_cache() -> ProcessCache:
    """Returns the memory of the index as this connection sees it now.

    Whoever reads something fills the memory taken out before; should the index change meanwhile,
    that memory is not asked again.
    """
    global _newest
    memory, now = _newest, generation.current()
    if now is None or memory.generation != now:
        memory = _newest = ProcessCache(now)
    return memory


def clear_cache() -> None:
    """Forgets everything, as a process does that has just started."""
    global _newest
    _newest = ProcessCache(None)


def cached_reading(key: Hashable, read: Callable[[], Sized], size_of_each: int) -> Any:
    """Returns the collection kept under a key, reading it if need be."""
    memory = current_cache()
    value = memory.get(key)
    if value is None:
        value = read()
        memory.put(key, value, size_of_each * len(value))
    return value
