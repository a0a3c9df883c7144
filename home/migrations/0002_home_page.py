"""Replaces Wagtail's welcome page with an empty home page."""

from django.db import migrations


def create_home_page(apps, schema_editor):
    """Puts the home page where Wagtail's first page stood; does nothing when there is one."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    if HomePage.objects.exists():
        return
    Site.objects.all().delete()
    Page.objects.filter(depth=2, slug="home").delete()
    content_type, _ = ContentType.objects.get_or_create(model="homepage", app_label="home")
    root = Page.objects.get(depth=1)
    home_page = HomePage.objects.create(
        title="Socialtjänsten i Sveriges kommuner",
        draft_title="Socialtjänsten i Sveriges kommuner",
        slug="home",
        content_type=content_type,
        path=root.path + "0001",
        depth=2,
        numchild=0,
        url_path="/home/",
        locale_id=apps.get_model("wagtailcore", "Locale").objects.first().pk,
    )
    root.numchild = Page.objects.filter(depth=2).count()
    root.save(update_fields=["numchild"])
    Site.objects.create(hostname="localhost", root_page=home_page, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(create_home_page, migrations.RunPython.noop)]
