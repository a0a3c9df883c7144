"""What the home app adds to Wagtail."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.viewsets.pages import PageViewSet

from home.models import StandardPage
from home.single_creation import SingleCreationView


@hooks.register("register_admin_viewset")
class StandardPageViewSet(PageViewSet):
    """Wagtail's views of a text page, with one page from one form."""

    model = StandardPage
    add_view_class = SingleCreationView


@hooks.register("insert_editor_js")
def unedited_form_script() -> SafeString:
    """Returns the script that keeps an opened form from being saved before anybody has written."""
    address = static("home/unedited_form.js")
    return format_html('<script type="module" src="{}"></script>', address)
