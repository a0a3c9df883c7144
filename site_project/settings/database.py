"""The database and the cache, each chosen by one environment value."""

from site_project.environment import read_caches, read_database

DATABASES = {"default": read_database()}
CACHES = read_caches()

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Tasks run at once in the process: a small server has no worker that could be forgotten.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
