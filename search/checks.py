"""System checks: what the settings must say for the search to work."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

BACKEND = "search.backend"
_HINT = (
    'Add "site": {"BACKEND": "search.backend"} to WAGTAILSEARCH_BACKENDS beside your default and'
    ' run "manage.py update_index --backend site". See docs/search.md.'
)


def own_backend_name() -> str:
    """Returns the name under which the site's own index is configured, or an empty text."""
    backends = getattr(settings, "WAGTAILSEARCH_BACKENDS", {})
    names = (name for name, options in backends.items() if options.get("BACKEND") == BACKEND)
    return next(names, "")


@register
def check_search_backend(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Asks for the backend that visitors' searches need, whichever is the default one."""
    if own_backend_name():
        return []
    message = "No search backend is the site's own index: /sok/ would find nothing."
    return [Error(message, hint=_HINT, id="search.E001")]
