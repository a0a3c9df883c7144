"""Development: needs no configuration at all and must never face the internet."""

from .every_site import *
from .every_site import INSTALLED_APPS
from site_project.environment import read_list, read_text

DEBUG = True
SECRET_KEY = read_text("SECRET_KEY", "only-for-development-never-for-a-site-that-others-can-reach")
ALLOWED_HOSTS = read_list("ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]", "testserver"))

SERVE_MEDIA = True

# Whitenoise serves the files also under runserver, as it does in production.
INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# An easy password is right here: the site has invented content and one machine.
AUTH_PASSWORD_VALIDATORS: list[dict] = []
