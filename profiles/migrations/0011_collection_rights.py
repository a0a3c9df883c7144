"""Lets the administrators make, name and delete the collections that pictures are sorted into."""

from django.db import migrations

ADMINISTRATORS = "Administratörer"
RIGHTS = ("add_collection", "change_collection", "delete_collection")


def give_collection_rights(apps, schema_editor):
    """Gives the rights on all collections; the permissions themselves come after all migrations."""
    group = apps.get_model("auth", "Group").objects.filter(name=ADMINISTRATORS).first()
    top = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).first()
    if not (group and top):
        return
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="collection"
    )
    for codename in RIGHTS:
        permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": f"Can {codename}"}
        )
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
            group=group, collection=top, permission=permission
        )


class Migration(migrations.Migration):
    dependencies = [("profiles", "0010_review_by")]

    operations = [migrations.RunPython(give_collection_rights, migrations.RunPython.noop)]
