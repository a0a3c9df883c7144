"""Calls the series ”Presentationer”, the one word that editors and visitors meet."""

from django.db import migrations


def rename_series(apps, schema_editor):
    """Renames the series where nobody has given it a title of its own."""
    ProfileIndexPage = apps.get_model("profiles", "ProfileIndexPage")
    Revision = apps.get_model("wagtailcore", "Revision")
    for series in ProfileIndexPage.objects.filter(title="Profiler"):
        series.title = series.draft_title = "Presentationer"
        series.save(update_fields=["title", "draft_title"])
        for revision in Revision.objects.filter(pk=series.latest_revision_id):
            revision.content["title"] = "Presentationer"
            revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [("profiles", "0006_manuscript_upload")]

    operations = [migrations.RunPython(rename_series, migrations.RunPython.noop)]
