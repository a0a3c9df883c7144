"""Makes the copies of pages outdated when something changes that a visitor can see.

Editors save drafts all day long; those leave the copies alone. What counts is in
``can_be_seen``. Changes that pass the models by (``QuerySet.update``) have to call
``ContentVersion.renew`` themselves.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from home.models import ContentVersion
from site_project.page_cache import downstream

OUR_APPS = frozenset({"home", "profiles"})
# Of Wagtail's own models those that pages are made of or found by.
SEEN_MODELS = (Page, PageViewRestriction, Site)
SEEN_LABELS = frozenset(
    {"wagtailredirects.redirect", "wagtaildocs.document", "wagtailcore.collectionviewrestriction"}
)
# Saving one of these hides something from visitors.
HIDING_MODELS = (PageViewRestriction, CollectionViewRestriction)
# A model of ours with ``shown_to_visitors = False`` is for editors only.
OPT_OUT = "shown_to_visitors"

# What Wagtail writes on a live page when a draft of it is saved, locked or sent for review.
DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "expire_at",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


def connect() -> None:
    """Listens to every change; called once, when Django is ready."""
    page_published.connect(renew_at_commit, dispatch_uid="page-cache")
    for page_signal in (page_unpublished, page_slug_changed, post_page_move):
        page_signal.connect(withdraw_at_commit, dispatch_uid="page-cache")
    post_save.connect(renew_after_save, dispatch_uid="page-cache")
    post_delete.connect(renew_after_change, dispatch_uid="page-cache")
    m2m_changed.connect(renew_after_change, dispatch_uid="page-cache")


def renew_after_save(
    sender: type[Model],
    instance: Model,
    update_fields: frozenset[str] | None = None,
    **_context: Any,
) -> None:
    """A saved page counts when more than the notes about its draft was saved."""
    is_note = bool(update_fields) and DRAFT_FIELDS.issuperset(update_fields or ())
    if is_note and isinstance(instance, Page):
        return
    if isinstance(instance, HIDING_MODELS):
        withdraw_at_commit()
    elif can_be_seen(sender) and not belongs_to_draft(instance):
        renew_at_commit()


def renew_after_change(sender: type[Model], instance: Model, **_context: Any) -> None:
    """Deleted rows and changed relations; what belongs to a draft does not count."""
    if can_be_seen(sender) and not belongs_to_draft(instance):
        withdraw_at_commit()


def can_be_seen(model: type[Model]) -> bool:
    """Whether rows of the model appear on pages or decide who gets which page."""
    # The models of a migration's past: the table of versions may not be there yet.
    if model._meta.apps is not apps:
        return False
    if issubclass(model, SEEN_MODELS) or model._meta.label_lower in SEEN_LABELS:
        return True
    is_ours = model._meta.app_label in OUR_APPS and model is not ContentVersion
    return is_ours and bool(getattr(model, OPT_OUT, True))


def belongs_to_draft(instance: Model) -> bool:
    """Whether this is a page that is not published, or a part of one."""
    # A restriction counts for the pages below, too, which may be published.
    if isinstance(instance, PageViewRestriction):
        return False
    page = instance if isinstance(instance, Page) else getattr(instance, "page", None)
    return isinstance(page, Page) and not page.live


def renew_at_commit(*_sender: Any, **_context: Any) -> None:
    """Renews the token when the change can be read by others, once for each transaction."""
    _once_at_commit(renew)


def withdraw_at_commit(*_sender: Any, **_context: Any) -> None:
    """The same for what nobody may see any more, not even while the site is down."""
    _once_at_commit(withdraw)


def _once_at_commit(callback: Callable[[], None]) -> None:
    if all(callback not in waiting for waiting in connection.run_on_commit):
        transaction.on_commit(callback)


def renew() -> None:
    """Named, so that it is recognised among a transaction's callbacks."""
    ContentVersion.renew()
    downstream.tell()


def withdraw() -> None:
    """The same, and the cache in front keeps nothing for a site that is down."""
    ContentVersion.renew()
    downstream.tell(withdrawn=True)
