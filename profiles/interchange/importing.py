"""Imports one draft: builds it, or finds that it has been built, and publishes it if asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from profiles.interchange.builder import build_profile
from profiles.interchange.pictures import PictureSource
from profiles.models import ProfileIndexPage, ProfilePage
from profiles.rules import PublishingError, publishing_errors


class Outcome(StrEnum):
    """What became of a draft."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    VALID = "valid"
    FAILED = "failed"


@dataclass(frozen=True)
class Publishing:
    """How to publish what is imported; ``label`` and ``advertiser`` fill only empty fields."""

    label: str = ""
    advertiser: str = ""


@dataclass(frozen=True)
class Imported:
    """The page and what became of it; ``problem`` says why it stayed a draft."""

    outcome: Outcome
    page: ProfilePage
    problem: str = ""


@transaction.atomic
def import_draft(
    data: dict[str, Any],
    pictures: PictureSource,
    *,
    publishing: Publishing | None = None,
    user: User | None = None,
) -> Imported:
    """Returns the page of the draft, new or from an earlier import; raises DraftError.

    A manuscript that has been imported before is left as the editors have it.
    """
    # Until the transaction ends nobody else imports into the series: two clicks on one button, or a
    # command beside it, make one page.
    series = ProfileIndexPage.objects.select_for_update().first()
    page = find_imported(data)
    outcome = Outcome.UNCHANGED if page else Outcome.CREATED
    if page is None:
        page = build_profile(data, series, pictures=pictures, user=user)
    problem = _publish(page, publishing, user) if publishing else ""
    page.refresh_from_db()
    return Imported(outcome, page, problem)


def check_draft(
    data: dict[str, Any], pictures: PictureSource, *, publishing: Publishing | None = None
) -> str:
    """Builds the draft and takes it back; returns why it could not be published, or nothing.

    Raises DraftError when it can't become a page. Leaves neither rows nor files.
    """
    with transaction.atomic():
        page = find_imported(data) or build_profile(data, pictures=pictures, dry_run=True)
        if publishing:
            _label(page, publishing)
        errors = publishing_errors(page) if publishing else []
        transaction.set_rollback(True)
    return " ".join(finding.message for finding in errors)


def find_imported(data: dict[str, Any]) -> ProfilePage | None:
    """Returns the page made of the same manuscript, as its latest revision, or None."""
    source = data.get("source")
    sha256 = source.get("sha256") if isinstance(source, dict) else None
    if not isinstance(sha256, str) or not sha256 or "\x00" in sha256:
        return None
    page = ProfilePage.objects.filter(source_sha256=sha256).first()
    return page.get_latest_revision_as_object() if page else None


def _publish(page: ProfilePage, publishing: Publishing, user: User | None) -> str:
    if page.live and not page.has_unpublished_changes:
        return ""
    _label(page, publishing)
    try:
        with transaction.atomic():
            page.save_revision(user=user).publish(user=user)
    except PublishingError as error:
        return " ".join(error.messages)
    return ""


def _label(page: ProfilePage, publishing: Publishing) -> None:
    page.label = page.label or publishing.label
    page.advertiser = page.advertiser or publishing.advertiser
