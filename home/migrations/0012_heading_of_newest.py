"""Heads the newest presentations with the word that the site uses now."""

import json

from django.db import migrations

BEFORE, AFTER = "Senaste profilerna", "Senaste presentationerna"


def renamed(body):
    """Returns the raw stream with the heading renamed where nobody has written another."""
    return [
        {**block, "value": {**block["value"], "heading": AFTER}}
        if block["type"] == "newest_profiles" and block["value"].get("heading") == BEFORE
        else block
        for block in body
    ]


def rename_heading(apps, schema_editor):
    """Renames it on the page and on its kept versions."""
    HomePage = apps.get_model("home", "HomePage")
    Revision = apps.get_model("wagtailcore", "Revision")
    for page in HomePage.objects.all():
        page.body = json.dumps(renamed(page.body.raw_data))
        page.save(update_fields=["body"])
        for revision in Revision.objects.filter(base_content_type__model="page", object_id=page.pk):
            body = json.loads(revision.content.get("body") or "[]")
            revision.content["body"] = json.dumps(renamed(body))
            revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [("home", "0011_section_titles"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(rename_heading, migrations.RunPython.noop)]
