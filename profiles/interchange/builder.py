"""Makes a page draft of a draft: the one way content gets in from outside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.dateparse import parse_date
from wagtail.blocks import StreamBlock, StreamValue

from home.formats import web_address
from home.images.credits import normalise_credit
from profiles.interchange import stream_data
from profiles.interchange.errors import DraftError
from profiles.interchange.pictures import PictureSource, check_picture_of, store_picture
from profiles.interchange.schema import Draft, parse_draft
from profiles.models import Municipality, ProfileIndexPage, ProfilePage, ProfilePerson, Topic


@transaction.atomic
def build_profile(
    data: dict[str, Any],
    parent: ProfileIndexPage | None = None,
    *,
    pictures: PictureSource | None = None,
    user: User | None = None,
    dry_run: bool = False,
) -> ProfilePage:
    """Returns a saved page draft with a first revision.

    ``parent`` is the series the page is put under, by default the site's. A
    ``dry_run`` checks picture files without keeping them.
    Raises DraftError when the data is no draft, names an unknown municipality
    or topic, or does not fit the database; then nothing is saved.
    """
    draft = parse_draft(data)
    parent = parent or ProfileIndexPage.objects.first()
    if parent is None:
        raise DraftError("Det finns ingen serie att lägga presentationen i.")
    page = make_page(draft, pictures or PictureSource(), dry_run=dry_run)
    page.owner = user
    parent.add_child(instance=page)
    page.save_revision(user=user)
    return page


def make_page(draft: Draft, pictures: PictureSource, *, dry_run: bool = False) -> ProfilePage:
    """Returns the unsaved page of a checked draft; its pictures are saved unless a dry run."""
    page = ProfilePage(live=False, municipality=_municipality(draft))
    _fill_fields(page, draft)
    store = partial(check_picture_of if dry_run else store_picture, source=pictures)
    _fill_lead_image(page, draft, store)
    _fill_streams(page, draft, store)
    _fill_people(page, draft)
    _fill_topics(page, draft)
    problems = list(_problems_of_page(page))
    if problems:
        raise DraftError(*problems)
    return page


def _municipality(draft: Draft) -> Municipality:
    code = draft.municipality.code
    municipality = Municipality.objects.select_related("county").filter(code=code).first()
    if municipality is None:
        raise DraftError(f"municipality.code: Kommunkoden {code} finns inte i registret.")
    return municipality


def _problems_of_page(page: ProfilePage) -> Iterator[str]:
    """Yields what the database could not store, of the page and of its people."""
    yield from _problems_of(
        page, "", ["path", "depth", "url_path", "slug", "content_type", "locale"]
    )
    for number, person in enumerate(page.people.all()):
        yield from _problems_of(person, f"people.{number}.", ["page"])


def _problems_of(instance: Model, path: str, exclude: list[str]) -> list[str]:
    try:
        instance.clean_fields(exclude=exclude)
    except ValidationError as error:
        return [f"{path}{name}: {' '.join(texts)}" for name, texts in error.message_dict.items()]
    return []


def _fill_fields(page: ProfilePage, draft: Draft) -> None:
    page.title = draft.title.text.strip()
    page.draft_title = page.title
    page.kicker = draft.kicker.text
    page.label = draft.label or ""
    page.advertiser = draft.advertiser
    page.author = draft.author
    page.published_on = parse_date(draft.published.date or "")
    page.updated_on = parse_date(draft.updated.date or "")
    page.logo_url = web_address.tidy(draft.logo.url)
    page.source_url = web_address.tidy(draft.source_url)
    page.source_file = draft.source.file
    page.source_sha256 = draft.source.sha256


def _fill_lead_image(page: ProfilePage, draft: Draft, store: stream_data.StorePicture) -> None:
    part = draft.lead_image
    page.lead_image_id = store(part)
    page.lead_image_alt = part.alt_text
    page.lead_image_caption = part.caption
    page.lead_image_credit = normalise_credit(part.credit)
    page.lead_image_credit_role = stream_data.credit_role(part.credit_label)


def _fill_streams(page: ProfilePage, draft: Draft, store: stream_data.StorePicture) -> None:
    municipality_name = page.municipality.display_name if page.municipality else ""
    aside = [
        *(stream_data.fact_panel_data(part, municipality_name) for part in draft.all_fact_panels),
        *(stream_data.contact_data(part, municipality_name) for part in draft.all_contacts),
        *map(stream_data.call_to_action_data, draft.call_to_actions),
    ]
    body = stream_data.body_data(draft.body, store)
    _set_stream(page, "standfirst", stream_data.standfirst_data(draft.standfirst.items))
    _set_stream(page, "body", body)
    _set_stream(page, "aside", aside)


def _set_stream(page: ProfilePage, field: str, raw: list[stream_data.RawBlock]) -> None:
    """Cleans the blocks as the editor's form does, so that slips are mended."""
    block: StreamBlock = ProfilePage._meta.get_field(field).stream_block
    setattr(page, field, block.clean(StreamValue(block, raw, is_lazy=True)))


def _fill_people(page: ProfilePage, draft: Draft) -> None:
    page.people = [
        ProfilePerson(
            name=part.name,
            role=part.role,
            unit=part.unit,
            since_year="" if part.since_year is None else str(part.since_year),
            years_text=part.years_text,
            position=part.position,
            consent_on=part.consent_on,
            sort_order=order,
        )
        for order, part in enumerate(draft.people)
    ]


def _fill_topics(page: ProfilePage, draft: Draft) -> None:
    if draft.topics is None:
        page.topics = _suggested_topics(draft)
        page.topics_suggested = bool(page.topics.all())
        return
    by_slug = {topic.slug: topic for topic in Topic.objects.filter(slug__in=draft.topics)}
    unknown = [slug for slug in draft.topics if slug not in by_slug]
    if unknown:
        raise DraftError(f"topics: Ämnet ”{unknown[0]}” finns inte.")
    page.topics = [by_slug[slug] for slug in dict.fromkeys(draft.topics)]


def _suggested_topics(draft: Draft) -> list[Topic]:
    """Returns the topics whose label or synonym equals a suggestion, case-folded."""
    suggestions = {text.casefold() for text in _suggestions(draft)}
    if not suggestions:
        return []
    return [
        topic
        for topic in Topic.objects.all()
        if suggestions & {name.casefold() for name in (topic.label, *topic.synonym_list)}
    ]


def _suggestions(draft: Draft) -> list[str]:
    found: list[str] = list(draft.topics_suggested)
    for decision in draft.editor_decisions:
        if decision.code == "topics":
            value = decision.suggestion
            texts = value if isinstance(value, list) else [value]
            found.extend(text.strip() for text in texts if isinstance(text, str))
    return found
