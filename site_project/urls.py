"""Every URL of the site; what is not named here is a page in Wagtail's tree."""

from django.conf import settings
from django.http import Http404
from django.urls import include, path
from django.views.defaults import page_not_found
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from home.password_reset import LimitedPasswordResetView, UnlockingPasswordResetConfirmView
from home.two_factor.views import CodeView, PageLoginView, TwoFactorLoginView
from profiles.llms_txt import llms_text
from profiles.sitemaps import SITEMAPS, sitemap_or_index
from site_project import media
from site_project.api import router
from site_project.robots import robots

handler500 = "site_project.database_outage.server_error"

urlpatterns = [
    # Before Wagtail's own of the same URLs.
    path("admin/login/", TwoFactorLoginView.as_view()),
    path("admin/login/kod/", CodeView.as_view(), name="two_factor_code"),
    # Wagtail's second way in, to private pages, knows of no codes.
    path("_util/login/", PageLoginView.as_view()),
    path("admin/password_reset/", LimitedPasswordResetView.as_view()),
    path(
        "admin/password_reset/confirm/<uidb64>/<token>/",
        UnlockingPasswordResetConfirmView.as_view(),
    ),
    # Wagtail's way to try out an error page, open to every editor.
    path("admin/failwhale/", page_not_found, {"exception": Http404()}),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", router.urls),
    path("sok/", include("search.urls")),
    path("sitemap.xml", sitemap_or_index, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap_section"),
    path("korrektur/", include("profiles.approval.urls")),
    path("robots.txt", robots, name="robots"),
    path("llms.txt", llms_text, name="llms_text"),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(path("media/images/<path:path>", media.picture, name="picture"))

urlpatterns.append(path("", include(wagtail_urls)))
