"""Site search; the admin's searches go the same way."""

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend"}}

# How long words that visitors search for are kept after somebody last searched for them.
SEARCH_LOG_DAYS = 90
