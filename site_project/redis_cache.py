"""Redis as Django's cache, without which the site goes on.

Every page asks the cache for the addresses of the site's pages. When Redis is away it knows
nothing, which is slower and never wrong; it is asked again after some seconds, so that a Redis that
hangs holds one request now and then and not all of them.
"""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient

logger = logging.getLogger(__name__)

LEFT_ALONE_FOR = 5.0  # seconds
TIMEOUT = 0.5


def optional(ask: Callable[..., Any], otherwise: Callable[..., Any]) -> Callable[..., Any]:
    """Returns a way of asking Redis that answers ``otherwise`` while Redis is away."""

    @wraps(ask)
    def answer(client: "OptionalRedisClient", *arguments: Any) -> Any:
        if time.monotonic() < client.asked_again_at:
            return otherwise(*arguments)
        try:
            return ask(client, *arguments)
        # Only sites with Redis have its package, which Django's client has imported.
        except (client._lib.RedisError, OSError) as error:  # type: ignore[attr-defined]
            client.asked_again_at = time.monotonic() + LEFT_ALONE_FOR
            logger.warning("The site goes on without Redis: %s", error)
            return otherwise(*arguments)

    return answer


class OptionalRedisClient(RedisCacheClient):
    """Django's, whose errors mean that nothing is known."""

    def __init__(self, servers: list[str], **options: Any) -> None:
        timeouts = {"socket_connect_timeout": TIMEOUT, "socket_timeout": TIMEOUT}
        super().__init__(servers, **{**timeouts, **options})
        self.asked_again_at = 0.0

    get = optional(RedisCacheClient.get, lambda key, default: default)
    get_many = optional(RedisCacheClient.get_many, lambda keys: {})
    has_key = optional(RedisCacheClient.has_key, lambda key: False)
    # Nothing was kept, and a number begins anew.
    add = optional(RedisCacheClient.add, lambda key, value, timeout: True)
    incr = optional(RedisCacheClient.incr, lambda key, delta: delta)
    set = optional(RedisCacheClient.set, lambda key, value, timeout: None)
    set_many = optional(RedisCacheClient.set_many, lambda data, timeout: None)
    touch = optional(RedisCacheClient.touch, lambda key, timeout: False)
    delete = optional(RedisCacheClient.delete, lambda key: False)
    delete_many = optional(RedisCacheClient.delete_many, lambda keys: None)
    clear = optional(RedisCacheClient.clear, lambda: False)


class OptionalRedisCache(RedisCache):
    """Django's with that client."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = OptionalRedisClient
