"""Adds what the facets of a document are as one text: one column is counted in less time than four."""

from django.db import migrations, models
from django.db.models.functions import Cast, Concat


class Migration(migrations.Migration):
    """Both databases work out the column by themselves, also for the rows that are there."""

    dependencies = [("search", "0007_more_everyday_words")]

    operations = [
        migrations.AddField(
            model_name="indexeddocument",
            name="place",
            field=models.GeneratedField(
                db_persist=True,
                expression=Concat(
                    models.F("county"),
                    models.Value("/"),
                    models.F("size"),
                    models.Value("/"),
                    Cast("year", models.CharField(max_length=5)),
                    models.Value("/"),
                    models.F("label"),
                ),
                output_field=models.CharField(max_length=100),
            ),
        ),
    ]
