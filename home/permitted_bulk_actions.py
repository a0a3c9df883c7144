"""Which of Wagtail's bulk actions an editor is offered: those the editor may take at all.

Wagtail offers every action to everybody and refuses on the next screen. An action that the editor
may take on some things and not on others is offered; the next screen says which ones are left out.
"""

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page
from wagtail.permissions import policy_registry

Editor = AbstractBaseUser | AnonymousUser

# An editor may delete and move drafts without the right to publish; what is published needs it.
PAGE_RIGHTS = {"delete": "change", "move": "change", "publish": "publish", "unpublish": "publish"}
RIGHTS = {"delete": "delete"}


def is_permitted(user: Editor, app_label: str, model_name: str, action: str) -> bool:
    """Tells whether the user may take the action on something of the model."""
    model = apps.get_model(app_label, model_name)
    rights = PAGE_RIGHTS if issubclass(model, Page) else RIGHTS
    policy = policy_registry.get_by_type(model)
    return bool(policy.user_has_permission(user, rights.get(action, "change")))


def refused_addresses(user: Editor, app_label: str, model_name: str) -> set[str]:
    """Returns the addresses of the model's actions that the user may never take."""
    actions = bulk_action_registry.get_bulk_actions_for_model(app_label, model_name)
    return {
        reverse("wagtail_bulk_action", args=[app_label, model_name, action.action_type])
        for action in actions
        if not is_permitted(user, app_label, model_name, action.action_type)
    }
