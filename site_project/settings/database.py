"""The database and the cache, each chosen by one environment value."""

from site_project.environment import read_cache, read_database, read_flag

DATABASES = {"default": read_database()}
CACHES = {
    "default": read_cache(),
}

# Wagtail would go on with a size that another process has deleted. Pages look theirs up at once
# (home.images.cached_renditions).
CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What visitors find a page by (search index, references, purges) is done with its publication, in
# the process. Pictures take seconds: a worker may draw them; a small server needs none.
BACKGROUND_WORKER = read_flag("BACKGROUND_WORKER", default=False)
TASKS = {
    "default": {"BACKEND": "home.task_backends.CollectingBackend"},
    "background": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if BACKGROUND_WORKER
        else "home.task_backends.AfterCommitBackend"
    },
}
