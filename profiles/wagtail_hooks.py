"""What the profiles app adds to Wagtail: one line each, the code stands where it belongs."""

from functools import partial

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from profiles.admin import listing, menus, urls
from profiles.admin.dashboard import arrange_panels
from profiles.admin.publishing_guards import GuardedPublishBulkAction
from profiles.admin.register_uses import refuse_deletion_of_used
from profiles.admin.reports import REPORTS, report_menu_item
from profiles.approval.history import register_actions
from profiles.home_sections import home_sections
from profiles.registers.viewsets import RegisterViewSetGroup

register_snippet(RegisterViewSetGroup)

# Asked by the screens that delete one row and by the list that deletes many.
hooks.register("before_delete_snippet", refuse_deletion_of_used)

hooks.register("register_admin_urls", lambda: urls.urlpatterns)
hooks.register(
    "register_admin_viewset",
    lambda: listing.ProfileListViewSet("profile_list", url_prefix="presentationer"),
)
hooks.register("register_admin_viewset", listing.ProfilePageViewSet)
hooks.register("register_admin_viewset", listing.ProfileIndexPageViewSet)
hooks.register("register_admin_menu_item", menus.guide_menu_item)
hooks.register("construct_help_menu", menus.leave_out_english_guides)
hooks.register("register_admin_menu_item", menus.import_menu_item)
hooks.register("register_page_header_buttons", menus.import_buttons)
hooks.register("register_page_header_buttons", menus.profile_buttons)
hooks.register("register_page_listing_more_buttons", menus.profile_buttons)
for order, report in enumerate(REPORTS.values(), start=500):
    hooks.register("register_reports_menu_item", partial(report_menu_item, report, order))
hooks.register("register_log_actions", register_actions)
hooks.register("insert_global_admin_css", menus.style_sheet)
hooks.register("construct_homepage_panels", arrange_panels)

# After Wagtail's own, which it replaces.
hooks.register("register_bulk_action", GuardedPublishBulkAction, order=100)

hooks.register("home_page_context", home_sections)
