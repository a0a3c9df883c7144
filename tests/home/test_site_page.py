"""What every page of the site promises, whatever its type."""

from collections.abc import Iterator
from typing import Any

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.signals import page_published, page_unpublished

from profiles.models import ProfilePage
from tests.profiles.factories import draft_profile, make_profile


class BrokenOffError(Exception):
    """Stands for a server that is killed in the middle of the work."""


@pytest.fixture
def broken_off() -> Iterator[None]:
    """Breaks off publishing and unpublishing after the page's own row is saved."""

    def break_off(**_context: Any) -> None:
        raise BrokenOffError

    for signal in (page_published, page_unpublished):
        signal.connect(break_off, sender=ProfilePage)
    yield
    for signal in (page_published, page_unpublished):
        signal.disconnect(break_off, sender=ProfilePage)


@pytest.mark.django_db
class BrokenOffTests:
    def test_publishing_is_undone_as_a_whole(self, broken_off: None) -> None:
        page = draft_profile(source_url="https://www.example.se/gammal-adress/")
        with pytest.raises(BrokenOffError):
            page.save_revision().publish()
        page.refresh_from_db()
        assert not page.live
        assert not Redirect.objects.filter(old_path="/gammal-adress").exists()

    def test_unpublishing_is_undone_as_a_whole(self, request: pytest.FixtureRequest) -> None:
        page = make_profile()
        request.getfixturevalue("broken_off")
        with pytest.raises(BrokenOffError):
            page.unpublish()
        page.refresh_from_db()
        assert page.live
