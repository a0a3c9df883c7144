"""A site of any size for the benchmark: generated profiles of realistic length.

The text is drawn from the project's own list of common words, their inflections and compounds,
with the frequencies of natural language. The same seed gives the same site on every database.
"""

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from django.db.models import Max
from wagtail.blocks import StreamBlock, StreamValue
from wagtail.models import Page

from profiles.models import (
    Municipality,
    ProfileIndexPage,
    ProfilePage,
    ProfilePerson,
    Topic,
)
from tests.home.images.pictures import make_image

_WORDS = Path(__file__).resolve().parents[2] / "search" / "analysis" / "common_words.txt"
_ENDINGS = ("", "", "", "en", "et", "er", "erna", "s", "ens")
_SMALL_WORDS = "och att det som en på är av för med till den har inte om vi man kan i".split()
_FIRST_NAMES = "Alva Bo Cia Dan Elsa Folke Gun Hugo Ines Jon Kaj Liv Moa Nils Olga Per".split()
_NAME_PARTS = "Alm Berg Ek Fors Gran Hag Kvist Lind Malm Nor Oden Rot Sund Vik Ängs Öst".split()
_PARAGRAPHS, _WORDS_IN_PARAGRAPH = 9, 50
_COMPOUNDS = 40_000
_PICTURES = 40
_BATCH = 1000


class Language:
    """Words by frequency: few of them make up most of a text."""

    def __init__(self, seed: int = 8) -> None:
        """Makes compounds of the common words, and gives every word its share."""
        self.random = random.Random(seed)
        simple = _WORDS.read_text(encoding="utf-8").split()
        self.random.shuffle(simple)
        compounds = {self._compound(simple) for _ in range(_COMPOUNDS)}
        self.words = [*simple, *sorted(compounds)]
        weights = [1 / (rank + 3) for rank in range(len(self.words))]
        self.shares = list(itertools.accumulate(weights))

    def _compound(self, simple: list[str]) -> str:
        return (
            self.random.choice(simple) + self.random.choice(("", "s")) + self.random.choice(simple)
        )

    def text(self, length: int) -> str:
        """Returns a sentence of so many words, nearly half of them small ones."""
        drawn = self.random.choices(self.words, cum_weights=self.shares, k=length)
        words = [
            self.random.choice(_SMALL_WORDS)
            if self.random.random() < 0.42
            else word + self.random.choice(_ENDINGS)
            for word in drawn
        ]
        return " ".join(words).capitalize() + "."

    def person(self) -> str:
        """Returns an invented name."""
        surname = self.random.choice(_NAME_PARTS) + self.random.choice(_NAME_PARTS).lower()
        return f"{self.random.choice(_FIRST_NAMES)} {surname}"


@transaction.atomic
def generate(count: int) -> None:
    """Adds so many published profiles to the series, in one transaction, without indexing them."""
    language = Language()
    pictures = [make_image(f"Bild {number}", (1200, 800)) for number in range(_PICTURES)]
    series = ProfileIndexPage.objects.get()
    municipalities = list(Municipality.objects.order_by("code"))
    topics = list(Topic.objects.order_by("slug"))
    numbers = iter(range(count))
    while some := list(itertools.islice(numbers, _BATCH)):
        pages = [_page(language, series, municipalities, number) for number in some]
        for page in pages:
            page.lead_image = language.random.choice(pictures)
        _store(language, pages, topics)
    Page.objects.filter(pk=series.pk).update(numchild=count)


def _page(
    language: Language, series: ProfileIndexPage, municipalities: list[Municipality], number: int
) -> ProfilePage:
    municipality = municipalities[number % len(municipalities)]
    title = f"{municipality.name}: {language.text(6)}"
    page = ProfilePage(
        path=ProfilePage._get_path(series.path, series.depth + 1, number + 1),
        depth=series.depth + 1,
        title=title,
        draft_title=title,
        slug=f"profil-{number}",
        url_path=f"{series.url_path}profil-{number}/",
        locale=series.locale,
        live=True,
        municipality=municipality,
        label=language.random.choice(("annons", "redaktionellt")),
        published_on=dt.date(2010, 1, 1) + dt.timedelta(days=language.random.randrange(5000)),
    )
    page.content_type = page.cached_content_type
    page.standfirst = _stream(page, "standfirst", [("text", f"<p>{language.text(30)}</p>")])
    page.body = _stream(page, "body", list(_body(language)))
    return page


def _body(language: Language) -> Iterator[tuple[str, object]]:
    for number in range(_PARAGRAPHS):
        if number % 3 == 0:
            yield "heading", {"text": language.text(4), "language": ""}
        yield "paragraph", f"<p>{language.text(_WORDS_IN_PARAGRAPH)}</p>"


def _stream(page: ProfilePage, name: str, blocks: list) -> StreamValue:
    block: StreamBlock = page._meta.get_field(name).stream_block
    raw = [{"type": kind, "value": value, "id": str(at)} for at, (kind, value) in enumerate(blocks)]
    return StreamValue(block, raw, is_lazy=True)


def _store(language: Language, pages: list[ProfilePage], topics: list[Topic]) -> None:
    """Stores pages without their signals: parents first, then what hangs on them."""
    fields = [field.name for field in Page._meta.concrete_fields if field.name != "id"]
    Page.objects.bulk_create(
        Page(**{name: getattr(page, name) for name in fields}) for page in pages
    )
    keys = dict(Page.objects.filter(depth=pages[0].depth).values_list("path", "pk"))
    for page in pages:
        page.pk = page.page_ptr_id = page.id = keys[page.path]
        page.save_base(raw=True, force_insert=True)
    ProfilePerson.objects.bulk_create(
        ProfilePerson(page_id=page.pk, name=language.person(), role="enhetschef", sort_order=order)
        for page in pages
        for order in range(2)
    )
    through = ProfilePage.topics.through
    through.objects.bulk_create(
        through(profilepage_id=page.pk, topic_id=topic.pk)
        for page in pages
        for topic in language.random.sample(topics, 4)
    )


def newest_key() -> int:
    """Returns the key of the profile that was added last."""
    return ProfilePage.objects.aggregate(newest=Max("pk"))["newest"]
