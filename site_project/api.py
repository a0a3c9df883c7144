"""The read-only content API at ``/api/v2/``: live, public pages and the pictures on them."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet

LARGEST_OFFSET = 1_000_000


class BoundedPagination(WagtailPagination):
    """Refuses numbers that a database can't count to, instead of failing on them."""

    def paginate_queryset(
        self, queryset: QuerySet, request: Request, view: Any = None
    ) -> QuerySet | list:
        """Answers 400 to an offset beyond what any site holds."""
        offset = request.GET.get("offset", "")
        if len(offset) > len(str(LARGEST_OFFSET)):
            raise BadRequestError(f"offset must be less than {LARGEST_OFFSET}")
        return super().paginate_queryset(queryset, request, view)


class SitePagesAPIViewSet(PagesAPIViewSet):
    """Wagtail's endpoint of pages, with bounded numbers."""

    pagination_class = BoundedPagination


router = WagtailAPIRouter("api")
router.register_endpoint("pages", SitePagesAPIViewSet)
