"""What profiles state, beside them, so that the database can filter by it."""

from collections.abc import Iterator
from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def state_measures(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Reads the facts of every profile as they are stored."""
    stated = apps.get_model("profiles", "StatedMeasure")
    for page in apps.get_model("profiles", "ProfilePage").objects.only("aside").iterator(100):
        measures = sorted(set(measures_of(page.aside.raw_data)))
        stated.objects.bulk_create(stated(page=page, measure=measure) for measure in measures)


def measures_of(aside: Any) -> Iterator[str]:
    """Yields what the rows with label and value measure."""
    for panel in aside:
        rows = panel["value"].get("items") or [] if panel["type"] == "fact_panel" else []
        for row in (item["value"] for item in rows if item["type"] == "row"):
            values = [one["value"] if isinstance(one, dict) else one for one in row["values"]]
            if row.get("measure") and row.get("label") and any(map(str.strip, values)):
                yield row["measure"]


class Migration(migrations.Migration):
    dependencies = [("profiles", "0015_profile_indexes")]

    operations = [
        migrations.CreateModel(
            name="StatedMeasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("measure", models.CharField(max_length=20)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stated_measures",
                        to="profiles.profilepage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "page"), name="measure_stated_once")
                ],
            },
        ),
        migrations.RunPython(state_measures, migrations.RunPython.noop),
    ]
