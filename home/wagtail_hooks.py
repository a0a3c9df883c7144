"""What the home app adds to Wagtail."""

from functools import partial

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageViewSet

from home.guarded_autosave import GuardedAutosaveEditView
from home.idempotent_create import IdempotentCreateView
from home.locked_logins import URL_NAME, LockedLoginsMenuItem, urlpatterns
from home.models import HomePage, StandardPage
from home.next_step import NextStepMixin
from home.revision_revert import WarningRevertView
from home.two_factor.views import TwoFactorView, end_login, reset_two_factor

TWO_FACTOR_URLS = [
    path("account/saker-inloggning/", TwoFactorView.as_view(), name="two_factor"),
    path("account/inloggningar/<int:pk>/avsluta/", end_login, name="end_login"),
    path("tvasteg/", reset_two_factor, name="reset_two_factor"),
]
hooks.register("register_admin_urls", lambda: TWO_FACTOR_URLS)


class NextStepEditView(NextStepMixin, GuardedAutosaveEditView):
    """Wagtail's editor, led by the next step."""


class NextStepCreateView(NextStepMixin, IdempotentCreateView):
    """Wagtail's form for a new page, led by the next step, with one page from one form."""


@hooks.register("register_admin_viewset")
class StandardPageViewSet(PageViewSet):
    """Wagtail's views of a text page."""

    model = StandardPage
    add_view_class = NextStepCreateView
    edit_view_class = NextStepEditView
    revisions_revert_view_class = WarningRevertView


@hooks.register("register_admin_viewset")
class HomePageViewSet(PageViewSet):
    """Gives the home page the edit view whose autosave never writes over what was sent."""

    model = HomePage
    edit_view_class = NextStepEditView
    revisions_revert_view_class = WarningRevertView


class ResetTwoFactorMenuItem(MenuItem):
    """Shown to those who may help others in."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asks for the right."""
        return bool(request.user.has_perm("home.reset_two_factor"))


@hooks.register("register_settings_menu_item")
def reset_menu_item() -> MenuItem:
    """Returns the line in the menu of settings."""
    url = reverse("reset_two_factor")
    return ResetTwoFactorMenuItem(
        "Tvåstegsinloggning", url, name="two-factor", icon_name="lock", order=650
    )


@hooks.register("register_account_menu_item")
def two_factor_account_item(request: HttpRequest) -> dict[str, str]:
    """Leads from the user's account to the own codes and logins."""
    return {
        "url": reverse("two_factor"),
        "label": "Säker inloggning",
        "help_text": "Kod från en app, reservkoder och var du är inloggad.",
    }


def script(name: str) -> SafeString:
    """Returns what loads a script of the admin."""
    return format_html('<script type="module" src="{}"></script>', static(f"home/{name}.js"))


def style_sheet(name: str) -> SafeString:
    """Returns what loads a style sheet of the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static(f"home/{name}.css"))


def date_picker_script() -> SafeString:
    """Returns a script that has to run before the date pickers begin, so it is no module."""
    return format_html('<script src="{}"></script>', static("home/date_picker.js"))


hooks.register("insert_editor_js", partial(script, "unedited_form"))
hooks.register("insert_editor_js", partial(script, "sent_form"))
hooks.register("insert_editor_js", partial(script, "signed_out"))
hooks.register("insert_editor_js", partial(script, "table_columns"))
hooks.register("insert_editor_js", partial(script, "chosen_picture"))
hooks.register("insert_global_admin_css", partial(style_sheet, "signed_out"))
hooks.register("insert_global_admin_js", date_picker_script)
hooks.register("insert_global_admin_js", partial(script, "file_fields"))
hooks.register("insert_global_admin_css", partial(style_sheet, "file_fields"))
hooks.register("insert_global_admin_css", partial(style_sheet, "upload_list"))

hooks.register("register_admin_urls", lambda: urlpatterns)


@hooks.register("register_reports_menu_item")
def locked_logins_menu_item() -> LockedLoginsMenuItem:
    """Returns the line of the locked logins in the menu."""
    return LockedLoginsMenuItem(
        "Låsta inloggningar", reverse(URL_NAME), name="locked-logins", icon_name="lock", order=1100
    )
