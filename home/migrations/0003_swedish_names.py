"""Gives what Wagtail's own migrations create Swedish names.

Editors choose and read these on screens and in mails: the two groups, the workflow that every
page has and its only task, the collection new pictures go to, and the top of the page tree. A
name that somebody has changed already is left alone.
"""

from django.db import migrations

# model, field, Wagtail's name, ours
NAMES = (
    ("auth.Group", "name", "Editors", "Redaktörer"),
    ("auth.Group", "name", "Moderators", "Redaktionschefer"),
    ("wagtailcore.Workflow", "name", "Moderators approval", "Granskning före publicering"),
    ("wagtailcore.Task", "name", "Moderators approval", "Redaktionschefens granskning"),
    ("wagtailcore.Collection", "name", "Root", "Allmänt"),
    ("wagtailcore.Page", "title", "Root", "Alla sidor"),
    ("wagtailcore.Page", "draft_title", "Root", "Alla sidor"),
)


def rename(apps, old, new):
    """Renames each row that still has its old name; ``old`` and ``new`` index a row of NAMES."""
    for row in NAMES:
        rows = apps.get_model(row[0]).objects.filter(**{row[1]: row[old]})
        if row[0] in ("wagtailcore.Collection", "wagtailcore.Page"):
            rows = rows.filter(depth=1)
        rows.update(**{row[1]: row[new]})


def to_swedish(apps, schema_editor):
    """Replaces Wagtail's names."""
    rename(apps, old=2, new=3)


def to_english(apps, schema_editor):
    """Puts Wagtail's names back."""
    rename(apps, old=3, new=2)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_home_page"),
        # These look the groups up by their English names.
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(to_swedish, to_english)]
