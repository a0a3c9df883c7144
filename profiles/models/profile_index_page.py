"""The series: all profiles."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel

from home.models import SitePage
from home.pagination import paginate
from profiles.models.profile_page import ProfilePage


class ProfileIndexPage(SitePage):
    """Lists every visible profile, newest first, 24 to a page."""

    intro = models.TextField("inledning", blank=True)

    content_panels: ClassVar[list] = [*SitePage.content_panels, FieldPanel("intro")]

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["profiles.ProfilePage"]
    max_count = 1
    template = "profiles/profile_index_page.html"

    class Meta:
        verbose_name = "serie"
        verbose_name_plural = "serier"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the page of profiles that ``sida`` asks for."""
        context = super().get_context(request, *args, **kwargs)
        profiles = ProfilePage.objects.visible().child_of(self).for_cards().newest_first()
        context["profiles"] = paginate(profiles, request.GET.get("sida"))
        return context
