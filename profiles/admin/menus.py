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

from profiles.admin.manuscript_import.exports import FORMATS
from profiles.admin.new_profile import writable_series
from profiles.models import ProfileIndexPage, ProfilePage

ENGLISH_GUIDES = ("editor-guide", "whats-new-in-wagtail")
IMPORT = "Importera manus"


class ImportMenuItem(MenuItem):
    """Shown to those who may add a profile."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tells whether the user may import."""
        return writable_series(request.user) is not None


def import_menu_item() -> MenuItem:
    """Returns the entry of the main menu."""
    return ImportMenuItem(
        IMPORT, reverse("manuscript_upload"), name="manus", icon_name="upload", order=150
    )


def guide_menu_item() -> MenuItem:
    """Returns ”Handbok”."""
    return MenuItem("Handbok", reverse("guide"), name="handbok", icon_name="help", order=9000)


def import_buttons(page: Page, user: Any, *_args: Any, **_kwargs: Any) -> Iterator[Button]:
    """Yields the button on the series that leads to the import."""
    if isinstance(page, ProfileIndexPage) and writable_series(user):
        yield Button(IMPORT, reverse("manuscript_upload"), icon_name="upload", priority=15)


def profile_buttons(page: Page, user: Any, *_args: Any, **_kwargs: Any) -> Iterator[Button]:
    """Yields what an editor may do with a profile: send it, follow it up, take it out as a file."""
    if not isinstance(page, ProfilePage) or not page.permissions_for_user(user).can_edit():
        return
    url = reverse("approvals", args=[page.pk])
    yield Button("Skicka för godkännande", url, icon_name="mail", priority=15)
    url = reverse("new_edition", args=[page.pk])
    yield Button("Ny presentation för samma kommun", url, icon_name="plus", priority=25)
    for priority, (ending, (name, _, _)) in enumerate(FORMATS.items(), start=40):
        url = reverse("profile_export", args=[page.pk, ending])
        yield Button(name, url, icon_name="download", priority=priority)


def leave_out_english_guides(request: HttpRequest, menu_items: list[Any]) -> None:
    """Takes Wagtail's English guides away from ”Hjälp”; the editors have ”Handbok”."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(ENGLISH_GUIDES)]


def style_sheet() -> SafeString:
    """Returns the link to the admin's style sheet, for every screen."""
    return format_html('<link rel="stylesheet" href="{}">', static("profiles/admin/admin.css"))
