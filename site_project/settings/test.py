"""Tests: quick, sealed, and the same on every machine."""

import tempfile
from pathlib import Path

from .every_site import *
from .every_site import CACHES

DEBUG = False
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {**CACHES, "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Replaced for each test by tests/conftest.py; this keeps anything else out of the project.
MEDIA_ROOT = Path(tempfile.gettempdir()) / "site-project-test-media"
SERVE_MEDIA = True

# Throttling has tests of its own, which turn it on.
AXES_ENABLED = False

SITE_ADDRESS = ""
WAGTAILADMIN_BASE_URL = "http://testserver"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
