"""Marks which originals have been made free from notes of camera and place: none yet."""

import wagtail.images.models
from django.db import migrations, models

import home.images.models


class Migration(migrations.Migration):
    dependencies = [("home", "0009_ways_into_the_series")]

    operations = [
        migrations.AddField(
            model_name="siteimage",
            name="is_kept_clean",
            field=models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                verbose_name="filen är fri från uppgifter om kamera och plats",
            ),
        ),
        migrations.AlterField(
            model_name="siteimage",
            name="file",
            field=home.images.models.OriginalField(
                height_field="height",
                upload_to=wagtail.images.models.get_upload_to,
                verbose_name="fil",
                width_field="width",
            ),
        ),
    ]
