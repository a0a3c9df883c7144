"""The buttons below a list whose rows are marked."""

from typing import Any

from django import template
from wagtail.admin.templatetags.wagtailadmin_tags import bulk_action_choices

from home.permitted_bulk_actions import refused_addresses

register = template.Library()


@register.inclusion_tag("wagtailadmin/shared/buttons.html", takes_context=True)
def permitted_bulk_actions(
    context: template.Context, app_label: str, model_name: str
) -> dict[str, Any]:
    """Returns Wagtail's buttons without those that the editor would only be refused for."""
    refused = refused_addresses(context["request"].user, app_label, model_name)
    buttons = bulk_action_choices(context, app_label, model_name)["buttons"]
    return {"buttons": [button for button in buttons if button.url not in refused]}
