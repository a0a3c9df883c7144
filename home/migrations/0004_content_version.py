"""Adds the version that cached pages are kept under, with its only row."""

from django.db import migrations, models

import home.models.content_version


def create_only_row(apps, schema_editor):
    """Without the row nothing would be cached before the first change of content."""
    apps.get_model("home", "ContentVersion").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_swedish_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContentVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=home.models.content_version.make_token, max_length=32
                    ),
                ),
            ],
            options={
                "verbose_name": "innehållsversion",
                "verbose_name_plural": "innehållsversioner",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="one_content_version"
                    )
                ],
            },
        ),
        migrations.RunPython(create_only_row, migrations.RunPython.noop),
    ]
