"""From a manuscript that has been read to a draft with its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError

from home.images.files import decoded
from profiles.interchange.pictures import PictureSource
from profiles.manuscript import Manuscript, Picture, Register, parse_manuscript
from profiles.manuscript.swedish.register import RegisteredMunicipality, RegisteredTopic
from profiles.models import Municipality, Topic


def draft_of(
    manuscript: Manuscript, corrections: Mapping[str, Any] | None = None
) -> tuple[dict[str, Any], PictureSource]:
    """Returns the draft, and the pictures that came inside the manuscript under file names."""
    draft = parse_manuscript(manuscript, current_register(), corrections)
    names = [
        f"{number}-{PurePath(picture.name).name or 'bild'}"
        for number, picture in enumerate(manuscript.pictures, start=1)
    ]
    for part in _picture_parts(draft):
        position = part.get("picture")
        # A name alone brings nothing: an exported profile's pictures stay in the library.
        part["file"] = ""
        if isinstance(position, int) and position < len(names):
            part["file"] = names[position]
    contents = (picture.content for picture in manuscript.pictures)
    return draft, PictureSource(attachments=dict(zip(names, contents, strict=True)))


def without_unreadable_pictures(manuscript: Manuscript) -> Manuscript:
    """Returns the manuscript with a note in place of each picture that is cut off or damaged.

    Its caption and everything else stays; the line where it stood becomes blank.
    """
    problems = {index: _problem(one) for index, one in enumerate(manuscript.pictures)}
    kept = [index for index, problem in problems.items() if not problem]
    positions = {index: position for position, index in enumerate(kept)}
    lines = tuple(
        line
        if line.picture is None
        else replace(line, picture=positions[line.picture])
        if line.picture in positions
        else replace(line, picture=None, style="")
        for line in manuscript.lines
    )
    return replace(
        manuscript,
        lines=lines,
        pictures=tuple(manuscript.pictures[index] for index in kept),
        notes=(*manuscript.notes, *filter(None, problems.values())),
    )


def _problem(picture: Picture) -> str:
    """Returns why a picture can't come along, or nothing."""
    try:
        decoded(picture.content)
    except ValidationError as error:
        which = f" ({picture.alt_text})" if picture.alt_text else ""
        return f"En bild på rad {picture.line}{which} följer inte med. {error.message}"
    return ""


def current_register() -> Register:
    """Returns municipalities and topics as the editors have them now."""
    municipalities = Municipality.objects.select_related("county")
    return Register(
        [
            RegisteredMunicipality(
                code=entry.code,
                name=entry.name,
                full_name=entry.display_name,
                county=entry.county.name,
                domain=entry.website,
                display_name=entry.display_name,
            )
            for entry in municipalities
        ],
        [
            RegisteredTopic(topic.slug, topic.label, tuple(topic.synonym_list))
            for topic in Topic.objects.all()
        ],
    )


def _picture_parts(draft: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if draft.get("lead_image"):
        yield draft["lead_image"]
    yield from (item for item in draft.get("body") or [] if item.get("type") == "image")
