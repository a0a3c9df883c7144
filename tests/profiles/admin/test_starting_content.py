"""A new profile starts filled, and nothing of it can be published by mistake."""

from datetime import date

from django.test import TestCase
from django.urls import reverse

from profiles.admin.starting_content import fill_new_profile
from profiles.models import Municipality, ProfileIndexPage, ProfilePage
from profiles.rules import publishing_errors
from tests.profiles.admin.people import make_chief, make_editor
from tests.profiles.factories import draft_profile, make_profile


class StartingContentTests(TestCase):
    """What is in the form before the first key is pressed."""

    def filled(self, code: str | None = "0120") -> ProfilePage:
        """Returns an unsaved profile of the municipality."""
        page = ProfilePage()
        fill_new_profile(page, Municipality.objects.get(code=code) if code else None)
        return page

    def test_has_every_part_of_a_profile(self) -> None:
        page = self.filled()
        kinds = [child.block_type for child in page.body]
        assert kinds == ["paragraph", "heading", "paragraph", "quote"]
        assert [child.block_type for child in page.aside] == ["fact_panel", "contact"]
        assert [child.block_type for child in page.standfirst] == ["text"]
        assert page.kicker == "Presentation"

    def test_knows_what_the_register_knows(self) -> None:
        page = self.filled()
        assert page.municipality
        fact_panel, contact = (child.value for child in page.aside)
        (row,) = fact_panel.rows
        assert row.measured_number == page.municipality.population
        assert row.measured_year == page.municipality.population_year
        assert contact["organisation"] == "Värmdö kommun"
        assert contact["website"] == f"https://{page.municipality.website}"

    def test_is_filled_without_a_municipality_too(self) -> None:
        assert [child.block_type for child in self.filled(None).aside] == ["fact_panel", "contact"]

    def test_untouched_it_cannot_be_published(self) -> None:
        page = self.filled()
        page.title, page.label = "Värmdö", "redaktionellt"
        page.published_on = date(2024, 5, 3)
        assert [error.code for error in publishing_errors(page)] == ["quote-empty"]


class NewProfileScreenTests(TestCase):
    """The way from the menu to the filled form."""

    def setUp(self) -> None:
        self.client.force_login(make_editor())
        self.parent = ProfileIndexPage.objects.get()
        self.add = reverse(
            "wagtailadmin_pages:add", args=["profiles", "profilepage", self.parent.pk]
        )

    def test_the_form_is_filled_for_the_municipality(self) -> None:
        response = self.client.get(f"{self.add}?municipality=0120")
        self.assertContains(response, r"Fakta om V\u00e4rmd\u00f6")
        assert (
            response.context["form"].initial["municipality"]
            == Municipality.objects.get(code="0120").pk
        )

    def test_an_unknown_code_starts_without_municipality(self) -> None:
        for code in ("9999", "Värmdö", "²", "0120'--", ""):
            with self.subTest(code):
                assert self.client.get(self.add, {"municipality": code}).status_code == 200

    def test_the_choice_leads_to_the_form(self) -> None:
        response = self.client.get(reverse("new_profile"), {"municipality": "0120"})
        self.assertRedirects(response, f"{self.add}?municipality=0120")

    def test_the_choice_leads_to_a_new_edition_where_there_is_one(self) -> None:
        page = make_profile(code="0120")
        response = self.client.get(reverse("new_profile"), {"municipality": "0120"})
        self.assertRedirects(response, reverse("new_edition", args=[page.pk]))

    def test_an_invalid_choice_is_explained(self) -> None:
        response = self.client.get(reverse("new_profile"), {"municipality": "x"})
        self.assertContains(response, "Välj en kommun i listan.")


