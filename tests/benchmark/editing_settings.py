"""Production, with the plain page type beside the site's own."""

from site_project.settings.production import *
from site_project.settings.production import INSTALLED_APPS as SITE_APPS

INSTALLED_APPS = [*SITE_APPS, "tests.benchmark.plain"]
