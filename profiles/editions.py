"""Slugs of a municipality's editions.

The newest published edition has the municipality's bare slug, older ones
``<slug>-<year>``. A draft takes the bare slug while nobody else has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from itertools import count

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page
from wagtail.signals import page_slug_changed

from profiles.content import AbstractProfilePage, ProfilePageQuerySet
from profiles.registers.models import Municipality

RESERVED_SLUGS = frozenset({"lan", "amne", "flode", "jamfor", "a-o", "karta", "folj"})
"""First parts of URLs under the series that are no profile's."""


def free_slug(page: AbstractProfilePage) -> str:
    """Returns the slug a never-published draft should have now."""
    wanted = page.municipality.slug if page.municipality else slugify(page.title) or "presentation"
    if not page._state.adding and _belongs_to(wanted, page.slug):
        return page.slug
    taken = _taken(page, wanted)
    return next(slug for slug in _candidates(wanted, _year(page)) if slug not in taken)


@transaction.atomic(savepoint=False)
def settle_slugs(municipality: Municipality) -> None:
    """Gives every published edition of the municipality the slug it should have."""
    wanted = _wanted_slugs(municipality)
    moving = [page for page, slug in wanted if page.slug != slug]
    if not moving:
        return
    _step_aside(municipality, [slug for _, slug in wanted], keep=[page for page, _ in wanted])
    for page, slug in wanted:
        if page in moving:
            _rename(page, slug)


def _wanted_slugs(municipality: Municipality) -> list[tuple[AbstractProfilePage, str]]:
    profiles: ProfilePageQuerySet = municipality.profiles.all()  # type: ignore[assignment]
    editions = (
        profiles.live()
        .filter(alias_of=None)
        .defer_streamfields()
        .order_by("-published_on", "-first_published_at", "-pk")
    )
    wanted: list[tuple[AbstractProfilePage, str]] = []
    used: set[str] = set()
    for page in editions:
        candidates = _candidates(municipality.slug, _year(page))
        slug = next(slug for slug in candidates if slug not in used)
        used.add(slug)
        wanted.append((page, slug))
    return wanted


def _step_aside(
    municipality: Municipality, slugs: list[str], keep: list[AbstractProfilePage]
) -> None:
    """Frees slugs that drafts hold."""
    profiles: ProfilePageQuerySet = municipality.profiles.all()  # type: ignore[assignment]
    holders = profiles.filter(slug__in=slugs).exclude(pk__in=[page.pk for page in keep])
    for draft in holders.defer_streamfields():
        _rename(draft, f"{municipality.slug}-utkast-{draft.pk}")


def _rename(page: AbstractProfilePage, slug: str) -> None:
    """Moves the page alone: nothing lies below it, and nothing that it says is changed.

    Wagtail's signal leads the old address on, within the transaction.
    """
    before = copy(page)
    page.slug = slug
    page.url_path = f"{before.url_path.removesuffix(f'{before.slug}/')}{slug}/"
    Page.objects.filter(pk=page.pk).update(slug=slug, url_path=page.url_path)
    page_slug_changed.send(sender=type(page), instance=page, instance_before=before)


def _candidates(base: str, year: int | None) -> Iterable[str]:
    if base not in RESERVED_SLUGS:
        yield base
    dated = f"{base}-{year}" if year else base
    if year:
        yield dated
    for number in count(2):
        yield f"{dated}-{number}"


def _belongs_to(base: str, slug: str) -> bool:
    return base not in RESERVED_SLUGS and bool(
        re.fullmatch(rf"{re.escape(base)}(-utkast)?(-\d+)*", slug or "")
    )


def _year(page: AbstractProfilePage) -> int | None:
    return page.published_on.year if page.published_on else None


def _taken(page: AbstractProfilePage, base: str) -> set[str]:
    siblings = type(page).objects.filter(slug__startswith=base).exclude(pk=page.pk)
    return set(siblings.values_list("slug", flat=True))
