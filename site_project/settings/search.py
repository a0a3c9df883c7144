"""Site search; the admin's searches go the same way."""

WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        # Rebuilding keeps the old index in use until the new one is complete.
        "ATOMIC_REBUILD": True,
    }
}
