"""People taken off the web are named nowhere, not by half of their name either."""

import pytest

from profiles.models import ProfilePage, ProfilePerson
from profiles.rules import Finding, findings, publishing_errors
from tests.home.images.pictures import make_image
from tests.profiles.factories import draft_profile

pytestmark = pytest.mark.django_db


def page_with(
    text: str, *shown: str, hidden: str = "Frida Norling", **fields: object
) -> ProfilePage:
    """Returns a draft with the text in its body, one hidden person and the shown ones."""
    page = draft_profile(body=[("paragraph", f"<p>{text}</p>")], **fields)
    people = [ProfilePerson(name=hidden, hidden=True), *(ProfilePerson(name=n) for n in shown)]
    page.people = people
    return page


def errors(page: ProfilePage) -> list[Finding]:
    """Returns what stops the page because of a hidden name."""
    return [f for f in publishing_errors(page) if f.code == "hidden-person-named"]


def advice(page: ProfilePage) -> list[Finding]:
    """Returns where a hidden name may be meant."""
    return [f for f in findings(page) if f.code == "hidden-person-hinted"]


class SurnameTests:
    @pytest.mark.parametrize(
        "text",
        [
            "Det är roligt, säger Norling.",
            "Norlings grupp träffas på måndagar.",
            "Norling’s grupp träffas.",
            "F. Norling leder gruppen.",
            "NORLING LEDER GRUPPEN",
            "Norling-gruppen träffas.",
            "Fru Nor<b>ling</b> leder.",
            "Nor\u00adlings grupp",
            "Ring frida.norling@example.se.",
            "Ring f.norling@example.se.",
            "Norling, Frida",
        ],
    )
    def test_stops_publishing(self, text: str) -> None:
        (finding,) = errors(page_with(text))
        assert (finding.field, finding.path) == ("body", (0,))
        assert finding.block_id

    def test_quotes_where_it_stands(self) -> None:
        text = "Hela gruppen träffas varje måndag i köket, säger Norling och skrattar högt åt det."
        (finding,) = errors(page_with(text))
        assert finding.message == (
            "Frida Norling ska bort från webben. "
            "Skriv om ”… varje måndag i köket, säger Norling och skrattar högt åt det.” "
            "så att namnet är borta."
        )

    @pytest.mark.parametrize(
        ("hidden", "text"),
        [
            ("Frida Ek", "Ekman sitter under en ek i Ekeby."),
            ("Frida Sand", "Barnen leker i sand och i sandlådan."),
            ("Frida Ros", "De fick en ros på Rosengatan."),
            ("Frida Norling", "Norlinger och norling är andra ord."),
            ("Frida Norling", "Ring norling@example.se."),
        ],
    )
    def test_is_a_whole_word_with_a_capital(self, hidden: str, text: str) -> None:
        page = page_with(text, hidden=hidden)
        assert errors(page) + advice(page) == []

    @pytest.mark.parametrize(
        ("hidden", "text"),
        [
            ("Frida Lund", "Gruppen reste till Lund i våras."),
            ("Frida Lund", "Lunds kommun är granne."),
            ("Frida Ros", "Ros församling är granne."),
            ("Frida Norling", "Karin Ek-Norling och Norling-Ek leder."),
            ("Frida Ek-Norling", "Norling leder gruppen."),
            ("Frida Berg Norling", "Berg leder gruppen."),
        ],
    )
    def test_is_advice_where_it_may_mean_something_else(self, hidden: str, text: str) -> None:
        page = page_with(text, hidden=hidden)
        assert errors(page) == []
        assert [finding.field for finding in advice(page)] == ["body"]

    def test_is_quoted_wherever_it_stands(self) -> None:
        text = (
            "Norling leder gruppen sedan många år och trivs bra. Foto: Frida Norling. På kontoret "
            "säger alla att det är Frida som håller ihop dem, och F. håller med."
        )
        page = page_with(text)
        assert len(errors(page)) == 2
        assert len(advice(page)) == 2

    @pytest.mark.parametrize(
        "text",
        [
            '<a href="https://www.example.se/frida-norling">Läs mer</a>',
            '<a href="mailto:Frida.Norling%40example.se">Skriv</a>',
            "Följ @FridaNorling i flödet.",
            "Se bilden frida_norling.jpg.",
        ],
    )
    def test_stops_publishing_in_addresses(self, text: str) -> None:
        assert errors(page_with(text))

    def test_stops_publishing_beside_somebody_shown(self) -> None:
        page = page_with("", "Karin Ek")
        page.people = [
            ProfilePerson(name="Frida Norling", hidden=True),
            ProfilePerson(name="Karin Ek", role="arbetar med Norling"),
        ]
        (finding,) = errors(page)
        assert (finding.field, finding.path) == ("people", (1, "role"))

    @pytest.mark.parametrize(
        "text",
        ["F. leder gruppen.", "Det säger F., som leder.", "F.N. och F. N. leder.", "säger F."],
    )
    def test_is_advice_as_an_initial(self, text: str) -> None:
        page = page_with(text)
        assert errors(page) == []
        assert advice(page)

    @pytest.mark.parametrize("text", ["F. Berg leder.", "Vitamin F. Det räcker.", "t.ex. F.M. här"])
    def test_is_no_other_initial(self, text: str) -> None:
        page = page_with(text)
        assert errors(page) + advice(page) == []

    @pytest.mark.parametrize("field", ["alt_text", "caption", "credit"])
    def test_stops_publishing_in_the_texts_of_a_picture(self, field: str) -> None:
        figure = {"image": make_image(), field: "Norling vid fönstret"}
        page = page_with("", lead_image_alt="")
        page.body = [("image", figure)]
        assert errors(page)

    def test_is_advice_where_another_has_it(self) -> None:
        page = page_with("Det är roligt, säger Norling.", "Karin Norling")
        assert errors(page) == []
        assert "om det är samma person" in advice(page)[0].message

    def test_leaves_the_other_person_alone(self) -> None:
        text = "Karin Norlings grupp, säger Frida Ek."
        page = page_with(text, "Karin Norling", "Frida Ek")
        assert errors(page) + advice(page) == []

    def test_leaves_writer_and_photographer_alone(self) -> None:
        page = page_with("", author="Bo Norling", lead_image_credit="Bo Norling")
        assert errors(page) + advice(page) == []

    def test_is_no_other_person_by_an_initial(self) -> None:
        page = page_with("", author="F. Norling")
        assert [finding.field for finding in errors(page)] == ["author"]

    def test_does_not_stop_for_a_longer_name(self) -> None:
        assert errors(page_with("Frida Norlingberg leder.")) == []

    def test_follows_a_particle(self) -> None:
        assert errors(page_with("Det är roligt, säger Platen.", hidden="Frida von Platen"))

    @pytest.mark.parametrize("name", ["Norling, Frida", "Frida Norling, enhetschef"])
    def test_is_found_however_the_name_was_written(self, name: str) -> None:
        assert errors(page_with("Det är roligt, säger Norling.", hidden=name))

    def test_is_found_in_alternative_text_and_the_librarys_credit(self) -> None:
        image = make_image()
        image.credit = "Frida Norling"
        image.save()
        figure = {"image": image, "alt_text": "Norling vid ett fönster", "caption": "En sjö"}
        page = draft_profile(body=[("image", figure)])
        page.people = [ProfilePerson(name="Frida Norling", hidden=True)]
        assert [finding.field for finding in errors(page)] == ["body", "body"]


class FirstNameTests:
    @pytest.mark.parametrize("text", ["Det går bra, säger Frida.", "Fridas grupp", "FRIDA LEDER"])
    def test_is_advice(self, text: str) -> None:
        page = page_with(text)
        assert errors(page) == []
        assert [finding.field for finding in advice(page)] == ["body"]

    @pytest.mark.parametrize(
        "text", ["Anna-Maria leder.", "Maria leder.", "Anna\u2011Marias grupp"]
    )
    def test_of_two_parts_is_advice_by_each(self, text: str) -> None:
        assert advice(page_with(text, hidden="Anna-Maria Norling"))

    def test_with_marks_apart_is_advice(self) -> None:
        assert advice(page_with("A\u0308lva leder.", hidden="Älva Norling"))

    @pytest.mark.parametrize("text", ["Fridar sig.", "I fridas namn", "Fridagatan 1"])
    def test_is_a_whole_word_with_a_capital(self, text: str) -> None:
        assert advice(page_with(text)) == []

    def test_says_nothing_for_an_initial(self) -> None:
        assert advice(page_with("F är en bokstav.", hidden="F. Norling")) == []
