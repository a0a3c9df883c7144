"""No request gets an answer of 5xx: a sample; ``HOSTILE_REQUESTS`` asks for more."""

import os
from typing import Any

import pytest
from wagtail.documents.models import Document
from wagtail.models import Collection, Page, Revision, Site, Task, Workflow

from home.models import SiteImage
from profiles.models import ManuscriptUpload, Municipality, ProfileIndexPage, ProfilePage, Topic
from tests.browser.sample_site import build_sample_site
from tests.profiles.admin.people import make_chief, make_editor, make_member
from tests.site_project.hostile_requests import HostileAdmin, HostilePublic

COUNT = int(os.environ.get("HOSTILE_REQUESTS", "100"))
SEED = int(os.environ.get("HOSTILE_SEED", "20261127"))


@pytest.fixture
def _site(db: None, settings: Any) -> None:
    """The site as in production, with a page of each kind."""
    settings.MIDDLEWARE = [
        settings.MIDDLEWARE[0],
        "site_project.page_cache.middleware.PageCacheMiddleware",
        *settings.MIDDLEWARE[1:],
    ]
    build_sample_site()


@pytest.mark.usefixtures("_site")
class HostileRequestTests:
    def test_the_admin_answers_below_500(self) -> None:
        users = [make_editor(), make_chief(), make_member("Administratörer", "ada")]
        document = Document.objects.create(title="Rapport", file="rapport.pdf")
        upload = ManuscriptUpload.objects.filter().first()
        pages = list(Page.objects.filter(depth__gt=1).order_by("pk").values_list("pk", flat=True))
        profile = ProfilePage.objects.first()
        values: dict[str, list[Any]] = {
            "app_name>": ["home", "wagtailcore"],
            "model_name>": ["publishersettings", "page"],
            "content_type_app": ["profiles"],
            "content_type_model": ["profilepage"],
            "app_label": ["profiles", "wagtailcore"],
            "revision": list(Revision.objects.values_list("pk", flat=True)[:2]) + [99999],
            "images/": [SiteImage.objects.first().pk, 99999],
            "documents/": [document.pk, 99999],
            "municipality": [Municipality.objects.first().pk, "x"],
            "topic": [Topic.objects.first().pk, "x"],
            "upload_id": [upload.pk if upload else 1, 99999],
            "parent": [ProfileIndexPage.objects.first().pk, 99999],
            "page": [profile.pk, *pages[:2], 99999],
            "ny-utgava": [profile.pk],
            "users/": [users[0].pk, 99999],
            "sites/": [Site.objects.first().pk, 99999],
            "collections/": [Collection.objects.first().pk, 99999],
            "tasks/": [Task.objects.first().pk, 99999],
            "workflows/": [Workflow.objects.first().pk, 99999],
            "groups/": [users[0].groups.first().pk, 99999],
            "": [1, 99999, "x"],
        }
        admin = HostileAdmin(SEED, users, values)
        assert len(admin.forms) > 100
        tally = admin.run(COUNT)
        print(tally.report())
        assert not tally.errors, tally.report()

    def test_the_public_site_answers_below_500(self) -> None:
        paths = [page.url for page in Page.objects.live() if page.url]
        profile = ProfilePage.objects.live().first()
        paths += [
            "/sok/", "/sok/forslag/", "/sitemap.xml", "/robots.txt", "/llms.txt", "/api/v2/pages/",
            f"/api/v2/pages/{profile.pk}/", "/api/v2/pages/find/", "/profiler/jamfor/",
            "/profiler/feed/", "/profiler/lan/stockholms-lan/", "/profiler/amne/handledning/",
            "/api/v2/images/", "/api/v2/documents/", "/documents/1/x.pdf", "/static/css/site.css",
            "/media/images/x.jpg", "/health/live", "/health/ready", "/admin/login/",
            "/admin/password_reset/", "/admin/", "/_util/authenticate_with_password/1/2/",
            f"{profile.url}?format=md", "/favicon.ico",
        ]  # fmt: skip
        tally = HostilePublic(SEED, [path.partition("?")[0] for path in paths]).run(2 * COUNT)
        print(tally.report())
        assert not tally.errors, tally.report()
