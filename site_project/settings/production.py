"""Production: nothing is assumed that the environment does not say."""

from .every_site import *
from .every_site import MIDDLEWARE, STORAGES
from site_project.environment import (
    read_flag,
    read_list,
    read_number,
    read_required_text,
)

DEBUG = False
SECRET_KEY = read_required_text("SECRET_KEY", "a long random text that only this site knows")
ALLOWED_HOSTS = read_list("ALLOWED_HOSTS")

# On unless the environment says otherwise; off only for trying production on one's own machine.
HTTPS = read_flag("HTTPS", default=True)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = read_number("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = read_list("CSRF_TRUSTED_ORIGINS")

# The proxy says whether the visitor came by HTTPS; believed only when a proxy is declared.
if read_number("PROXY_COUNT", default=0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "site_project.static_files.BundledStaticFilesStorage"},
}

# Outermost but for the health checks and the log of slow requests: a copy is answered before
# anything else is asked.
# Development and most tests do without, so that a changed template shows at once.
health_checks, request_log, refused_encodings, *the_rest = MIDDLEWARE
MIDDLEWARE = [
    health_checks,
    request_log,
    refused_encodings,
    "site_project.page_cache.middleware.PageCacheMiddleware",
    *the_rest,
]
