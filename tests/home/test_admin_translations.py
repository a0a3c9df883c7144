"""What no translation of Wagtail reaches is Swedish too."""

from datetime import timedelta

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.template.loader import render_to_string
from django.test import TestCase
from django.utils import timezone
from wagtail.admin.forms.auth import LoginForm
from wagtail.sites.views import IndexView

from home.admin_translations import name_permissions, swedish_permission_name


class PermissionNameTests(TestCase):
    """Administrators read them when they give a group its rights."""

    def test_none_is_english(self) -> None:
        names = Permission.objects.values_list("name", flat=True)
        assert [name for name in names if not name.startswith("Får ")] == []

    def test_names_the_model_in_swedish(self) -> None:
        permission = Permission.objects.get(codename="change_redirect")
        assert permission.name == "Får ändra omdirigering"

    def test_is_made_anew_when_the_database_is_emptied(self) -> None:
        Permission.objects.filter(codename="change_redirect").update(name="Can change redirect")
        config = apps.get_app_config("wagtailredirects")
        name_permissions(app_config=config, using="default")
        permission = Permission.objects.get(codename="change_redirect")
        assert permission.name == "Får ändra omdirigering"

    def test_leaves_an_unknown_permission_alone(self) -> None:
        permission = Permission.objects.get(codename="change_redirect")
        permission.codename, permission.name = "polish_redirect", "Can polish"
        assert swedish_permission_name(permission) == "Can polish"


class LabelTests(TestCase):
    """Fields and columns that Wagtail leaves without a label have one."""

    def test_login(self) -> None:
        assert LoginForm().fields["password"].label == "Lösenord"

    def test_sites(self) -> None:
        labels = [str(column.label) for column in IndexView.columns]
        assert labels == ["Webbplats", "Port", "Webbplatsens namn", "Startsida", "Standard?"]


class TemplateTests(TestCase):
    """The three templates that replace Wagtail's."""

    def test_a_boolean_reads_yes_or_no(self) -> None:
        template = "wagtailadmin/tables/boolean_cell.html"
        texts = [render_to_string(template, {"value": value}) for value in (True, False, None)]
        for text, word in zip(texts, ("Ja", "Nej", "Okänt"), strict=True):
            assert word in text

    def test_what_no_person_did_is_not_done_by_none(self) -> None:
        text = render_to_string("wagtailadmin/shared/user_avatar.html", {"user": None})
        assert "None" not in text
        assert "webbplatsen" in text


class RelativeTimeTests(TestCase):
    """Wagtail takes these from a Django app that must be installed to be translated."""

    def test_is_swedish(self) -> None:
        assert naturaltime(timezone.now() - timedelta(hours=2)) == "2\xa0timmar sedan"
