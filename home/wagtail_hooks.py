"""What the home app adds to Wagtail."""

from functools import partial

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.viewsets.pages import PageViewSet

from home.guarded_autosave import GuardedAutosaveEditView
from home.idempotent_create import IdempotentCreateView
from home.models import HomePage, StandardPage


@hooks.register("register_admin_viewset")
class StandardPageViewSet(PageViewSet):
    """Wagtail's views of a text page, with one page from one form."""

    model = StandardPage
    add_view_class = IdempotentCreateView
    edit_view_class = GuardedAutosaveEditView


@hooks.register("register_admin_viewset")
class HomePageViewSet(PageViewSet):
    """Wagtail's views of the home page."""

    model = HomePage
    edit_view_class = GuardedAutosaveEditView


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
hooks.register("insert_global_admin_css", partial(style_sheet, "signed_out"))
hooks.register("insert_global_admin_js", date_picker_script)
hooks.register("insert_global_admin_js", partial(script, "file_fields"))
hooks.register("insert_global_admin_css", partial(style_sheet, "file_fields"))
