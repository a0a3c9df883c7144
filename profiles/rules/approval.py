"""What a municipality approves of a page, and the rules that ask whether it has.

An approval is compared by what a reader meets: texts, links and pictures. Dates, formatting and
notes for the office may change without asking again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.models import Site

from home.models import PublisherSettings
from home.rich_text_links import rich_texts
from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import Place, error, places, texts_of, warning
from profiles.rules.finding import Finding

_LINK = re.compile(r'<a [^>]*?(?:href="([^"]*)"|linktype="(\w+)"[^>]*id="(\d+)"|id="(\d+)")')
APPROVAL_MISSING = "approval-missing"
SPEECH = ("quote", "pull_quote")
FIELDS = {
    "title": "Rubrik",
    "kicker": "Vinjett",
    "label_text": "Märkning",
    "municipality": "Kommun",
    "author": "Skribent",
    "lead_image_alt": "Huvudbildens alternativtext",
    "lead_image_caption": "Huvudbildens bildtext",
    "lead_image_credit_line": "Huvudbildens fotograf",
    "logo_url": "Logotypens länk",
}


@dataclass(frozen=True)
class Line:
    """One piece of what a reader meets, and where it stands."""

    where: str
    text: str


def approved_lines(page: AbstractProfilePage, speaker: str = "") -> list[Line]:
    """Returns what is approved, in the order of the page; of a speaker only the quotes."""
    if speaker:
        return [line for place in quotes_of(page, speaker) for line in _lines_of(page, place)]
    lines = [Line(where, str(getattr(page, name) or "")) for name, where in FIELDS.items()]
    lines += [Line("Huvudbild", _picture(page.lead_image)), Line("Logotyp", _picture(page.logo))]
    lines += [line for place in places(page) for line in _lines_of(page, place)]
    lines += [
        line
        for person in page.people.all()
        if not person.hidden
        for line in (
            Line("Person", ", ".join(filter(None, (person.name, person.role, person.unit)))),
            Line("Porträtt", _picture(person.portrait)),
        )
    ]
    tidy = (Line(line.where, " ".join(line.text.split())) for line in lines)
    return [line for line in tidy if line.text]


def content_digest(page: AbstractProfilePage, speaker: str = "") -> str:
    """Returns a code that is the same as long as a reader would meet the same."""
    lines = (f"{line.where}\t{line.text}" for line in approved_lines(page, speaker))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def quoted_names(page: AbstractProfilePage) -> list[str]:
    """Returns whom the page quotes, each once, in reading order."""
    names = (name for place in places(page, *SPEECH) for name in _speakers(place))
    return list({name.casefold(): name for name in names}.values())


def quotes_of(page: AbstractProfilePage, speaker: str) -> list[Place]:
    """Returns the blocks that quote somebody."""
    wanted = speaker.casefold()
    return [
        place
        for place in places(page, *SPEECH)
        if wanted in (name.casefold() for name in _speakers(place))
    ]


def advertisement_is_approved(page: AbstractProfilePage) -> Iterator[Finding]:
    """Where the publisher asks for it, an advertisement is approved as it stands."""
    if not page.pk:
        approvals: list[Any] = []
    else:
        whole = page.approvals.filter(speaker="").exclude(answer="")
        approvals = list(whole.defer("content").order_by("-answered_at"))
    current = content_digest(page) if approvals else ""
    if any(a.answer == "approved" and a.content_digest == current for a in approvals):
        return
    if page.is_advertisement and approval_is_required():
        message = "Kommunen ska godkänna annonsen som den är nu. Välj ”Skicka för godkännande”."
        yield error(APPROVAL_MISSING, message, "advertiser")
    elif approvals and approvals[0].answer == "approved":
        message = "Kommunen har godkänt en äldre version. Se vad som skiljer under ”Godkännande”."
        yield warning("approval-outdated", message, "advertiser")
    if approvals and approvals[0].answer == "changes" and approvals[0].content_digest == current:
        message = f"{approvals[0].answered_name} vill ha ändringar. Läs kommentarerna i texten."
        yield warning("approval-changes", message, "advertiser")


def approval_is_required() -> bool:
    """Tells whether the publisher lets advertisements go live only when they are approved."""
    site = Site.objects.filter(is_default_site=True).first()
    return bool(site and PublisherSettings.for_site(site).advertisements_need_approval)


def _lines_of(page: AbstractProfilePage, place: Place) -> Iterator[Line]:
    blocks = getattr(page, place.field).stream_block.child_blocks
    where = str(blocks[place.block_type].label)
    for text in texts_of(place.value):
        yield Line(where, text)
    for rich_text in rich_texts(place.value):
        for found in _LINK.findall(rich_text.source):
            yield Line(f"{where}, länk", " ".join(filter(None, found)))
    if place.block_type == "contact" and place.value.get("job_search"):
        yield Line(where, "Länk till Platsbanken")
    if place.block_type == "image":
        yield Line(where, _picture(place.value.get("image")))


def _speakers(place: Place) -> list[str]:
    if place.block_type == "quote":
        return list(place.value.speaker_names)
    return [name for name in [(place.value.get("speaker") or "").strip()] if name]


def _picture(image: Any) -> str:
    return f"Bild {image.pk}: {image.title}" if image else ""


RULES = (advertisement_is_approved,)
