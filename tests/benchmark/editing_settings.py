"""Production with the empty view, and the plain page type beside the site's own."""

from tests.benchmark.site_settings import *
from tests.benchmark.site_settings import INSTALLED_APPS as SITE_APPS

INSTALLED_APPS = [*SITE_APPS, "tests.benchmark.plain"]