class NewEditionTests(TestCase):
    """”Ny presentation för samma kommun”."""

    def setUp(self) -> None:
        self.editor = make_editor()
        self.client.force_login(self.editor)
        self.previous = make_profile(
            code="0120",
            title="Värmdö växer",
            employer_unit="socialkontoret",
            logo_url="https://www.example.se/",
            people=[],
            aside=[
                ("fact_panel", {"title": "Fakta", "items": [("prose", "<p>Öar.</p>")]}),
                ("contact", {"organisation": "Värmdö kommun", "unit": "Socialkontoret"}),
                ("call_to_action", {"text": "Sök", "url": "https://jobb.example.se/"}),
            ],
        )
        topic = ProfilePage._meta.get_field("topics").related_model.objects.first()
        self.previous.topics = [topic]
        self.previous.save_revision().publish()
        self.url = reverse("new_edition", args=[self.previous.pk])

    def create(self) -> ProfilePage:
        """Creates the edition as the button does and returns it as the editor sees it."""
        response = self.client.post(self.url)
        draft = ProfilePage.objects.latest("pk")
        self.assertRedirects(response, reverse("wagtailadmin_pages:edit", args=[draft.pk]))
        return draft.get_latest_revision_as_object()

    def test_carries_over_what_stays_true(self) -> None:
        draft = self.create()
        assert draft.municipality == self.previous.municipality
        assert draft.employer_unit == "socialkontoret"
        assert draft.logo_url == "https://www.example.se/"
        assert [child.block_type for child in draft.aside] == ["fact_panel", "contact"]
        assert draft.aside[1].value["unit"] == "Socialkontoret"
        assert list(draft.topics.all()) == list(self.previous.topics.all())

    def test_links_the_editions(self) -> None:
        assert self.create().previous_edition == self.previous

    def test_asks_the_rest_anew(self) -> None:
        draft = self.create()
        assert not draft.live
        assert (draft.label, draft.published_on) == ("", None)
        codes = {error.code for error in publishing_errors(draft)}
        assert {"title-missing", "label-missing", "date-missing", "quote-empty"} <= codes

    def test_leaves_the_previous_edition_alone(self) -> None:
        slug, revision = (
            self.previous.slug,
            ProfilePage.objects.get(pk=self.previous.pk).latest_revision_id,
        )
        self.create()
        stored = ProfilePage.objects.get(pk=self.previous.pk)
        assert (stored.slug, stored.latest_revision_id, stored.live) == (slug, revision, True)

    def test_blocks_get_names_of_their_own(self) -> None:
        draft = self.create()
        old = {child.id for child in self.previous.aside}
        assert old.isdisjoint({child.id for child in draft.aside})

    def test_starts_from_the_newest_published_edition(self) -> None:
        newer = make_profile(code="0120", title="Värmdö nu", published_on=date(2025, 1, 1))
        assert self.create().previous_edition == newer

    def test_looking_creates_nothing(self) -> None:
        before = ProfilePage.objects.count()
        self.assertContains(self.client.get(self.url), "kontaktuppgifterna")
        assert ProfilePage.objects.count() == before

    def test_a_stranger_creates_nothing(self) -> None:
        self.client.logout()
        assert self.client.post(self.url).status_code == 302
        assert not ProfilePage.objects.filter(previous_edition=self.previous).exists()

    def test_the_button_stands_in_editor_and_explorer(self) -> None:
        edit = reverse("wagtailadmin_pages:edit", args=[self.previous.pk])
        explore = reverse("wagtailadmin_explore", args=[self.previous.get_parent().pk])
        for screen in (edit, explore):
            self.assertContains(self.client.get(screen), self.url)

    def test_other_pages_have_no_such_button(self) -> None:
        self.client.force_login(make_chief())
        home = reverse("wagtailadmin_pages:edit", args=[self.previous.get_parent().get_parent().pk])
        self.assertNotContains(self.client.get(home), "ny-utgava")

    def test_a_profile_without_municipality_can_have_a_successor(self) -> None:
        page = draft_profile()
        ProfilePage.objects.filter(pk=page.pk).update(municipality=None)
        assert self.client.post(reverse("new_edition", args=[page.pk])).status_code == 302
