"""Swedish where Wagtail's admin has English that no translation reaches.

Most of the admin is translated in ``locale/``. What is here has no message to translate: labels
that Django makes of field names, and the names of permissions, which it writes into the database
while translations are off.
"""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as global_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Permission
from django.forms import Form
from django.utils.translation import override
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.contrib.search_promotions.forms import SearchPromotionsFormSet
from wagtail.sites.views import IndexView as SiteIndexView
from wagtail.users.forms import PagePermissionsForm
from wagtail.users.views.bulk_actions.assign_role import RoleForm

FIELD_LABELS: tuple[tuple[type[Form], str, str], ...] = (
    (AnchorLinkChooserForm, "link_text", "Länktext"),
    (EmailLinkChooserForm, "body", "Meddelande"),
    (EmailLinkChooserForm, "email_address", "E-postadress"),
    (EmailLinkChooserForm, "link_text", "Länktext"),
    (EmailLinkChooserForm, "subject", "Ämne"),
    (ExternalLinkChooserForm, "link_text", "Länktext"),
    (LoginForm, "password", "Lösenord"),
    (RoleForm, "role", "Roll"),
    (PagePermissionsForm, "page", "Sida"),
    (PhoneLinkChooserForm, "link_text", "Länktext"),
    (PhoneLinkChooserForm, "phone_number", "Telefonnummer"),
    (SearchPromotionsFormSet.form, "external_link_text", "Länktext"),
    (WorkflowPageForm, "page", "Sida"),
)
COLUMN_LABELS = {"port": "Port", "site_name": "Webbplatsens namn", "root_page": "Startsida"}

PERMISSION_VERBS = {
    "add": "lägga till",
    "change": "ändra",
    "choose": "välja",
    "delete": "radera",
    "lock": "låsa",
    "publish": "publicera",
    "unlock": "låsa upp",
    "view": "se",
}
PERMISSION_NAMES = {
    "access_admin": "Får logga in i redaktionen",
    "bulk_delete_page": "Får radera sidor som har undersidor",
}


def label_fields_and_columns() -> None:
    """Gives fields and columns without a label of their own a Swedish one."""
    for form, name, label in FIELD_LABELS:
        form.base_fields[name].label = label
    for column in SiteIndexView.columns:
        column.label = COLUMN_LABELS.get(column.name, column.label)


def name_permissions(
    app_config: AppConfig, using: str, apps: Apps = global_apps, **arguments: Any
) -> None:
    """Renames an application's permissions that still have English names, after each migration.

    Django finds a permission by its code name, so the text is free to change. This may run before
    Django's own receiver, which makes the permissions, so it asks for them first. ``apps`` knows
    the models migrated so far, which need not include permissions; an emptied database sends none.
    """
    if "permission" not in apps.all_models["auth"]:
        return
    create_permissions(app_config, using=using, apps=apps, verbosity=0)
    own = Permission.objects.using(using).filter(content_type__app_label=app_config.label)
    renamed = list(own.exclude(name__startswith="Får ").select_related("content_type"))
    for permission in renamed:
        permission.name = swedish_permission_name(permission)
    Permission.objects.using(using).bulk_update(renamed, ["name"])


def swedish_permission_name(permission: Permission) -> str:
    """Returns "Får ändra sida" for change_page, and the name as it is for what is unknown."""
    verb = PERMISSION_VERBS.get(permission.codename.split("_")[0])
    model = permission.content_type.model_class()
    if permission.codename in PERMISSION_NAMES:
        return PERMISSION_NAMES[permission.codename]
    if verb is None or model is None:
        return permission.name
    with override("sv"):
        return f"Får {verb} {model._meta.verbose_name}"
