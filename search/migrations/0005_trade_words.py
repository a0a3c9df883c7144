"""Adds the trade's words to the topics of a site that has them already; nobody's words go."""

from django.db import migrations

from profiles.registers.source_data import topic_rows


def add_words(apps, schema_editor):
    """Adds the synonyms that a topic lacks, after those it has."""
    topics = apps.get_model("profiles", "Topic").objects.in_bulk(field_name="slug")
    for row in topic_rows():
        topic = topics.get(row["slug"])
        if topic:
            known = topic.synonyms.splitlines()
            lines = [*known, *(word for word in row["synonyms"] if word not in known)]
            topic.synonyms = "\n".join(lines)
            topic.save(update_fields=["synonyms"])


class Migration(migrations.Migration):
    """Runs after the topics are there."""

    dependencies = [("search", "0004_ordinary_tables"), ("profiles", "0002_registers")]

    operations = [migrations.RunPython(add_words, migrations.RunPython.noop)]
