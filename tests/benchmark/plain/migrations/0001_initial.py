"""The plain page type's table; which blocks it takes is no matter of the database."""

import django.db.models.deletion
from django.db import migrations, models
from wagtail.fields import StreamField


class Migration(migrations.Migration):
    dependencies = [("home", "0019_told_token")]

    operations = [
        migrations.CreateModel(
            name="PlainPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("standfirst", StreamField([], blank=True)),
                ("body", StreamField([], blank=True)),
                ("aside", StreamField([], blank=True)),
            ],
            bases=("wagtailcore.page",),
        ),
    ]
