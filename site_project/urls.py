"""Every URL of the site; what is not named here is a page in Wagtail's tree."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from home.password_reset import LimitedPasswordResetView
from profiles.llms_txt import llms_text
from profiles.sitemaps import SITEMAPS, sitemap_or_index
from site_project import media
from site_project.api import router
from site_project.robots import robots

urlpatterns = [
    # Before Wagtail's own of the same URL.
    path("admin/password_reset/", LimitedPasswordResetView.as_view()),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", router.urls),
    path("sok/", include("search.urls")),
    path("sitemap.xml", sitemap_or_index, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap_section"),
    path("robots.txt", robots, name="robots"),
    path("llms.txt", llms_text, name="llms_text"),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(path("media/images/<path:path>", media.picture, name="picture"))

urlpatterns.append(path("", include(wagtail_urls)))
