"""Rules for what a page names: pictures, topics and pages that have been deleted since."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wagtail.documents import get_document_model
from wagtail.models import Page

from home.lost_content import UNKNOWN_BLOCK, unknown_types
from home.rich_text_links import rich_texts
from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import STREAM_FIELDS, Place, places, warning
from profiles.rules.finding import Finding

GONE = {
    "municipality": "Kommunen som var vald finns inte längre i registret. Välj en annan.",
    "topics": "Ett ämne som var valt finns inte längre. Kontrollera ämnena.",
    "lead_image": "Huvudbilden finns inte längre i bildbiblioteket. Välj en annan.",
    "logo": "Logotypen finns inte längre i bildbiblioteket. Välj en annan.",
    "previous_edition": "Den föregående utgåvan finns inte längre. Välj en annan.",
}
IMAGE_GONE = "Bilden finns inte längre i bildbiblioteket. Välj en annan."
LINK_GONE = "En länk leder till en sida eller ett dokument som inte finns längre. Ta bort länken."

_LINK = re.compile(r'<a (?=[^>]*\blinktype="(page|document)")(?=[^>]*\bid="(\d{1,9})")[^>]*>')


def chosen_rows_exist(page: AbstractProfilePage) -> Iterator[Finding]:
    """What the revision names on the page's own fields is still there, or chosen anew."""
    for field, message in GONE.items():
        chosen_anew = field != "topics" and getattr(page, f"{field}_id")
        if field in page.emptied_fields and not chosen_anew:
            yield warning("reference-gone", message, field)


def placed_pictures_exist(page: AbstractProfilePage) -> Iterator[Finding]:
    """A picture in the text is still in the library."""
    for place in places(page, "image"):
        (position,) = place.path
        stored = getattr(page, place.field).raw_data[position]["value"].get("image")
        if stored and not place.value.get("image"):
            yield place.warning("image-gone", IMAGE_GONE, "image")


def blocks_are_known(page: AbstractProfilePage) -> Iterator[Finding]:
    """The revision holds no block of a type that the code no longer has."""
    for field in STREAM_FIELDS:
        label = str(page._meta.get_field(field).verbose_name).capitalize()
        for name in dict.fromkeys(unknown_types(getattr(page, field))):
            yield warning("block-unknown", UNKNOWN_BLOCK.format(field=label, name=name), field)


def links_lead_somewhere(page: AbstractProfilePage) -> Iterator[Finding]:
    """Links in the text lead to pages and documents that are there."""
    links: dict[tuple[str, int], list[Place]] = {}
    for place in places(page):
        for text in rich_texts(place.value):
            for kind, key in _LINK.findall(text.source):
                links.setdefault((kind, int(key)), []).append(place)
    for kind, model in (("page", Page), ("document", get_document_model())):
        keys = {key for linked, key in links if linked == kind}
        if keys:
            found = set(model.objects.filter(pk__in=keys).values_list("pk", flat=True))
            for key in sorted(keys - found):
                for place in links[kind, key]:
                    yield place.warning("link-gone", LINK_GONE)


RULES = (chosen_rows_exist, placed_pictures_exist, blocks_are_known, links_lead_somewhere)
