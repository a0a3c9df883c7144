"""What makes copies of pages outdated, and what leaves them alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from home.models import (
    ContentVersion,
    HomePage,
    PageCreation,
    PasswordResetRequest,
    PublisherSettings,
    StandardPage,
)
from profiles.models import ChecklistState, ManuscriptUpload, Topic
from site_project.page_cache.invalidation import can_be_seen

Change = Callable[[], Any]


@pytest.fixture
def page(db: None) -> StandardPage:
    """A published page below the home page."""
    return HomePage.objects.get().add_child(
        instance=StandardPage(title="Om serien", slug="om-serien")
    )


@pytest.fixture
def renews(django_capture_on_commit_callbacks: Any) -> Callable[[Change], bool]:
    """Tells whether a change makes the copies outdated when it is committed."""

    def check(change: Change) -> bool:
        forget_earlier_changes()
        before = ContentVersion.read()
        with django_capture_on_commit_callbacks(execute=True):
            change()
        return ContentVersion.read() != before

    return check


def forget_earlier_changes() -> None:
    """What the test has prepared waits for a commit that never comes."""
    connection.run_on_commit.clear()


Renews = Callable[[Change], bool]


class VisibleChangeTests:
    def test_publishing(self, page: StandardPage, renews: Renews) -> None:
        page.title = "Ny"
        assert renews(lambda: page.save_revision().publish())

    def test_unpublishing(self, page: StandardPage, renews: Renews) -> None:
        assert renews(page.unpublish)

    def test_new_page(self, page: StandardPage, renews: Renews) -> None:
        assert renews(lambda: page.add_sibling(instance=StandardPage(title="B", slug="b")))

    def test_moving(self, page: StandardPage, renews: Renews) -> None:
        other = page.add_sibling(instance=StandardPage(title="B", slug="b"))
        assert renews(lambda: other.move(page, pos="left"))

    def test_changing_the_slug(self, page: StandardPage, renews: Renews) -> None:
        page.slug = "om"
        assert renews(page.save)

    def test_deleting(self, page: StandardPage, renews: Renews) -> None:
        assert renews(page.delete)

    def test_restricting_and_opening_again(self, page: StandardPage, renews: Renews) -> None:
        restriction = PageViewRestriction(page=page, restriction_type="login")
        assert renews(restriction.save)
        assert renews(restriction.delete)

    def test_snippet(self, renews: Renews, db: None) -> None:
        topic = Topic(slug="prov", label="Prov", group="Prov")
        assert renews(topic.save)
        assert renews(topic.delete)

    def test_setting(self, renews: Renews, db: None) -> None:
        publisher = PublisherSettings.for_site(Site.objects.get())
        publisher.name = "Tidningen Exempel"
        assert renews(publisher.save)

    def test_redirect(self, renews: Renews, db: None) -> None:
        redirect = Redirect(old_path="/gammal", redirect_link="/")
        assert renews(redirect.save)
        assert renews(redirect.delete)

    def test_site(self, renews: Renews, db: None) -> None:
        assert renews(Site.objects.get().save)


class InvisibleChangeTests:
    def test_draft_of_a_published_page(self, page: StandardPage, renews: Renews) -> None:
        page.title = "Utkast"
        assert not renews(page.save_revision)

    def test_draft_of_a_new_page(self, page: StandardPage, renews: Renews) -> None:
        draft = StandardPage(title="Utkast", slug="utkast", live=False)
        assert not renews(lambda: page.add_sibling(instance=draft))
        assert not renews(draft.save_revision)

    def test_user(self, renews: Renews, db: None) -> None:
        assert not renews(lambda: get_user_model().objects.create_user("redaktor"))

    @pytest.mark.parametrize(
        "model",
        [ChecklistState, ManuscriptUpload, PageCreation, PasswordResetRequest],
    )
    def test_what_the_desk_notes_for_itself(self, model: type[Model]) -> None:
        assert not can_be_seen(model)


class CommitTests:
    def test_one_renewal_for_many_changes(
        self, page: StandardPage, django_capture_on_commit_callbacks: Any
    ) -> None:
        forget_earlier_changes()
        with django_capture_on_commit_callbacks() as callbacks:
            for title in ("A", "B", "C"):
                page.title = title
                page.save()
        assert [callback.__name__ for callback in callbacks].count("renew") == 1

    def test_change_that_is_rolled_back_leaves_the_copies(
        self, page: StandardPage, renews: Renews
    ) -> None:
        assert not renews(lambda: save_in_vain(page))

    def test_change_after_a_rollback_counts(self, page: StandardPage, renews: Renews) -> None:
        def fail_and_go_on() -> None:
            save_in_vain(page)
            page.save()

        assert renews(fail_and_go_on)


def save_in_vain(page: StandardPage) -> None:
    """Saves the page in a transaction that is taken back."""
    with transaction.atomic():
        page.save()
        transaction.set_rollback(True)
