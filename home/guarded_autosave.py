"""Autosave never takes part in, nor undoes, what was decided of a page.

Wagtail sends the form in the background while the editor presses "Publicera" or "Godkänn", and on
a slow server it arrives afterwards. Wagtail compares revisions, but an approval without further
edits publishes the very revision that autosave goes on writing over: the page was live and had
changes that nobody had made. The form that is sent in the background may even carry the approval
itself, which Wagtail's script has put into it as hidden fields.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from home.lost_content import warn_of_lost_content
from home.task_backends import collecting_tasks


class GuardedAutosaveEditView(EditView):
    """Wagtail's editor of a page, in which autosave only saves, and only what is still a draft."""

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        """Saves in one transaction that holds the page first.

        So an autosave sees a publication whole or not at all, and what is published is so with
        all that follows from it.
        """
        if request.method != "POST":
            return super().dispatch(request, page_id, **kwargs)
        with transaction.atomic(), collecting_tasks():
            # Evaluated for its lock; a page that is not there is answered below.
            held = Page.objects.select_for_update(of=("self",)).filter(pk=page_id)
            held.values_list("pk").first()
            return super().dispatch(request, page_id, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Shows the editor, and says what of the stored version is lost."""
        if not self.expects_json_response:
            warn_of_lost_content(request, self.page)
        return super().get(request, *args, **kwargs)

    @cached_property
    def is_out_of_date(self) -> bool:
        """Tells whether the form is older than the page, or would write over what is decided."""
        return super().is_out_of_date or self.would_overwrite_published()

    def would_overwrite_published(self) -> bool:
        """Tells whether autosave's own revision has been published or scheduled meanwhile."""
        revision = self.latest_revision
        if not revision or not self.request.POST.get("overwrite_revision_id"):
            return False
        is_live = revision.pk == self.real_page_record.live_revision_id
        return is_live or revision.approved_go_live_at is not None

    @cached_property
    def action_name_and_method(self) -> tuple[str, Callable[[], HttpResponse]]:
        """Has what is sent in the background do nothing but save."""
        if self.expects_json_response:
            return "save", self.save_action
        return super().action_name_and_method
