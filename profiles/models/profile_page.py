"""A municipality's profile."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models
from django.http import HttpRequest
from wagtail.models import Revision
from wagtail.search import index

from home.models import SitePage
from home.rich_text_links import resolve_page_links
from profiles import editions
from profiles.content import UNTITLED, AbstractProfilePage
from profiles.forms.panels import PROFILE_EDIT_HANDLER
from profiles.forms.profile_page_form import ProfilePageForm
from profiles.public.formats.api_fields import PROFILE_API_FIELDS
from profiles.public.profile_context import profile_context
from profiles.public.structured_data.profile import profile_data
from profiles.public.structured_data.sharing import shared_profile
from profiles.rules import PublishingError, publishing_errors


class ProfilePage(AbstractProfilePage):
    """A profile: a draft holds whatever fits, the publishing rules guard every way to publish."""

    base_form_class = ProfilePageForm

    edit_handler = PROFILE_EDIT_HANDLER
    search_fields: ClassVar[list] = [
        *SitePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.SearchField("aside"),
        index.FilterField("municipality"),
        index.FilterField("label"),
        index.FilterField("published_on"),
    ]

    api_fields: ClassVar[list] = PROFILE_API_FIELDS

    parent_page_types: ClassVar[list[str]] = ["profiles.ProfileIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "profiles/profile_page.html"

    class Meta:
        verbose_name = "presentation"
        verbose_name_plural = "presentationer"
        indexes: ClassVar[list[models.Index]] = [
            # What lists are ordered by; a row's key follows each entry by itself.
            models.Index(fields=["published_on", "page_ptr"], name="profile_newest_first"),
            # All that facets are counted by, so that no text has to be passed by to count.
            models.Index(fields=["municipality", "published_on", "label"], name="profile_counted"),
        ]

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Remembers whether the stored page was live, see :meth:`save`."""
        page = super().from_db(*args, **kwargs)
        page._was_live = page.__dict__.get("live", False)
        return page

    def full_clean(self, exclude: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Gives title and slug before Wagtail validates what the database needs."""
        self._complete_for_database()
        super().full_clean(exclude, **kwargs)

    def minimal_clean(self) -> None:
        """Gives title and slug before Wagtail's check of a draft."""
        self._complete_for_database()
        super().minimal_clean()

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Saves; raises PublishingError when the page would go live against the rules.

        A page that already is live is saved as it is: rules made stricter
        later must not stop a move or a correction elsewhere.
        """
        if self.live and not getattr(self, "_was_live", False):
            self.check_publishable()
        result = super().save(*args, **kwargs)
        self._was_live = self.live
        return result

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publishes or schedules; raises PublishingError when the revision breaks a rule."""
        revision.as_object().check_publishable()
        return super().publish(revision, *args, **kwargs)

    def check_publishable(self) -> None:
        """Raises PublishingError with every error of the publishing rules."""
        errors = publishing_errors(self)
        if errors:
            raise PublishingError(self, errors)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Keeps the stored slug: URLs belong to the series, not to a revision."""
        page = super().with_content_json(content)
        page.slug = self.slug
        page.url_path = self.url_path
        page._was_live = getattr(self, "_was_live", self.live)
        return page

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the people shown, the ways on through the series, and what machines read."""
        context = super().get_context(request, *args, **kwargs)
        resolve_page_links((self.standfirst, self.body, self.aside), request)
        # An alias says of everything where the page itself has it.
        url = (self.alias_of or self).get_url(request)
        context.update(profile_context(self, url))
        context["shared"] = shared_profile(self, request, url)
        context["structured_data"] = profile_data(self, request, url, context["people"])
        return context

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet:
        """Loads with the profiles what they are found by, for all of them at once."""
        profiles = super().get_indexed_objects()
        profiles = profiles.select_related("municipality__county", "lead_image")
        return profiles.prefetch_related("people", "topics")

    def get_indexed_instance(self) -> Self | None:
        """Loads the same with one profile."""
        profile: Self | None = self.get_indexed_objects().filter(pk=self.pk).first()
        return profile

    def _complete_for_database(self) -> None:
        if not self.title.strip():
            self.title = UNTITLED
        if not self.first_published_at:
            self.slug = editions.free_slug(self)
