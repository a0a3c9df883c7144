"""Where editors find the import: in the menu, and beside the series' own add button."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from profiles.admin.manuscript_import.views import may_import
from profiles.models import ProfileIndexPage

IMPORT = "Importera manus"


class ImportMenuItem(MenuItem):
    """Shown to those who may add a profile."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tells whether the user may import."""
        return may_import(request.user)


def import_menu_item() -> MenuItem:
    """Returns the entry of the main menu."""
    return ImportMenuItem(
        IMPORT, reverse("manuscript_upload"), name="manus", icon_name="upload", order=150
    )


def import_buttons(page: Page, user: Any, *_args: Any, **_kwargs: Any) -> Iterator[Button]:
    """Yields the button on the series."""
    if isinstance(page, ProfileIndexPage) and may_import(user):
        yield Button(IMPORT, reverse("manuscript_upload"), icon_name="upload", priority=15)
