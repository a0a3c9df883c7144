"""All links of the live pages: which are asked, how often, and what is kept."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from home.link_check import checking
from home.link_check.checking import check_links
from home.link_check.client import Answer, Outcome
from home.models import CheckedLink
from profiles.models import ProfilePage
from profiles.rules import findings
from tests.profiles.factories import draft_profile, make_profile

pytestmark = pytest.mark.django_db

LINK = '<p>Läs om <a href="https://metod.example.se/">metoden</a>.</p>'
CONTACT = [("contact", {"website": "https://www.haninge.example.se", "emails": []})]


class Answers:
    """Answers as told, and remembers what it was asked."""

    def __init__(self, **outcomes: Outcome) -> None:
        self.asked: list[str] = []
        self.outcome = outcomes.get("outcome", Outcome.GONE)

    def __call__(self, url: str) -> Answer:
        self.asked.append(url)
        return Answer(self.outcome, 404 if self.outcome == Outcome.GONE else 200)


def linking_profile() -> ProfilePage:
    return make_profile(body=[("paragraph", LINK)], aside=CONTACT)


class CheckingTests:
    def test_asks_each_url_of_live_pages_once(self) -> None:
        linking_profile()
        make_profile(code="0120", title="Om Värmdö", body=[("paragraph", LINK)])
        draft_profile(
            code="0125",
            body=[("paragraph", '<p><a href="https://utkast.example.se/">Nej</a></p>')],
        )
        ask = Answers()
        check_links(ask, pause=0)
        assert sorted(ask.asked) == ["https://metod.example.se/", "https://www.haninge.example.se"]
        assert CheckedLink.objects.count() == 3

    def test_leaves_the_sites_own_pages_to_the_rules(self) -> None:
        make_profile(body=[("paragraph", '<p><a href="http://localhost/sok/">Sök</a></p>')])
        ask = Answers()
        check_links(ask, pause=0)
        assert ask.asked == []

    def test_keeps_since_when_until_the_answer_changes(self) -> None:
        linking_profile()
        check_links(Answers(), pause=0)
        long_ago = timezone.now() - timezone.timedelta(days=9)
        CheckedLink.objects.update(since=long_ago)
        check_links(Answers(), pause=0)
        assert {link.since for link in CheckedLink.objects.all()} == {long_ago}
        assert check_links(Answers(outcome=Outcome.WORKS), pause=0) == []
        assert all(link.since > long_ago for link in CheckedLink.objects.all())

    def test_forgets_links_that_are_taken_away(self) -> None:
        page = linking_profile()
        check_links(Answers(), pause=0)
        page.body = [("paragraph", "<p>Utan länk.</p>")]
        page.save_revision().publish()
        check_links(Answers(), pause=0)
        assert [link.url for link in CheckedLink.objects.all()] == [
            "https://www.haninge.example.se"
        ]

    def test_is_bounded_and_takes_turns(self) -> None:
        linking_profile()
        first, second = Answers(), Answers()
        check_links(first, most=1, pause=0)
        check_links(second, most=1, pause=0)
        assert sorted(first.asked + second.asked) == [
            "https://metod.example.se/",
            "https://www.haninge.example.se",
        ]

    def test_ends_when_the_night_is_over(self, monkeypatch: pytest.MonkeyPatch) -> None:
        linking_profile()
        monkeypatch.setattr(checking, "MOST_SECONDS", -1)
        ask = Answers()
        check_links(ask, pause=0)
        assert ask.asked == []

    def test_waits_between_two_questions_to_one_server(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        links = "".join(f'<a href="https://metod.example.se/{n}">{n}</a> ' for n in range(3))
        make_profile(body=[("paragraph", f"<p>{links}</p>")])
        waits: list[float] = []
        monkeypatch.setattr(checking.time, "sleep", waits.append)
        check_links(Answers(), pause=5)
        assert [round(wait) > 0 for wait in waits] == [False, True, True]

    def test_the_command_says_what_is_broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(checking, "LinkClient", lambda: type("Client", (), {"ask": Answers()}))
        page = linking_profile()
        out = StringIO()
        call_command("check_links", "--pause=0", stdout=out)
        assert (
            f"”{page.title}”: https://metod.example.se/ Finns inte längre (404)" in out.getvalue()
        )
        assert "Länkar som inte fungerar: 2" in out.getvalue()


class MarkTests:
    def test_stands_in_the_checklist_beside_the_block_until_it_is_ignored(self) -> None:
        page = linking_profile()
        check_links(Answers(), pause=0)
        found = [finding for finding in findings(page) if finding.code == "link-broken"]
        assert [(finding.field, finding.path) for finding in found] == [
            ("body", (0,)),
            ("aside", (0,)),
        ]
        assert "https://metod.example.se/ Finns inte längre (404)" in found[0].message
        CheckedLink.objects.update(is_ignored=True)
        assert not [finding for finding in findings(page) if finding.code == "link-broken"]
