"""Hits: what a page of results shows of each page that was found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.utils.safestring import SafeString
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page

from profiles.models import ProfilePage
from search.analysis import is_stop_word, shares_stem, words
from search.excerpts import Marker
from search.models import IndexedDocument
from search.site_search import Found


@dataclass(frozen=True)
class Hit:
    """A page that was found; ``reasons`` say why when the excerpt does not show it."""

    page: Page
    url: str
    title: SafeString
    excerpt: SafeString
    reasons: tuple[str, ...] = ()

    @property
    def is_profile(self) -> bool:
        """Tells whether the hit is a municipality's profile, with all that belongs to one."""
        return isinstance(self.page, ProfilePage)


def make_hits(found: Found, ordinals: Sequence[int], request: HttpRequest) -> list[Hit]:
    """Returns the hits of some documents in their order; a page that is no longer visible falls."""
    documents = {one.ordinal: one for one in _documents(ordinals)}
    pages = load_pages(int(one.object_id) for one in documents.values())
    marker = Marker(found.words.answers, found.words.query.phrases)
    hits = []
    for ordinal in ordinals:
        document = documents.get(ordinal)
        page = pages.get(int(document.object_id)) if document else None
        if document and page:
            hits.append(_make_hit(page, document.text, marker, found, request))
    return hits


def load_pages(keys: Iterable[int]) -> dict[int, Page]:
    """Returns visible pages by primary key, profiles with what a card shows of them."""
    wanted = list(keys)
    if not wanted:
        return {}
    profiles = ProfilePage.objects.visible().filter(pk__in=wanted).for_cards()
    pages: dict[int, Page] = {
        page.pk: page for page in profiles.defer("standfirst").prefetch_related("topics")
    }
    others = set(wanted) - pages.keys()
    if others:
        rest = Page.objects.live().public().filter(pk__in=others)
        pages |= {page.pk: page for page in rest.not_type(ProfilePage)}
    return pages


def _documents(ordinals: Sequence[int]) -> Iterable[IndexedDocument]:
    return IndexedDocument.objects.filter(
        ordinal__in=ordinals, content_type_id__in=get_descendants_content_types_pks(Page)
    ).only("ordinal", "object_id", "text")


def _make_hit(page: Page, text: str, marker: Marker, found: Found, request: HttpRequest) -> Hit:
    title = marker.mark(page.title)
    excerpt = marker.excerpt("".join(text.split("\n", 2)[2:]))
    seen = title.found | excerpt.found
    return Hit(
        page=page,
        url=page.get_url(request) or "",
        title=title.html,
        excerpt=excerpt.html,
        reasons=tuple(_reasons(page, found, seen)),
    )


def _reasons(page: Page, found: Found, seen: frozenset[int]) -> Iterable[str]:
    """Yields why a page was found, for the words that are not to be seen in title and excerpt."""
    asked = [word.word for word in found.words.query.words]
    unseen = [word for index, word in enumerate(asked) if index not in seen]
    if not unseen or not isinstance(page, ProfilePage):
        return
    if page.municipality and _names(page.municipality.county.name, unseen):
        yield page.municipality.county.name
    for topic in page.topics.all():
        if any(_names(name, asked) for name in (topic.label, *topic.synonym_list)):
            yield f"Ämne: {topic.label}"


def _names(name: str, asked: Sequence[str]) -> bool:
    """Tells whether every telling word of a name stands in the query, or the query in the name."""
    telling = _telling_words(name)
    return bool(telling) and all(any(shares_stem(word, one) for one in asked) for word in telling)


@lru_cache(maxsize=5_000)
def _telling_words(name: str) -> tuple[str, ...]:
    """Returns the words of a topic or county; every hit asks for the same ones."""
    return tuple(word for word in words(name) if not is_stop_word(word))
