"""Redis as Django's cache, without which the site goes on.

Every page asks the cache for the addresses of the site's pages. When Redis is away it knows
nothing, which is slower and never wrong; it is asked again after some seconds, so that a Redis that
hangs holds one request now and then and not all of them.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)

LEFT_ALONE_FOR = 5.0  # seconds
TIMEOUT = 0.5


class OptionalRedisCache(RedisCache):
    """Django's, whose errors mean that nothing is known."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        timeouts = {"socket_connect_timeout": TIMEOUT, "socket_timeout": TIMEOUT}
        super().__init__(server, {**params, "OPTIONS": {**timeouts, **params.get("OPTIONS", {})}})
        self.asked_again_at = 0.0

    def _try(self, ask: Callable[[], Any], otherwise: Any) -> Any:
        # Only sites with Redis have its package.
        from redis.exceptions import RedisError

        if time.monotonic() < self.asked_again_at:
            return otherwise
        try:
            return ask()
        except (RedisError, OSError) as error:
            self.asked_again_at = time.monotonic() + LEFT_ALONE_FOR
            logger.warning("The site goes on without Redis: %s", error)
            return otherwise

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Returns what is kept, or the default."""
        ask = super().get
        return self._try(lambda: ask(key, default, version), default)

    def get_many(self, keys: Any, version: int | None = None) -> dict:
        """Returns what is kept of these."""
        ask = super().get_many
        found: dict = self._try(lambda: ask(keys, version), {})
        return found

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Tells whether it is kept."""
        ask = super().has_key
        return bool(self._try(lambda: ask(key, version), False))

    def add(self, key: str, value: Any, *args: Any, **kwargs: Any) -> bool:
        """Keeps it if nothing is kept; nothing was when Redis is away."""
        ask = super().add
        return bool(self._try(lambda: ask(key, value, *args, **kwargs), True))

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        """Keeps it."""
        ask = super().set
        self._try(lambda: ask(key, value, *args, **kwargs), None)

    def set_many(self, data: dict, *args: Any, **kwargs: Any) -> list:
        """Keeps them."""
        ask = super().set_many
        failed: list = self._try(lambda: ask(data, *args, **kwargs), list(data))
        return failed

    def touch(self, key: str, *args: Any, **kwargs: Any) -> bool:
        """Keeps it longer."""
        ask = super().touch
        return bool(self._try(lambda: ask(key, *args, **kwargs), False))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forgets it."""
        ask = super().delete
        return bool(self._try(lambda: ask(key, version), False))

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        """Forgets them."""
        ask = super().delete_many
        self._try(lambda: ask(keys, version), None)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Adds to a number; it begins anew when Redis is away."""
        ask = super().incr
        number: int = self._try(lambda: ask(key, delta, version), delta)
        return number

    def clear(self) -> None:
        """Forgets everything."""
        self._try(super().clear, None)
