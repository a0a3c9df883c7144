"""A series as large as it may get, made in a few queries instead of through the editor."""

from uuid import uuid4

from wagtail.models import Page

from profiles.models import Municipality, ProfilePage, Topic

TOPICS_EACH = 3


def fill_series(pattern: ProfilePage, count: int) -> None:
    """Adds live copies of a profile, each about another municipality, with a few topics.

    The rows are written past Wagtail, whose publishing takes a second for each: no revisions, no
    search documents.
    """
    codes = Municipality.objects.exclude(profiles__isnull=False).order_by("code")
    places = [*codes, *codes][:count]
    parent = pattern.get_parent()
    first = parent.numchild + 1
    for number, place in enumerate(places, start=first):
        _add_copy(pattern, parent, number, place)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + count)
    _add_topics(count)


def _add_copy(pattern: ProfilePage, parent: Page, number: int, place: Municipality) -> None:
    page = ProfilePage.objects.get(pk=pattern.pk)
    page.pk = page.id = page.page_ptr_id = None
    page._state.adding = True
    page.path = ProfilePage._get_path(parent.path, parent.depth + 1, number)
    page.slug = f"{place.slug}-{number}"
    page.url_path = f"{parent.url_path}{page.slug}/"
    page.translation_key = uuid4()
    page.latest_revision = page.live_revision = None
    page.municipality = place
    page.save(clean=False)


def _add_topics(count: int) -> None:
    topics = list(Topic.objects.all())
    through = ProfilePage.topics.through
    pages = ProfilePage.objects.order_by("-pk").values_list("pk", flat=True)[:count]
    through.objects.bulk_create(
        through(profilepage_id=page, topic_id=topics[(number + more) % len(topics)].pk)
        for number, page in enumerate(pages)
        for more in range(TOPICS_EACH)
    )
