"""Lets chiefs and administrators help those who have lost phone and paper codes."""

from django.db import migrations

ROLES = ("Redaktionschefer", "Administratörer")


def give_right(apps, schema_editor):
    """Gives the right, which Django itself makes only after the last migration."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="usersession"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename="reset_two_factor",
        defaults={"name": "Får ta bort andras tvåstegsinloggning"},
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("profiles", "0011_collection_rights"),
        ("home", "0017_user_session"),
    ]

    operations = [migrations.RunPython(give_right, migrations.RunPython.noop)]
