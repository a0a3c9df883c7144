"""What follows from publishing and unpublishing a profile."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.signals import page_published, page_unpublished

from home.redirects.paths import LONGEST_PATH, canonical_path
from profiles.editions import settle_slugs
from profiles.models import County, ProfileIndexPage, ProfilePage, StatedMeasure, Topic
from profiles.public.measured_facts import stated_measures


def connect() -> None:
    """Connects the handlers; called once when the app is ready."""
    page_published.connect(follow_publishing, sender=ProfilePage)
    page_unpublished.connect(follow_unpublishing, sender=ProfilePage)
    post_save.connect(keep_stated_measures, sender=ProfilePage)
    for model in (County, Topic):
        pre_save.connect(follow_new_slug, sender=model)


def follow_publishing(instance: ProfilePage, **kwargs: Any) -> None:
    """Settles the editions' slugs and leads the article's old URL here."""
    if instance.municipality:
        settle_slugs(instance.municipality)
    redirect_old_url(instance)


def follow_unpublishing(instance: ProfilePage, **kwargs: Any) -> None:
    """Lets the edition before take over the bare slug.

    Only once all is done: a deletion unpublishes first, and the edition before
    may be on its way out in the same transaction.
    """
    if instance.municipality:
        transaction.on_commit(partial(settle_slugs, instance.municipality))


def keep_stated_measures(
    instance: ProfilePage, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """Keeps what the profile's facts state beside it whenever they are stored."""
    if raw or (update_fields is not None and "aside" not in update_fields):
        return
    stated = {row.measure: row for row in stated_measures(instance)}
    kept = dict(instance.stated_measures.values_list("measure", "number"))
    if kept.keys() - stated.keys():
        instance.stated_measures.exclude(measure__in=stated).delete()
    StatedMeasure.objects.bulk_create(
        [row for name, row in stated.items() if name not in kept or kept[name] != row.number],
        update_conflicts=True,
        unique_fields=["measure", "page"],
        update_fields=["number"],
    )


def follow_new_slug(instance: County | Topic, **kwargs: Any) -> None:
    """Leads the old address of a county or a topic, and of its feed, to the new one."""
    before = type(instance).objects.filter(pk=instance.pk).first()
    if before is None or before.slug == instance.slug:
        return
    for series in ProfileIndexPage.objects.live():
        for old, new in zip(series.routes_of(before), series.routes_of(instance), strict=True):
            redirect_route(series, old, new)


def redirect_route(series: ProfileIndexPage, old: str, new: str) -> None:
    """Makes one route of the series answer 301 to another, and what led to it as well."""
    own_url = (series.url or "").rstrip("/")
    Redirect.objects.filter(old_path=canonical_path(f"{own_url}{new}")).delete()
    earlier = Redirect.objects.filter(redirect_page=series, redirect_page_route_path=old)
    earlier.update(redirect_page_route_path=new)
    Redirect.objects.update_or_create(
        old_path=canonical_path(f"{own_url}{old}"),
        site=None,
        defaults={
            "redirect_page": series.page_ptr,
            "redirect_page_route_path": new,
            "redirect_link": "",
            "automatically_created": True,
        },
    )


def redirect_old_url(page: ProfilePage) -> None:
    """Makes the path of ``source_url`` answer 301 to the profile, unless it is already led on."""
    path = _old_path(page.source_url)
    if not path or Redirect.objects.filter(old_path=path, site=None).exists():
        return
    Redirect.objects.create(
        old_path=path, redirect_page=page.page_ptr, is_permanent=True, automatically_created=True
    )


def _old_path(url: str) -> str:
    path = canonical_path(url)
    return "" if path == "/" or len(path) > LONGEST_PATH else path
