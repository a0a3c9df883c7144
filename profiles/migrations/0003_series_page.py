"""Puts the empty series at /profiler/, so that an import has a place to go."""

from django.db import migrations


def create_series(apps, schema_editor):
    """Creates the series under the home page; does nothing when there is one."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")
    ProfileIndexPage = apps.get_model("profiles", "ProfileIndexPage")
    home_page = HomePage.objects.first()
    if home_page is None or ProfileIndexPage.objects.exists():
        return
    content_type, _ = ContentType.objects.get_or_create(
        model="profileindexpage", app_label="profiles"
    )
    ProfileIndexPage.objects.create(
        title="Profiler",
        draft_title="Profiler",
        slug="profiler",
        show_in_menus=True,
        content_type=content_type,
        path=f"{home_page.path}{home_page.numchild + 1:04d}",
        depth=home_page.depth + 1,
        numchild=0,
        url_path=f"{home_page.url_path}profiler/",
        locale_id=home_page.locale_id,
    )
    home_page.numchild += 1
    home_page.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [
        ("profiles", "0002_registers"),
        ("home", "0002_home_page"),
    ]

    operations = [migrations.RunPython(create_series, migrations.RunPython.noop)]
