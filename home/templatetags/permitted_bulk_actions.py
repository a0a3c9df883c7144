"""The buttons below a list whose rows are marked: the actions that the editor may take at all.

Wagtail offers every action to everybody and refuses on the next screen. An action that the editor
may take on some things and not on others is offered; the next screen says which ones are left out.
"""

from typing import Any

from django import template
from django.apps import apps
from django.urls import reverse
from wagtail.admin.templatetags.wagtailadmin_tags import bulk_action_choices
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page
from wagtail.permissions import policy_registry

register = template.Library()

# An editor may delete and move drafts without the right to publish; what is published needs it.
PAGE_RIGHTS = {"delete": "change", "move": "change", "publish": "publish", "unpublish": "publish"}
RIGHTS = {"delete": "delete"}


@register.inclusion_tag("wagtailadmin/shared/buttons.html", takes_context=True)
def permitted_bulk_actions(
    context: template.Context, app_label: str, model_name: str
) -> dict[str, Any]:
    """Returns Wagtail's buttons without those that the editor would only be refused for."""
    model = apps.get_model(app_label, model_name)
    rights = PAGE_RIGHTS if issubclass(model, Page) else RIGHTS
    policy, user = policy_registry.get_by_type(model), context["request"].user
    refused = {
        reverse("wagtail_bulk_action", args=[app_label, model_name, action.action_type])
        for action in bulk_action_registry.get_bulk_actions_for_model(app_label, model_name)
        if not policy.user_has_permission(user, rights.get(action.action_type, "change"))
    }
    buttons = bulk_action_choices(context, app_label, model_name)["buttons"]
    return {"buttons": [button for button in buttons if button.url not in refused]}
