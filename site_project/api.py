"""The read-only content API at ``/api/v2/``: live, public pages and the pictures on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet

from home.models.site_page import NO_ALIAS

LARGEST_OFFSET = 1_000_000


@contextmanager
def refusing_wrong_values() -> Iterator[None]:
    """Answers 400 where a field can't hold what it is compared with: a date "x", a NUL, 10**30.

    Some values are refused when the query is made, some by the database.
    """
    try:
        yield
    except (ValueError, OverflowError, ValidationError) as error:
        raise BadRequestError("a parameter has a value that its field can't have") from error


class BoundedPagination(WagtailPagination):
    """Refuses numbers that a database can't count to, instead of failing on them."""

    def paginate_queryset(
        self, queryset: QuerySet, request: Request, view: Any = None
    ) -> QuerySet | list:
        """Answers 400 to an offset beyond what any site holds."""
        offset = request.GET.get("offset", "")
        if len(offset) > len(str(LARGEST_OFFSET)):
            raise BadRequestError(f"offset must be less than {LARGEST_OFFSET}")
        with refusing_wrong_values():
            return super().paginate_queryset(queryset, request, view)


class SitePagesAPIViewSet(PagesAPIViewSet):
    """Wagtail's endpoint of pages, with bounded numbers, and JSON whoever asks.

    The HTML that it offers browsers sets a cookie and carries scripts within the page.
    """

    pagination_class = BoundedPagination
    renderer_classes: ClassVar[list[type[BaseRenderer]]] = [JSONRenderer]

    def get_base_queryset(self) -> QuerySet:
        """Leaves aliases out: the page itself is listed."""
        return super().get_base_queryset().filter(NO_ALIAS)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keeps the pages that the parameters ask for."""
        with refusing_wrong_values():
            return super().filter_queryset(queryset)

    def find_object(self, queryset: QuerySet, request: Request) -> Any:
        """Returns the page with a key or a URL."""
        with refusing_wrong_values():
            return super().find_object(queryset, request)


router = WagtailAPIRouter("api")
router.register_endpoint("pages", SitePagesAPIViewSet)
