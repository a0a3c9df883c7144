"""Site search; the admin's searches go the same way, through our own backend."""

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend"}}
