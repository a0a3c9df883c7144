"""Production, without the static files that would have to be collected first."""

from site_project.settings.production import *
from site_project.settings.production import STORAGES

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
