"""Old addresses in the form in which they are looked for."""

from django.db import migrations

from home.redirects.paths import canonical_path


def make_canonical(apps, schema_editor):
    """Brings every stored path into its form; one that would then stand twice is left."""
    redirects = apps.get_model("wagtailredirects", "Redirect").objects
    for redirect in redirects.order_by("pk"):
        path = canonical_path(redirect.old_path)
        others = redirects.filter(old_path=path, site=redirect.site).exclude(pk=redirect.pk)
        if path != redirect.old_path and not others.exists():
            redirects.filter(pk=redirect.pk).update(old_path=path)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0017_user_session"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(make_canonical, migrations.RunPython.noop)]
