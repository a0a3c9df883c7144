"""What the search adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from search import admin_views

register_snippet(admin_views.SynonymViewSet)

hooks.register("register_admin_urls", lambda: admin_views.urlpatterns)


class SearchesMenuItem(MenuItem):
    """Shown to those who may read the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asks for the right to view searches."""
        return request.user.has_perm("search.view_searchlog")


@hooks.register("register_reports_menu_item")
def searches_menu_item() -> MenuItem:
    """Returns the report's line in the menu."""
    return SearchesMenuItem(
        "Sökningar", reverse("searches_report"), name="searches", icon_name="search", order=1000
    )


@hooks.register("construct_reports_menu")
def leave_out_stock_report(request: HttpRequest, menu_items: list[Any]) -> None:
    """Takes away Wagtail's report of search terms, which counts only promoted queries here."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]
