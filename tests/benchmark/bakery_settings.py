"""Wagtail's bakerydemo as it is in production, over plain HTTP and without ``collectstatic``."""

from bakerydemo.settings.production import *
from bakerydemo.settings.production import STORAGES as DEMO_STORAGES

SECURE_SSL_REDIRECT = False
STORAGES = {
    **DEMO_STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
