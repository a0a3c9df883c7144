"""Gives the three roles of the editorial office what they need, and no more.

Redaktörer write, submit and import; Redaktionschefer publish and keep the registers; of the
administrators are asked only what concerns accounts and the site itself. The first two exist
already (Wagtail's groups under Swedish names) with their rights to pages, pictures and documents.
"""

from django.db import migrations

EDITORS = "Redaktörer"
CHIEFS = "Redaktionschefer"
ADMINISTRATORS = "Administratörer"

ALL = ("add", "change", "delete", "view")
PAGE_RIGHTS = {
    EDITORS: ("add_page", "change_page"),
    CHIEFS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    ADMINISTRATORS: (
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
        "bulk_delete_page",
    ),
}
COLLECTION_RIGHTS = (
    ("wagtailimages", "image", ("add_image", "change_image", "choose_image")),
    ("wagtaildocs", "document", ("add_document", "change_document", "choose_document")),
)
READER_MODELS = (
    ("profiles", "municipality", ("view",)),
    ("profiles", "county", ("view",)),
    ("profiles", "topic", ("view",)),
)
CHIEF_MODELS = (
    ("profiles", "municipality", ("change", "view")),
    ("profiles", "county", ("view",)),
    ("profiles", "topic", ALL),
    ("home", "publishersettings", ("change", "view")),
    ("wagtailredirects", "redirect", ALL),
    ("wagtailsearchpromotions", "searchpromotion", ALL),
    ("wagtailsearchpromotions", "query", ("view",)),
)
ADMINISTRATOR_MODELS = (
    *CHIEF_MODELS,
    ("auth", "user", ALL),
    ("auth", "group", ALL),
    ("wagtailcore", "site", ALL),
    ("wagtailcore", "workflow", ALL),
    ("wagtailcore", "task", ALL),
)
MODEL_RIGHTS = {EDITORS: READER_MODELS, CHIEFS: CHIEF_MODELS, ADMINISTRATORS: ADMINISTRATOR_MODELS}


def permission(apps, app_label, model, codename):
    """Returns the permission, which Django itself makes only after the last migration."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {codename}"}
    )
    return found


def give_page_rights(apps, group, codenames):
    """Gives the rights on the whole page tree."""
    top = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).first()
    rights = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for codename in codenames if top else ():
        rights.get_or_create(
            group=group, page=top, permission=permission(apps, "wagtailcore", "page", codename)
        )


def give_collection_rights(apps, group):
    """Lets the group upload, describe and choose pictures and documents."""
    top = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).first()
    rights = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for app_label, model, codenames in COLLECTION_RIGHTS if top else ():
        for codename in codenames:
            rights.get_or_create(
                group=group,
                collection=top,
                permission=permission(apps, app_label, model, codename),
            )


def give_model_rights(apps, group, models):
    """Lets the group into the admin and gives it the rights to the listed models."""
    group.permissions.add(permission(apps, "wagtailadmin", "admin", "access_admin"))
    for app_label, model, actions in models:
        for action in actions:
            group.permissions.add(permission(apps, app_label, model, f"{action}_{model}"))


def set_up_roles(apps, schema_editor):
    """Completes the three groups; rights that somebody has added stay."""
    for name, page_rights in PAGE_RIGHTS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        give_page_rights(apps, group, page_rights)
        give_collection_rights(apps, group)
        give_model_rights(apps, group, MODEL_RIGHTS[name])


def set_up_workflow(apps, schema_editor):
    """Lets the chiefs, and them alone, review every page before it is published."""
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    task = Task.objects.filter(name="Redaktionschefens granskning").first()
    workflow = Workflow.objects.filter(name="Granskning före publicering").first()
    top = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).first()
    if not (task and workflow and top):
        return
    task.groups.set(apps.get_model("auth", "Group").objects.filter(name=CHIEFS))
    apps.get_model("wagtailcore", "WorkflowPage").objects.get_or_create(
        page=top, defaults={"workflow": workflow}
    )


class Migration(migrations.Migration):
    dependencies = [
        ("profiles", "0004_checklist_state"),
        ("home", "0003_swedish_names"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [
        migrations.RunPython(set_up_roles, migrations.RunPython.noop),
        migrations.RunPython(set_up_workflow, migrations.RunPython.noop),
    ]
