"""Taking an older version of a page back, with what it has lost said first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.pages.revisions import RevisionsRevertView

from home.lost_content import warn_of_lost_content


class WarningRevertView(RevisionsRevertView):
    """Wagtail's view of an older version, which says what is left of it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Says it before the editor takes the version back."""
        warn_of_lost_content(request, self.page)
        return super().get(request, *args, **kwargs)
