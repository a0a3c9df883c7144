"""The main button is the next step of role and state, and what comes after it is said."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from profiles.models import ProfilePage
from tests.profiles.admin.editor_form import posted
from tests.profiles.admin.people import make_chief, make_editor
from tests.profiles.factories import draft_profile, make_profile

pytestmark = pytest.mark.django_db


def as_user(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def edit_url(page: ProfilePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def buttons(client: Client, url: str) -> tuple[str, list[str], bool]:
    """Returns the main button's words, those beside it, and whether errors stand in its place."""
    footer = BeautifulSoup(client.get(url).content, "html.parser").select_one("footer")
    step = footer.select_one("[data-next-step]")
    assert step
    main = step.select_one(
        ".w-dropdown-button > button, :scope > button:not([data-checklist-first])"
    )
    beside = [words(button) for button in footer.select(".profile-admin-save button")]
    return words(main), beside, "profile-admin-next--errors" in step["class"]


def words(tag: object) -> str:
    return " ".join(tag.get_text().split())  # type: ignore[attr-defined]


def said(response: object) -> str:
    return " ".join(str(message) for message in response.context["messages"])  # type: ignore[attr-defined]


class MainButtonTests:
    def test_of_an_editors_clean_page_sends_it_to_review(self) -> None:
        page = draft_profile()
        main, beside, has_errors = buttons(as_user(make_editor()), edit_url(page))
        assert (main, beside) == ("Skicka till granskning", ["Spara utkast"])
        assert not has_errors

    def test_of_a_chiefs_clean_page_publishes_it(self) -> None:
        page = draft_profile()
        assert buttons(as_user(make_chief()), edit_url(page))[0] == "Publicera"

    def test_of_a_page_that_waits_for_the_chief_approves_it(self) -> None:
        page = draft_profile()
        editor = make_editor()
        page.get_workflow().start(page, editor)
        main, _, _ = buttons(as_user(make_chief()), edit_url(page))
        assert main == "Godkänn och publicera"

    def test_of_a_returned_page_sends_it_again(self) -> None:
        page = draft_profile()
        editor, chief = make_editor(), make_chief()
        page.get_workflow().start(page, editor)
        page.current_workflow_task.on_action(page.current_workflow_task_state, chief, "reject")
        page = ProfilePage.objects.get(pk=page.pk)
        main, _, _ = buttons(as_user(editor), edit_url(page))
        assert main == "Skicka till granskning igen"

    @pytest.mark.parametrize(
        ("comment", "told"),
        [
            ("Byt <b>bilden</b>", "innan sidan publiceras: ”Byt &lt;b&gt;bilden&lt;/b&gt;”"),
            ("", "innan sidan publiceras."),
        ],
    )
    def test_of_a_returned_page_stands_below_what_the_reviewer_wants(
        self, comment: str, told: str
    ) -> None:
        page = draft_profile()
        editor, chief = make_editor(), make_chief()
        page.get_workflow().start(page, editor)
        state = page.current_workflow_task_state
        assert "vill att något ändras" not in as_user(editor).get(edit_url(page)).content.decode()
        page.current_workflow_task.on_action(state, chief, "reject", comment=comment)
        html = as_user(editor).get(edit_url(page)).content.decode()
        assert html.count(f"{chief.get_full_name()} vill att något ändras {told}") == 1
        page = ProfilePage.objects.get(pk=page.pk)
        page.current_workflow_state.resume(editor)
        assert "vill att något ändras" not in as_user(editor).get(edit_url(page)).content.decode()

    def test_leads_to_the_errors_while_there_are_any(self) -> None:
        page = draft_profile(label="", published_on=None)
        client = as_user(make_editor())
        html = client.get(edit_url(page)).content.decode()
        assert buttons(client, edit_url(page))[2]
        assert "Rätta 2 fel" in html

    def test_of_a_new_page_has_saving_before_it(self) -> None:
        """Enter in a field presses the form's first button: it must never publish."""
        page = draft_profile()
        url = reverse(
            "wagtailadmin_pages:add", args=["profiles", "profilepage", page.get_parent().pk]
        )
        for address in (url, edit_url(page)):
            html = as_user(User.objects.filter(username="cajsa").first() or make_chief()).get(
                address
            )
            form = BeautifulSoup(html.content, "html.parser").select_one("form[data-edit-form]")
            first = form.select_one("button[type=submit], button:not([type]), input[type=submit]")
            assert words(first) == "Spara utkast"


class AfterwardsTests:
    def test_a_submitted_page_says_whom_it_waits_for(self) -> None:
        page = draft_profile()
        make_chief()
        data = posted(municipality=page.municipality_id, **{"action-submit": "1"})
        response = as_user(make_editor()).post(edit_url(page), data, follow=True)
        assert "Nu väntar den på Cajsa Lind." in said(response)

    def test_without_chiefs_says_so(self) -> None:
        page = draft_profile()
        data = posted(title=page.title, municipality=page.municipality_id, **{"action-submit": "1"})
        response = as_user(make_editor()).post(edit_url(page), data, follow=True)
        assert "Ingen kan granska den än." in said(response)

    def test_a_published_page_gives_its_address(self) -> None:
        page = draft_profile()
        data = posted(municipality=page.municipality_id, **{"action-publish": "1"})
        response = as_user(make_chief()).post(edit_url(page), data, follow=True)
        assert f"Besökarna läser den på {page.full_url}" in said(response)

    def test_an_approved_page_gives_its_address(self) -> None:
        page = draft_profile()
        page.get_workflow().start(page, make_editor())
        data = posted(municipality=page.municipality_id)
        data |= {"action-workflow-action": "true", "workflow-action-name": "approve"}
        response = as_user(make_chief()).post(edit_url(page), data, follow=True)
        assert "Besökarna läser den på http" in said(response)


class FirstPageTests:
    def test_of_an_empty_site_shows_three_steps(self) -> None:
        html = as_user(make_editor()).get("/admin/").content.decode()
        assert html.index("Så blir den första presentationen till") < html.index("Ny presentation")
        assert "Skicka till granskning." in html

    def test_leads_with_the_ways_to_begin(self) -> None:
        make_profile()
        html = as_user(make_editor()).get("/admin/").content.decode()
        assert "Så blir den första" not in html
        main = html[html.index("<main") :]
        assert main.index("Importera manus") < main.index("Senast publicerade")
