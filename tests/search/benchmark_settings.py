"""The test settings with what visitors meet in production: remembered facts, no look for files."""

from site_project.settings.test import *
from site_project.settings.test import MIDDLEWARE

health_checks, *the_rest = MIDDLEWARE
MIDDLEWARE = [
    health_checks,
    "site_project.page_cache.middleware.PageCacheMiddleware",
    *the_rest,
]
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = False
