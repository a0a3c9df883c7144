"""What the exported lists are called."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from profiles.models import ProfileIndexPage
from tests.profiles.factories import make_profile

pytestmark = pytest.mark.django_db

LISTS = {
    "searches_report": "sokningar",
    "reviews_report": "att-granska-igen",
    "links_report": "lankar",
    "pictures_report": "bilder-att-se-over",
    "consents_report": "samtycken",
    "figures_report": "gamla-siffror",
    "wagtailredirects:index": "omdirigeringar",
    "wagtailsearchpromotions:index": "framlyfta-soktraffar",
    "wagtailsnippets_profiles_topic:list": "amnen",
    "wagtailadmin_reports:aging_pages": "sidor-som-inte-har-andrats-pa-lange",
    "wagtailadmin_reports:locked_pages": "lasta-sidor",
    "wagtailadmin_reports:page_types_usage": "anvandning-av-sidtyper",
    "wagtailadmin_reports:site_history": "webbplatsens-historik",
    "wagtailadmin_reports:workflow": "arbetsfloden",
    "wagtailadmin_reports:workflow_tasks": "arbetsflodesuppgifter",
}


class FileNameTests:
    @pytest.mark.parametrize("ending", ["csv", "xlsx"])
    @pytest.mark.parametrize("name", LISTS)
    def test_says_what_is_listed_and_the_day(
        self, admin_client: Client, name: str, ending: str
    ) -> None:
        answer = admin_client.get(reverse(name), {"export": ending})
        file_name = f"{LISTS[name]}-{timezone.localdate()}.{ending}"
        assert answer["Content-Disposition"] == f'attachment; filename="{file_name}"'

    def test_of_profiles_is_the_same_from_the_menu_and_the_tree(self, admin_client: Client) -> None:
        make_profile()
        series = ProfileIndexPage.objects.get()
        for url in ("/admin/presentationer/", f"/admin/pages/{series.pk}/"):
            answer = admin_client.get(url, {"export": "csv"})
            file_name = f"presentationer-{timezone.localdate()}.csv"
            assert answer["Content-Disposition"] == f'attachment; filename="{file_name}"', url
