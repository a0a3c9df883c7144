"""Fills the sample series up to the size it will have: a profile for each municipality.

The texts are put together of ``generated.json``, which is our own and about nobody; who is picked
follows from the municipality's code, so that every load gives the same site. A third have a
picture (one in six of those an upright one), others have none, and what a real series lacks is
lacking here too: contact, facts, people, a standfirst. Written past Wagtail's publishing, which
takes a second for each, so there are no revisions until an editor saves.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.management import call_command
from django.db import transaction
from wagtail.blocks import StreamBlock, StreamValue
from wagtail.models import Page

from profiles.demo.picture_store import DemoPictures
from profiles.demo.sources import read_data
from profiles.models import (
    Municipality,
    ProfileIndexPage,
    ProfilePage,
    ProfilePerson,
    StatedMeasure,
    Topic,
)
from profiles.public.measured_facts import stated_measures

_LANDSCAPES = (
    "skerries",
    "castle-park",
    "works",
    "towers",
    "beeches",
    "kitchen-table",
    "planning-wall",
    "ring-of-chairs",
)
_ISLANDS = frozenset({"Gotland", "Lidingö", "Tjörn", "Orust", "Öckerö", "Ekerö", "Värmdö"})
_NEWEST = datetime.date(2026, 10, 30)
_DAYS = 9 * 365
_PORTRAITS = ("portrait-long-hair", "portrait-short-hair")

Raw = tuple[str, Any]


@dataclass
class _Generated:
    """A profile and what is stored beside its row."""

    page: ProfilePage
    people: list[ProfilePerson]
    topics: list[str]
    picture: str
    caption: str


def fill_up(series: ProfileIndexPage, number: int, pictures: DemoPictures) -> int:
    """Adds profiles until the series has so many; returns how many were added."""
    made = list(_profiles(series, number))
    if made:
        with transaction.atomic():
            _store(series, made, pictures)
            _add_people_and_topics(made)
        call_command("update_index", verbosity=0)
    return len(made)


def _profiles(series: ProfileIndexPage, number: int) -> Iterator[_Generated]:
    """Makes one profile per municipality that has none, then earlier editions."""
    missing = number - series.numchild
    without = Municipality.objects.filter(profiles=None).select_related("county").order_by("code")
    places = list(without)
    for place in places[: max(0, missing)]:
        yield _profile(place, is_earlier=False)
    # Three in a row lie in one county; every twentieth spreads them.
    for place in places[:: max(1, len(places) // 20)][: max(0, missing - len(places))]:
        yield _profile(place, is_earlier=True)


def _profile(place: Municipality, *, is_earlier: bool) -> _Generated:
    chance = random.Random(f"{place.code}{is_earlier}")
    texts, people = _texts(), _people(chance)
    published_on = _NEWEST - datetime.timedelta(days=int(_DAYS * chance.random() ** 2))
    if is_earlier:
        published_on = datetime.date(2015, 3, 1) + datetime.timedelta(days=chance.randrange(300))
    words = {
        "name": place.name,
        "place": f"{'på' if place.name in _ISLANDS else 'i'} {place.name}",
        "place_capital": f"{'På' if place.name in _ISLANDS else 'I'} {place.name}",
        "first": people[0].name,
        "second": people[-1].name,
    }
    is_paid = chance.random() < 0.6
    page = ProfilePage(
        live=True,
        municipality=place,
        title=chance.choice(texts["titles"]).format(**words),
        slug=f"{place.slug}-{published_on.year}" if is_earlier else place.slug,
        label="annons" if is_paid else "redaktionellt",
        advertiser=place.display_name if is_paid else "",
        kicker=chance.choice(texts["kickers"]),
        published_on=published_on,
        author="" if is_paid else chance.choice(["Sigge Lind", "Alva Norling"]),
    )
    sections = chance.sample(texts["sections"], chance.choice([1, 2, 2, 3, 5, 7]))
    if chance.random() < 0.93:
        page.standfirst = _stream(
            page, "standfirst", [_text("text", texts["standfirsts"], chance, words)]
        )
    page.body = _stream(page, "body", list(_body(chance, sections, words, people)))
    page.aside = _stream(page, "aside", list(_aside(chance, place, published_on, people)))
    return _Generated(
        page,
        people=people if chance.random() < 0.8 else [],
        topics=[section["topic"] for section in sections],
        picture=_picture(chance),
        caption=chance.choice(texts["captions"]),
    )


def _body(
    chance: random.Random, sections: list[Any], words: dict[str, str], people: list[ProfilePerson]
) -> Iterator[Raw]:
    texts = _texts()
    for at, section in enumerate(sections):
        if at:
            yield "heading", {"text": section["heading"], "language": ""}
        yield "paragraph", f"<p>{section['paragraphs'][0]}</p>"
        quote = section["quote"].format(**words)
        yield "quote", {"text": quote, "speakers": [], "attribution": "auto", "language": ""}
        yield "paragraph", f"<p>{section['paragraphs'][1]}</p>"
        if at == 1:
            yield (
                "pull_quote",
                {
                    "text": chance.choice(texts["pull_quotes"]),
                    "speaker": people[0].name,
                    "role": people[0].role,
                    "edited": False,
                },
            )
        if at == 2:
            yield "table", _table(chance)
    yield _text("paragraph", texts["closing"], chance, words)


def _table(chance: random.Random) -> dict[str, Any]:
    units = ("Barn och unga", "Vuxen och missbruk", "Ekonomiskt bistånd", "Familjerätt")
    columns = ("Enhet", "Socialsekreterare", "Gruppledare", "Lediga tjänster")
    rows = [[unit, *(str(chance.randrange(top)) for top in (30, 4, 3))] for unit in units]
    return {
        "caption": "Så är förvaltningen bemannad",
        "row_headers": True,
        "table": {
            "columns": [{"type": "text", "heading": heading} for heading in columns],
            "rows": [{"values": row} for row in rows],
            "caption": "",
        },
    }


def _aside(
    chance: random.Random,
    place: Municipality,
    published_on: datetime.date,
    people: list[ProfilePerson],
) -> Iterator[Raw]:
    rows = list(_rows(chance, place, people))
    if rows and chance.random() < 0.85:
        items = [{"type": "row", "value": row} for row in rows]
        title = f"Socialtjänsten i {place.name}"
        year = str(published_on.year)
        panel = {"title": title, "items": items, "as_of_year": year, "source": "kommunen"}
        yield "fact_panel", panel
    if chance.random() < 0.88:
        yield "contact", _contact(chance, place)


def _rows(
    chance: random.Random, place: Municipality, people: list[ProfilePerson]
) -> Iterator[dict[str, Any]]:
    """States a few of what can be measured, never all."""
    employees = max(12, (place.population or 8_000) // chance.randrange(140, 260))
    least = chance.randrange(31, 38)
    measured = (
        ("Anställda", "employees", str(employees), "", 0.8),
        ("Månadslön", "pay", f"{least} 000–{least + chance.randrange(4, 10)} 000 kr", "", 0.5),
        ("Ärenden per handläggare", "caseload", str(chance.randrange(9, 24)), "", 0.45),
        ("Introduktion", "introduction", str(chance.choice([4, 6, 8, 12, 26])), " veckor", 0.5),
        ("Arbetstid", "flexible_work", chance.choice(_texts()["flexible_work"]), "", 0.4),
        ("Personalomsättning", "turnover", str(chance.randrange(5, 24)), " %", 0.3),
        ("Inhyrda konsulter", "hired_consultants", str(chance.randrange(0, 15)), " %", 0.3),
        ("Chef att ringa", "manager", people[0].name, "", 0.3),
    )
    for label, measure, value, unit, share in measured:
        if chance.random() < share:
            values = [f"{value}{unit}"]
            if measure == "manager":
                values.append(f"070-174 06 {chance.randrange(5, 100):02}")
            number = value if value.isdigit() else ""
            row = {"label": label, "values": values, "measure": measure, "number": number}
            yield {**row, "year": ""}


def _contact(chance: random.Random, place: Municipality) -> dict[str, Any]:
    has_phone, has_email, has_jobs = (chance.random() < share for share in (0.8, 0.8, 0.7))
    number = f"0980-319 2{chance.randrange(100):02}"
    return {
        "organisation": place.display_name,
        "unit": chance.choice(["Socialförvaltningen", "Individ- och familjeomsorgen", ""]),
        "phones": [{"label": "Växel", "number": number}] if has_phone else [],
        "emails": [{"label": "", "address": f"jobb.{place.slug}@example.se"}] if has_email else [],
        "website": f"https://www.example.se/{place.slug}",
        "job_text": f"Lediga tjänster i {place.name}" if has_jobs else "",
        "job_url": f"https://jobb.example.se/{place.slug}" if has_jobs else "",
        "job_search": not has_jobs,
    }


def _people(chance: random.Random) -> list[ProfilePerson]:
    texts = _texts()
    first_names = chance.sample(texts["first_names"], 3)
    return [
        ProfilePerson(
            name=f"{name} {chance.choice(texts['surnames'])}",
            role=chance.choice(texts["roles"]),
            consent_on=_NEWEST,
            consent_note="Påhittad person i exempelinnehållet.",
            sort_order=order,
        )
        for order, name in enumerate(first_names)
    ]


def _picture(chance: random.Random) -> str:
    """Names the picture of a third, ``upright-…`` where it is a portrait, else nothing."""
    name = chance.choice(_LANDSCAPES)
    if chance.random() >= 1 / 3:
        return ""
    return f"upright-{name}" if chance.random() < 1 / 6 else name


def _store(series: ProfileIndexPage, made: list[_Generated], pictures: DemoPictures) -> None:
    last = series.get_last_child()
    first = series.numchild + 1 if last is None else _place_in_tree(last) + 1
    for number, one in enumerate(made, start=first):
        _put_in_tree(one.page, series, number)
        if one.picture:
            one.page.lead_image = pictures.picture(one.picture)
            one.page.lead_image_alt = one.page.lead_image.description
        # A caption may be written before there is a picture.
        has_caption = one.picture or number % 5 == 0
        one.people[:1] = [_with_portrait(person, pictures) for person in one.people[:1]]
        one.page.lead_image_caption = one.caption if has_caption else ""
    fields = [field.name for field in Page._meta.concrete_fields if field.name != "id"]
    rows = (Page(**{name: getattr(one.page, name) for name in fields}) for one in made)
    Page.objects.bulk_create(rows)
    keys = dict(Page.objects.child_of(series).values_list("path", "pk"))
    for one in made:
        one.page.pk = one.page.page_ptr_id = one.page.id = keys[one.page.path]
        one.page.save_base(raw=True, force_insert=True)
    StatedMeasure.objects.bulk_create(row for one in made for row in stated_measures(one.page))
    Page.objects.filter(pk=series.pk).update(numchild=len(keys))


def _with_portrait(person: ProfilePerson, pictures: DemoPictures) -> ProfilePerson:
    """Gives every second person a picture."""
    if len(person.name) % 2:
        person.portrait = pictures.picture(_PORTRAITS[len(person.role) % 2])
    return person


def _place_in_tree(page: Page) -> int:
    return int(page._str2int(page.path[-page.steplen :]))


def _put_in_tree(page: ProfilePage, series: ProfileIndexPage, number: int) -> None:
    page.path = ProfilePage._get_path(series.path, series.depth + 1, number)
    page.depth = series.depth + 1
    page.draft_title = page.title
    page.url_path = f"{series.url_path}{page.slug}/"
    page.locale = series.locale
    page.content_type = page.cached_content_type
    morning = datetime.datetime.combine(
        page.published_on or _NEWEST, datetime.time(8), datetime.UTC
    )
    page.first_published_at = page.last_published_at = morning


def _add_people_and_topics(made: list[_Generated]) -> None:
    for one in made:
        for person in one.people:
            person.page_id = one.page.pk
    ProfilePerson.objects.bulk_create(person for one in made for person in one.people)
    keys = dict(Topic.objects.values_list("slug", "pk"))
    through = ProfilePage.topics.through
    through.objects.bulk_create(
        through(profilepage_id=one.page.pk, topic_id=keys[slug])
        for one in made
        for slug in one.topics
        if slug in keys
    )


def _text(kind: str, texts: list[str], chance: random.Random, words: dict[str, str]) -> Raw:
    return kind, f"<p>{chance.choice(texts).format(**words)}</p>"


def _stream(page: ProfilePage, name: str, blocks: list[Raw]) -> StreamValue:
    block: StreamBlock = page._meta.get_field(name).stream_block
    raw = [{"type": kind, "value": value, "id": f"{at}"} for at, (kind, value) in enumerate(blocks)]
    return StreamValue(block, raw, is_lazy=True)


@cache
def _texts() -> dict[str, Any]:
    """What the texts are made of; ``{name}`` and such are filled in."""
    return read_data("generated.json")
