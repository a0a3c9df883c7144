"""Loads counties, municipalities and topics."""

from django.db import migrations
from django.utils.text import slugify

from home.sorting import swedish_sort_key
from profiles.registers.source_data import municipality_rows, topic_rows


def load_municipalities(apps, schema_editor):
    """Creates what is missing; what editors have changed stays."""
    County = apps.get_model("profiles", "County")
    Municipality = apps.get_model("profiles", "Municipality")
    for row in municipality_rows():
        county, _ = County.objects.get_or_create(
            code=row.county_code,
            defaults={
                "name": row.county_name,
                "slug": slugify(row.county_name),
                "sort_key": swedish_sort_key(row.county_name),
            },
        )
        Municipality.objects.get_or_create(
            code=row.code,
            defaults={
                "name": row.name,
                "display_name": row.display_name,
                "county": county,
                "slug": row.slug,
                "website": row.website,
                "population": row.population,
                "population_year": row.population_year,
                "sort_key": swedish_sort_key(row.name),
            },
        )


def load_topics(apps, schema_editor):
    """Creates the topics that are missing."""
    Topic = apps.get_model("profiles", "Topic")
    for row in topic_rows():
        Topic.objects.get_or_create(
            slug=row["slug"],
            defaults={
                "label": row["label"],
                "group": row["group"],
                "synonyms": "\n".join(row["synonyms"]),
                "sort_key": swedish_sort_key(row["label"]),
            },
        )


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_initial")]

    operations = [
        migrations.RunPython(load_municipalities, migrations.RunPython.noop),
        migrations.RunPython(load_topics, migrations.RunPython.noop),
    ]
