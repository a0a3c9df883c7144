"""Production, with the empty view beside the site's own addresses."""

from site_project.settings.production import *

ROOT_URLCONF = "tests.benchmark.urls"
