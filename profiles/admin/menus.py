"""What the admin adds to Wagtail's menus and buttons."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from profiles.models import ProfilePage

ENGLISH_GUIDES = ("editor-guide", "whats-new-in-wagtail")
NEW_EDITION = "Ny presentation för samma kommun"


def guide_menu_item() -> MenuItem:
    """Returns ”Handbok”."""
    return MenuItem("Handbok", reverse("guide"), name="handbok", icon_name="help", order=9000)


def edition_buttons(page: Page, user: Any, *_args: Any, **_kwargs: Any) -> Iterator[Button]:
    """Yields the button that begins a new edition, to whoever may write."""
    if isinstance(page, ProfilePage) and page.permissions_for_user(user).can_edit():
        url = reverse("new_edition", args=[page.pk])
        yield Button(NEW_EDITION, url, icon_name="plus", priority=25)


def leave_out_english_guides(request: HttpRequest, menu_items: list[Any]) -> None:
    """Takes Wagtail's English guides away from ”Hjälp”; the editors have ”Handbok”."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(ENGLISH_GUIDES)]


def style_sheet() -> SafeString:
    """Returns the link to the admin's style sheet, for every screen."""
    return format_html('<link rel="stylesheet" href="{}">', static("profiles/admin/admin.css"))
