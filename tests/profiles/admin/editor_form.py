"""What the editor's page posts, made from the page itself."""

from typing import Any

from django.contrib.auth.models import User
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from profiles.models import ProfilePage

PARAGRAPH = "<p>Gruppen träffas varje måndag och fördelar veckans nya ärenden.</p>"


def posted(**fields: Any) -> dict[str, Any]:
    """Returns the data of a form that every rule accepts; any keyword sets a field.

    ``body`` and ``aside`` are lists of pairs of block type and posted value.
    """
    values: dict[str, Any] = {
        "municipality": "",
        "label": "redaktionellt",
        "advertiser": "",
        "kicker": "Presentation",
        "title": "Att arbeta i Haninge",
        "published_on": "2024-05-03",
        "lead_image_credit_role": "foto",
        "standfirst": [("text", rich_text("<p>Här finns tid att tänka.</p>"))],
        "body": [("paragraph", rich_text(PARAGRAPH))],
        "aside": [],
        "corrections": [],
        "people": [],
        **fields,
    }
    streams = ("standfirst", "body", "aside", "corrections")
    nested = {name: streamfield(values.pop(name)) for name in streams}
    people = inline_formset(values.pop("people"))
    comments = values.pop("comments", inline_formset([]))
    return nested_form_data({**values, **nested, "people": people, "comments": comments})


def rendered_form(page: ProfilePage, user: User) -> Any:
    """Returns the unbound form as the editor's page shows it."""
    form_class = ProfilePage.get_edit_handler().get_form_class()
    return form_class(instance=page, for_user=user, parent_page=page.get_parent())
