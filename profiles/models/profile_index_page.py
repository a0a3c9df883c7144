"""The series: all profiles, and the ways through them."""

from contextlib import suppress
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.url_routing import RouteResult

from home.absolute_urls import absolute_url
from home.models import SitePage
from home.pagination import PAGE_SIZE
from profiles.content import AbstractProfileIndexPage, ProfilePageQuerySet
from profiles.editions import RESERVED_SLUGS
from profiles.models.profile_page import ProfilePage
from profiles.public import comparison_context, series_context
from profiles.public.cached_relations import attach_relations
from profiles.public.cards import load_cards
from profiles.public.facets import about_topic
from profiles.public.formats.feeds import SeriesFeed
from profiles.public.formats.markdown import markdown_of
from profiles.public.series_context import series_urls
from profiles.registers.models import County, Topic


class ProfileIndexPage(RoutablePageMixin, AbstractProfileIndexPage):
    """Lists every visible profile, 24 to a page, and those of a county or a topic."""

    content_panels: ClassVar[list] = [*SitePage.content_panels, "intro"]

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["profiles.ProfilePage"]
    max_count = 1
    template = "profiles/profile_index_page.html"

    class Meta:
        verbose_name = "serie"
        verbose_name_plural = "serier"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Finds a profile without asking for its parts that other pages share."""
        if len(path_components) == 1 and path_components[0] not in RESERVED_SLUGS:
            with suppress(ProfilePage.DoesNotExist):
                profile = self.get_profile(path_components[0])
                attach_relations(profile)
                return profile.route(request, [])
        return super().route(request, path_components)

    def get_profiles(self) -> ProfilePageQuerySet:
        """Returns the profiles of the series, whatever their state."""
        # A profile has no pages below it. With the depth besides, as ``child_of`` asks, SQLite
        # would begin with the pages and sort them all to find the newest.
        return ProfilePage.objects.filter(path__startswith=self.path)

    def get_profile(self, slug: str) -> ProfilePage:
        """Returns the profile of this URL, whatever its state; raises ``DoesNotExist``."""
        # The path says the same as ``child_of`` in one condition; the slug is the indexed one.
        return ProfilePage.objects.get(slug=slug, url_path=f"{self.url_path}{slug}/")

    @path("")
    def whole_series(self, request: HttpRequest) -> TemplateResponse:
        """Shows all profiles, filtered as the URL says."""
        return self.render(request, context_overrides=series_context.whole_series(self, request))

    @path("lan/<slug:slug>/")
    def county(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """Shows a county's profiles, also when there are none yet."""
        county = get_object_or_404(County, slug=slug)
        context = series_context.county_series(self, request, county)
        return self.render(request, context_overrides=context)

    @path("amne/<slug:slug>/")
    def topic(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """Shows a topic's profiles, also when there are none yet."""
        topic = get_object_or_404(Topic, slug=slug)
        context = series_context.topic_series(self, request, topic)
        return self.render(request, context_overrides=context)

    @path("jamfor/")
    def comparison(self, request: HttpRequest) -> TemplateResponse:
        """Shows two to four municipalities side by side."""
        context = comparison_context.comparison_context(self, request)
        return self.render(
            request, context_overrides=context, template="profiles/comparison_page.html"
        )

    @path("a-o/")
    def letters(self, request: HttpRequest) -> TemplateResponse:
        """Shows the municipalities A–Ö."""
        context = series_context.letters_page(self, request)
        template = "profiles/letters_page.html"
        return self.render(request, context_overrides=context, template=template)

    @path("karta/")
    def map(self, request: HttpRequest) -> TemplateResponse:
        """Shows the map of the series."""
        context = series_context.map_page(self, request)
        template = "profiles/map_page.html"
        return self.render(request, context_overrides=context, template=template)

    @path("folj/")
    def follow(self, request: HttpRequest) -> TemplateResponse:
        """Explains the feeds."""
        context = series_context.follow_page(self, request)
        template = "profiles/follow_page.html"
        return self.render(request, context_overrides=context, template=template)

    @path("flode/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Answers with the feed of the whole series."""
        url = series_urls(self, request).series
        return self._feed(request, self.title, url, self.get_profiles())

    @path("lan/<slug:slug>/flode/")
    def county_feed(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Answers with the profiles of one county, newest first, or 404."""
        county = get_object_or_404(County, slug=slug)
        url = series_urls(self, request).county(slug)
        profiles = self.get_profiles().filter(municipality__county=county)
        return self._feed(request, county.name, url, profiles)

    @path("amne/<slug:slug>/flode/")
    def topic_feed(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Answers with the profiles about one topic, newest first, or 404."""
        topic = get_object_or_404(Topic, slug=slug)
        url = series_urls(self, request).topic(slug)
        return self._feed(request, topic.label, url, about_topic(self.get_profiles(), slug))

    @path("<slug:slug>/markdown/")
    def markdown(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Answers with a visible profile as Markdown."""
        profiles = self.get_profiles().visible().for_page()
        profile: ProfilePage = get_object_or_404(profiles, slug=slug)
        url = absolute_url(request, profile.get_url(request))
        text = markdown_of(profile, url)
        return HttpResponse(text, content_type="text/markdown; charset=utf-8")

    def routes_of(self, part: County | Topic) -> list[str]:
        """Returns the routes of a county or a topic: its page and its feed."""
        kind = "lan" if isinstance(part, County) else "amne"
        return [f"/{kind}/{part.slug}/", f"/{kind}/{part.slug}/flode/"]

    def get_route_paths(self) -> list[str]:
        """Returns every route, so that all of them lead on when the series gets a new slug."""
        parts: list[County | Topic] = [*County.objects.all(), *Topic.objects.all()]
        routes = [route for part in parts for route in self.routes_of(part)]
        return ["/", "/flode/", "/jamfor/", "/a-o/", "/karta/", "/folj/", *routes]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Adds the pages of the counties and topics that have profiles."""
        entries = super().get_sitemap_urls(request)
        shown = self.get_profiles().visible().order_by()
        counties = County.objects.filter(municipalities__profiles__in=shown.values("pk"))
        topics = Topic.objects.filter(profiles__in=shown.values("pk"))
        series = self.get_full_url(request)
        parts = ["a-o/", "karta/", "folj/"]
        parts += [f"lan/{slug}/" for slug in counties.distinct().values_list("slug", flat=True)]
        parts += [f"amne/{slug}/" for slug in topics.distinct().values_list("slug", flat=True)]
        return [*entries, *({**entries[0], "location": f"{series}{part}"} for part in parts)]

    def _feed(
        self, request: HttpRequest, title: str, url: str, profiles: ProfilePageQuerySet
    ) -> HttpResponse:
        newest = profiles.visible().newest_first().values_list("pk", flat=True)[:PAGE_SIZE]
        return SeriesFeed(request, title, url, load_cards(ProfilePage, newest))(request)
