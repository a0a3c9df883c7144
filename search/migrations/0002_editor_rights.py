"""Lets those who keep the registers keep the synonyms too, and every editor read the searches."""

from django.db import migrations

READERS = ("Redaktörer",)
KEEPERS = ("Redaktionschefer", "Administratörer")
ALL = ("add", "change", "delete", "view")


def give_rights(apps, schema_editor):
    """Adds the rights; those that somebody has added stay."""
    for name in (*READERS, *KEEPERS):
        group = apps.get_model("auth", "Group").objects.filter(name=name).first()
        if group:
            give(apps, group, "searchlog", ("view",))
            give(apps, group, "synonym", ALL if name in KEEPERS else ("view",))


def give(apps, group, model, actions):
    """Gives a group some rights to a model of this app."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="search", model=model
    )
    for action in actions:
        codename = f"{action}_{model}"
        permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": f"Can {codename}"}
        )
        group.permissions.add(permission)


class Migration(migrations.Migration):
    """Runs after the groups have their names."""

    dependencies = [
        ("search", "0001_initial"),
        ("profiles", "0005_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
