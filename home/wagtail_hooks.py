"""What the home app adds to Wagtail."""

from wagtail import hooks
from wagtail.admin.viewsets.pages import PageViewSet

from home.models import StandardPage
from home.single_creation import SingleCreationView


@hooks.register("register_admin_viewset")
class StandardPageViewSet(PageViewSet):
    """Wagtail's views of a text page, with one page from one form."""

    model = StandardPage
    add_view_class = SingleCreationView
