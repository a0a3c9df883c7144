"""Signals: what must be indexed again, beside what Wagtail itself tells the backend."""

from typing import Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db import connections
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_delete_signal_handler
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.signals import page_published

from home.models import SitePage
from profiles.models import County, Municipality, ProfilePage, Topic
from search.checks import own_backend_name
from search.models import IndexedDocument

# What Wagtail writes in a page's row when an editor saves a draft; no search asks for it.
_DRAFT_FIELDS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
}
# Which profiles show the name of a row, by its register.
_SHOWN_BY = {County: "municipality__county", Municipality: "municipality", Topic: "topics"}


def connect() -> None:
    """Connects the handlers of this module."""
    page_published.connect(index_published_page)
    for model in get_indexed_models():
        if issubclass(model, SitePage):
            post_save.connect(index_saved_page, sender=model)
            post_delete.connect(post_delete_signal_handler, sender=model)
    for model in _SHOWN_BY:
        post_save.connect(index_profiles_of_register, sender=model)


def index_saved_page(
    instance: Page, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """Indexes a page, as Wagtail does, but not each time that a draft of it is saved."""
    if raw or (update_fields is not None and update_fields <= _DRAFT_FIELDS):
        return
    index_published_page(instance)


def index_published_page(instance: Page, **kwargs: Any) -> None:
    """Indexes a page once more when its people and topics are saved too.

    The first call comes when the page's row is saved, before the rows of its children; where tasks
    are collected, only this one is done.
    """
    meta = instance._meta
    insert_or_update_object_task.enqueue(meta.app_label, meta.model_name, str(instance.pk))


def index_profiles_of_register(
    sender: type[Model], instance: Model, created: bool, raw: bool, **kwargs: Any
) -> None:
    """Indexes the profiles that show a name which an editor has changed."""
    if created or raw:
        return
    profiles = ProfilePage.objects.filter(**{_SHOWN_BY[sender]: instance}).distinct()
    get_search_backend(own_backend_name()).add_bulk(ProfilePage, list(profiles.order_by("pk")))


def index_after_first_migration(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Indexes what the migrations themselves have put in the database, on the first run."""
    tables = set(connections[using].introspection.table_names())
    needed = {model._meta.db_table for model in (IndexedDocument, Page, ProfilePage, Municipality)}
    if needed <= tables and not IndexedDocument.objects.using(using).exists():
        call_command("update_index", backend_name=own_backend_name(), verbosity=0)
