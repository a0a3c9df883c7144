"""Makes the ways into the series, which stood in the template, blocks of the home page."""

import json
from uuid import uuid4

from django.db import migrations

SECTIONS = (
    ("newest_profiles", "Senaste profilerna"),
    ("map", "Hitta på kartan"),
    ("topics", "Vad handlar de om?"),
)


def make_blocks():
    """Returns the three sections as a stream field stores them."""
    return [
        {"type": name, "value": {"heading": heading}, "id": str(uuid4())}
        for name, heading in SECTIONS
    ]


def add_sections(apps, schema_editor):
    """Puts the sections first, on the page and on its kept versions."""
    HomePage = apps.get_model("home", "HomePage")
    Revision = apps.get_model("wagtailcore", "Revision")
    for page in HomePage.objects.all():
        page.body = json.dumps([*make_blocks(), *page.body.raw_data])
        page.save(update_fields=["body"])
        for revision in Revision.objects.filter(base_content_type__model="page", object_id=page.pk):
            body = json.loads(revision.content.get("body") or "[]")
            revision.content["body"] = json.dumps([*make_blocks(), *body])
            revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0008_home_body_sections"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(add_sections, migrations.RunPython.noop)]
