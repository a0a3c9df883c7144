"""What an editor does with an imported draft before publishing it.

The additions of an edition are plain data: `fields` of the page, the names of its pictures,
topics, blocks to put in after the block that begins with the given words, and consent.
"""

from datetime import date
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.rich_text import get_text_for_indexing

from profiles.demo.picture_store import DemoPictures
from profiles.models import ProfilePage, ProfilePerson, Topic

Additions = dict[str, Any]


def complete(page: ProfilePage, additions: Additions, pictures: DemoPictures) -> None:
    """Brings the unsaved page to the point where it can be published."""
    _fill_fields(page, additions)
    _place_pictures(page, additions, pictures)
    _add_blocks(page, additions, pictures)
    _mark_languages(page, additions.get("languages", {}))
    _complete_aside(page, additions)
    _complete_people(page, additions, pictures)
    page.topics = list(Topic.objects.filter(slug__in=additions.get("topics", [])))
    page.topics_suggested = False


def _fill_fields(page: ProfilePage, additions: Additions) -> None:
    for name, value in additions["fields"].items():
        is_date = name.endswith("_on")
        setattr(page, name, date.fromisoformat(value) if is_date else value)
    for correction in additions.get("corrections", []):
        page.corrections.append(_block(page.corrections, "correction", correction))


def _place_pictures(page: ProfilePage, additions: Additions, pictures: DemoPictures) -> None:
    page.lead_image = pictures.picture(additions["lead_image"])
    page.lead_image_alt = page.lead_image.description
    if page.municipality:
        page.logo = pictures.picture(additions["logo"])
        page.logo_url = page.logo_url or f"https://www.{page.municipality.website}"


def _add_blocks(page: ProfilePage, additions: Additions, pictures: DemoPictures) -> None:
    for addition in additions.get("body", []):
        value = dict(addition["value"])
        if "picture" in addition:
            image = pictures.picture(addition["picture"])
            value |= {"image": image.pk, "alt_text": image.description}
        place = _index_of(page.body, addition["after"]) + 1
        page.body.insert(place, _block(page.body, addition["type"], value))


def _block(stream: StreamValue, block_type: str, raw: Any) -> tuple[str, Any]:
    """A value in a stream's own form, made of what the database would hold."""
    return block_type, stream.stream_block.child_blocks[block_type].to_python(raw)


def _index_of(stream: StreamValue, opening: str) -> int:
    """Where the block that begins with these words stands."""
    for index, child in enumerate(stream):
        if _text_of(child).startswith(opening):
            return index
    raise LookupError(f"No block begins with {opening!r}.")


def _text_of(child: Any) -> str:
    if child.block_type == "paragraph":
        return get_text_for_indexing(child.value.source).strip()
    return child.value.get("text") or ""


def _mark_languages(page: ProfilePage, languages: dict[str, str]) -> None:
    for child in page.body:
        if child.block_type == "heading" and child.value["text"] in languages:
            child.value["language"] = languages[child.value["text"]]


def _complete_aside(page: ProfilePage, additions: Additions) -> None:
    for child in page.aside:
        if child.block_type == "fact_panel":
            child.value["as_of_year"] = additions.get("fact_year", "")
            _measure_rows(child.value["items"], additions.get("measures", {}))
        elif child.block_type == "contact":
            child.value.update(additions.get("contact", {}))
    for position, raw in enumerate(additions.get("aside_first", [])):
        page.aside.insert(position, _block(page.aside, raw["type"], raw["value"]))
    for raw in additions.get("aside_last", []):
        page.aside.append(_block(page.aside, raw["type"], raw["value"]))


def _measure_rows(items: StreamValue, measures: dict[str, dict[str, str]]) -> None:
    for item in items:
        if item.block_type == "row":
            item.value.update(measures.get(item.value["label"], {}))


def _complete_people(page: ProfilePage, additions: Additions, pictures: DemoPictures) -> None:
    people = list(page.people.all())
    consent = additions["consent"]
    for person in people:
        for field, value in additions.get("people", {}).get(person.name, {}).items():
            setattr(person, field, pictures.picture(value) if field == "portrait" else value)
        person.consent_on = date.fromisoformat(consent["on"])
        person.consent_note = consent["note"]
    people += [ProfilePerson(**fields) for fields in additions.get("more_people", [])]
    for order, person in enumerate(people):
        person.sort_order = order
    page.people = people
