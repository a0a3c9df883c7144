"""Production, with the empty view beside the site's own URLs."""

from site_project.settings.production import *
from site_project.settings.production import MIDDLEWARE as SITE_MIDDLEWARE

ROOT_URLCONF = "tests.benchmark.urls"
MIDDLEWARE = ["tests.benchmark.middleware.BenchmarkMiddleware", *SITE_MIDDLEWARE]
