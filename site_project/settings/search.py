"""Site search; the admin's searches go the same way."""

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend"}}
