"""Pages by the keys that URLs carry."""

from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Page

FoundPage = TypeVar("FoundPage", bound=Page)


def page_or_404(kind: type[FoundPage], key: int) -> FoundPage:
    """Returns the page; raises Http404 when there is none of this kind.

    It is asked for as a page: an inherited key larger than SQLite's numbers raises OverflowError
    where a page's own is simply missing.
    """
    page = get_object_or_404(Page, pk=key).specific
    if not isinstance(page, kind):
        raise Http404
    return page


def editable_draft(
    kind: type[FoundPage], key: int, user: AbstractBaseUser | AnonymousUser
) -> FoundPage:
    """Returns the page's latest draft; raises PermissionDenied unless the user may change it."""
    page: FoundPage = page_or_404(kind, key).get_latest_revision_as_object()
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return page
