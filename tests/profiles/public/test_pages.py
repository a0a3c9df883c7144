"""The pages of the series as a visitor meets them."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from profiles.models import ProfileIndexPage, ProfilePerson
from tests.profiles.factories import make_profile
from tests.profiles.public.situations import (
    CONTACT,
    add_topics,
    fact_panel,
    make_image,
    make_series,
)


def read(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def one(page: Tag, selector: str) -> Tag:
    tag = page.select_one(selector)
    assert tag is not None, selector
    return tag


def titles(page: BeautifulSoup) -> list[str]:
    return [link.get_text(strip=True) for link in page.select(".profile-card__title a")]


@pytest.mark.django_db
class IndexTests:
    def test_filters_by_county_and_keeps_the_choice_in_its_links(self, client: Client) -> None:
        make_profile(code="0136", title="Haninge")
        make_profile(code="1267", title="Höör", published_on=dt.date(2016, 9, 7))
        page = read(client, "/profiler/?lan=12")
        assert titles(page) == ["Höör"]
        assert one(page, "[role=status]").get_text(strip=True).startswith("1 presentation")
        form = one(page, ".series-filters")
        assert form["action"] == "/profiler/#lista"
        assert one(form, "[name=lan][checked]")["value"] == "12"
        chip = one(page, ".chips__chip")
        assert chip["href"] == "/profiler/#lista"
        assert "Skåne län" in one(page, "title").get_text()

    def test_filters_by_what_profiles_state_and_keeps_the_order(self, client: Client) -> None:
        make_profile(code="0136", title="Haninge", aside=[fact_panel(pay="36 000 kr")])
        make_profile(code="1267", title="Höör")
        page = read(client, "/profiler/?anger=lon&sortera=namn")
        assert titles(page) == ["Haninge"]
        assert one(page, ".chips__chip").get_text() == "Ta bort: Uppgift om månadslön"
        assert "Uppgift om månadslön" in one(page, "title").get_text()
        assert one(page, ".series-filters [name=sortera]")["value"] == "namn"

    def test_says_what_the_list_is_narrowed_to(self, client: Client) -> None:
        facts = fact_panel(pay="36 000 kr", manager="Alva Norling, 070-174 06 05", caseload="14")
        make_profile(code="0136", title="Haninge", aside=[facts])
        assert not read(client, "/profiler/").select(".profile-card__facts")
        card = one(read(client, "/profiler/?anger=lon&anger=chef"), ".profile-card__facts")
        assert [tag.get_text(" ", strip=True) for tag in card.select("dd")] == [
            "36\u00a0000\u00a0kr 2024",
            "Alva Norling 070-174 06 05 2024",
        ]
        assert one(card, "a")["href"] == "tel:+46701740605"

    def test_sorts_municipalities_in_swedish_order(self, client: Client) -> None:
        for code, title in (("1880", "Örebro"), ("0136", "Haninge"), ("0765", "Älmhult")):
            make_profile(code=code, title=title)
        assert titles(read(client, "/profiler/?sortera=namn")) == ["Haninge", "Älmhult", "Örebro"]
        letters = [dt_.get_text() for dt_ in read(client, "/profiler/a-o/").select("h2")]
        assert letters == ["H", "Ä", "Ö"]

    def test_pages_keep_the_choices(self, client: Client) -> None:
        make_series(26)
        page = read(client, "/profiler/?lan=01")
        assert len(titles(page)) == 24
        assert one(page, "a[rel=next]")["href"] == "?lan=01&sida=2"
        assert len(titles(read(client, "/profiler/?lan=01&sida=2"))) == 2

    def test_no_result_says_what_to_do(self, client: Client) -> None:
        make_profile()
        page = read(client, "/profiler/?lan=25")
        assert "Ingen presentation passar alla val" in page.get_text()
        assert one(page, ".empty a")["href"] == "/profiler/"

    def test_the_map_has_links_with_names_and_a_list_as_its_equal(self, client: Client) -> None:
        make_profile(code="0136")
        page = read(client, "/profiler/karta/")
        drawn = {link["href"]: link["aria-label"] for link in page.select("svg a")}
        assert drawn["/profiler/lan/stockholms-lan/"] == "Stockholms län, 1 presentation"
        listed = {link["href"] for link in page.select(".series-map__list a")}
        assert listed == {"/profiler/lan/stockholms-lan/"}

    def test_a_countys_page_maps_its_municipalities(self, client: Client) -> None:
        make_profile(code="1267", title="Lugn i Höör")
        page = read(client, "/profiler/lan/skane-lan/")
        assert one(page, "h1").get_text() == "Skåne län"
        [link] = page.select("svg a")
        assert link["href"] == "/profiler/hoor/"
        assert "Lugn i Höör" in link["aria-label"]
        assert not page.select("[id=filter-lan]")

    def test_no_inline_style_or_script_of_ours(self, client: Client) -> None:
        make_profile()
        for path in ("/", "/profiler/", "/profiler/haninge/", "/profiler/jamfor/"):
            page = read(client, path)
            assert not page.select("[style], [onclick], style")
            scripts = page.select("script:not([src])")
            assert all(s["type"] == "application/ld+json" for s in scripts)


@pytest.mark.django_db
class ProfileTests:
    def test_ways_to_reach_the_employer_come_early(self, client: Client) -> None:
        make_profile(aside=[("contact", CONTACT)])
        page = read(client, "/profiler/haninge/")
        links = [link["href"] for link in page.select(".contact-shortcuts a")]
        ways = ["https://jobb.example.se/", "tel:+46846500400", "mailto:social@example.se"]
        assert links == ways * 2  # beside the text, and along the edge of a phone

    def test_the_public_employment_service_can_be_led_to(self, client: Client) -> None:
        make_profile(aside=[("contact", {**CONTACT, "job_search": True})])
        page = read(client, "/profiler/haninge/")
        url = "https://arbetsformedlingen.se/platsbanken/annonser?q=socialsekreterare%20Haninge"
        assert one(page, ".contact__search a")["href"] == url
        assert one(page, ".contact-shortcuts a")["href"] == "https://jobb.example.se/"

    def test_it_stands_in_where_the_employer_has_no_page_of_its_own(self, client: Client) -> None:
        make_profile(code="1282", aside=[("contact", {"job_search": True})])
        page = read(client, "/profiler/landskrona/")
        assert one(page, ".contact-shortcuts a")["href"].endswith("socialsekreterare%20Landskrona")

    def test_a_pull_quote_has_the_picture_of_who_speaks(self, client: Client) -> None:
        quotes = [
            ("pull_quote", {"text": "Här finns tid", "speaker": name, "role": "", "edited": False})
            for name in ("Alva Norling", "Bo Ek")
        ]
        page = make_profile(body=quotes)
        page.people = [
            ProfilePerson(name="Alva Norling", portrait=make_image("Alva")),
            ProfilePerson(name="Bo Ek"),
            ProfilePerson(name="Cia Dahl", portrait=make_image("Cia"), hidden=True),
        ]
        page.save_revision().publish()
        shown = read(client, "/profiler/haninge/")
        [portrait] = shown.select(".pull-quote .portrait img")
        assert portrait["alt"] == ""
        assert "Alva Norling" in one(shown, ".pull-quote__source--portrait").get_text()
        assert len(shown.select(".people .portrait img")) == 1

    def test_paid_links_are_marked_in_the_short_cuts_too(self, client: Client) -> None:
        make_profile(label="annons", advertiser="Haninge kommun", aside=[("contact", CONTACT)])
        link = read(client, "/profiler/haninge/").select(".contact-shortcuts a")[0]
        assert link["rel"] == ["sponsored"]

    def test_key_facts_are_the_registers_and_the_profiles(self, client: Client) -> None:
        make_profile(aside=[fact_panel(employees="185")])
        facts = one(read(client, "/profiler/haninge/"), ".key-facts").get_text(" ")
        assert "Invånare" in facts
        assert "185" in facts

    def test_says_the_population_once(self, client: Client) -> None:
        make_profile(aside=[fact_panel(inhabitants="101 000")])
        facts = one(read(client, "/profiler/haninge/"), ".key-facts")
        assert [label.get_text() for label in facts("dt")] == ["Invånare"]

    def test_a_named_manager_can_be_called(self, client: Client) -> None:
        make_profile(aside=[fact_panel(manager="Alva Norling, 070-174 06 12")])
        facts = one(read(client, "/profiler/haninge/"), ".key-facts")
        assert one(facts, "a")["href"] == "tel:+46701740612"

    def test_without_a_photograph_shows_the_municipality(self, client: Client) -> None:
        make_profile(lead_image_caption="En bild som inte finns än.")
        page = read(client, "/profiler/haninge/")
        assert one(page, ".lead-picture .cover__name").get_text() == "Haninge"
        assert one(page, ".lead-picture svg path")["d"]
        assert "En bild som inte finns" not in page.get_text()

    def test_says_of_an_old_profile_that_it_is_old(self, client: Client) -> None:
        make_profile(code="0136", published_on=dt.date(2016, 1, 1))
        make_profile(code="0120", published_on=dt.date.today())
        for path in ("/profiler/", "/"):
            assert len(read(client, path).select(".profile-card .age")) == 1

    @pytest.mark.parametrize(("count", "is_listed"), [(3, False), (4, True)])
    def test_long_profiles_have_contents(self, client: Client, count: int, is_listed: bool) -> None:
        headings = [("heading", {"text": f"Avsnitt {n}", "language": ""}) for n in range(count)]
        make_profile(body=[*headings, ("paragraph", "<p>Text.</p>")])
        page = read(client, "/profiler/haninge/")
        links = page.select(".table-of-contents a")
        assert bool(links) == is_listed
        assert all(one(page, f"[id='{link['href'][1:]}']") for link in links)

    def test_leads_to_the_profile_before_and_after(self, client: Client) -> None:
        make_profile(code="0120", published_on=dt.date(2024, 6, 1))
        make_profile(code="0136", published_on=dt.date(2024, 5, 1))
        make_profile(code="0125", published_on=dt.date(2024, 4, 1))
        page = read(client, "/profiler/haninge/")
        steps = {link["rel"][0]: link["href"] for link in page.select(".series-steps a")}
        assert steps == {"prev": "/profiler/varmdo/", "next": "/profiler/ekero/"}

    def test_is_found_in_its_own_series_only(self, client: Client) -> None:
        make_profile(title="Den egna")
        series = ProfileIndexPage.objects.get()
        other = ProfileIndexPage(title="En annan serie", slug="annan")
        series.get_parent().add_child(instance=other)
        assert client.get("/profiler/haninge/").status_code == 200
        assert client.get("/annan/haninge/").status_code == 404

    def test_says_of_every_link_to_an_advertisement_that_it_is_one(self, client: Client) -> None:
        paid = {"label": "annons", "advertiser": "En kommun", "title": "Betald text"}
        make_profile(code="0120", published_on=dt.date(2024, 6, 1), **paid)
        make_profile(code="0136", published_on=dt.date(2024, 5, 1))
        make_profile(code="0136", published_on=dt.date(2020, 5, 1), **paid)
        page = read(client, "/profiler/haninge/")
        links = [*page.select(".series-steps__title"), *page.select(".editions a")]
        assert [link.get_text() for link in links] == ["Annons: Betald text"] * 3

    def test_an_older_edition_leads_to_the_newer_and_back(self, client: Client) -> None:
        make_profile(published_on=dt.date(2016, 9, 7), title="Haninge då")
        make_profile(published_on=dt.date(2022, 9, 7), title="Haninge nu")
        older = read(client, "/profiler/haninge-2016/")
        assert one(older, ".profile__newer a")["href"] == "/profiler/haninge/"
        newer = read(client, "/profiler/haninge/")
        assert one(newer, ".editions a")["href"] == "/profiler/haninge-2016/"
        assert not newer.select(".profile__newer")

    def test_topics_lead_to_their_lists(self, client: Client) -> None:
        add_topics(make_profile(), "handledning")
        link = one(read(client, "/profiler/haninge/"), ".profile__topics a")
        assert link["href"] == "/profiler/amne/handledning/"


@pytest.mark.django_db
class MapTests:
    def test_the_keyboard_can_go_past_it_to_the_list(self, client: Client) -> None:
        make_profile()
        for url in ("/", "/profiler/karta/"):
            page = read(client, url)
            target = str(one(page, ".series-map__drawing > .skip-link")["href"])
            assert one(page, target).select("a")


@pytest.mark.django_db
class ComparisonTests:
    def test_what_a_profile_does_not_say_is_said_to_be_missing(self, client: Client) -> None:
        make_profile(code="0136", aside=[fact_panel(employees="185"), ("contact", CONTACT)])
        make_profile(code="0120")
        page = read(client, "/profiler/jamfor/?k=0136&k=0120")
        rows = {
            row.th.get_text(strip=True): [cell.get_text(" ", strip=True) for cell in row("td")]
            for row in page.select("tbody tr")
        }
        shared = str(one(page, ".share__plain a")["href"])
        assert shared == "http://localhost/profiler/jamfor/?k=0136&k=0120"
        missing = "Inte angivet"
        assert rows["Anställda i socialtjänsten"] == ["185 2024", missing]
        assert rows["Telefon"] == ["08-465 004 00", missing]
        assert rows["Län"] == ["Stockholms län"] * 2
        assert "Sjukfrånvaro i procent" not in rows
        assert "Ingen av dem anger: Månadslön" in page.get_text()

    @pytest.mark.parametrize(
        ("turnover", "title"),
        [("6", "Personalomsättning i procent"), ("6 %", "Personalomsättning")],
    )
    def test_a_unit_is_said_once(self, client: Client, turnover: str, title: str) -> None:
        make_profile(code="0136", aside=[fact_panel(turnover=turnover)])
        make_profile(code="0120")
        page = read(client, "/profiler/jamfor/?k=0136&k=0120")
        assert title in [row.th.get_text(strip=True) for row in page.select("tbody tr")]

    def test_can_leave_out_what_is_alike(self, client: Client) -> None:
        make_profile(code="0136")
        make_profile(code="0120")
        page = read(client, "/profiler/jamfor/?k=0136&k=0120")
        link = next(a for a in page.select("a") if a.get_text() == "Visa bara skillnader")
        titles = [row.th.get_text() for row in read(client, link["href"]).select("tbody tr")]
        assert "Folkmängd" in titles
        assert "Län" not in titles

    def test_adds_a_neighbour_and_takes_away_by_address(self, client: Client) -> None:
        for code in ("0136", "0127", "0120"):
            make_profile(code=code)
        page = read(client, "/profiler/jamfor/?k=0136&k=0120")
        away = [chip["href"] for chip in page.select(".chips__chip")]
        assert away == ["/profiler/jamfor/?k=0120", "/profiler/jamfor/?k=0136"]
        added = [a["href"] for a in page.select(".comparison__note a")]
        assert "/profiler/jamfor/?k=0136&k=0120&k=0127" in added

    def test_offers_anybody_when_no_neighbour_has_a_profile(self, client: Client) -> None:
        for code in ("2181", "2161", "1267"):
            make_profile(code=code)
        page = read(client, "/profiler/jamfor/?k=2181&k=2161")
        added = [link["href"] for link in page.select(".comparison__note a")]
        assert "/profiler/jamfor/?k=2181&k=2161&k=1267" in added


@pytest.mark.django_db
class WaysTests:
    @pytest.mark.parametrize("path", ["a-o/", "karta/", "folj/"])
    def test_answer_also_while_the_series_is_empty(self, client: Client, path: str) -> None:
        assert read(client, f"/profiler/{path}").h1

    def test_every_feed_that_is_offered_is_there(self, client: Client) -> None:
        add_topics(make_profile(), "handledning")
        feeds = [link["href"] for link in read(client, "/profiler/folj/").select(".follow__list a")]
        assert len(feeds) == 3
        assert all(client.get(url).status_code == 200 for url in feeds)
        assert "/profiler/amne/handledning/flode/" in feeds


@pytest.mark.django_db
class ComparedTests:
    def test_keeps_the_order_of_the_url_and_four_at_most(self, client: Client) -> None:
        for code in ("0120", "0125", "0136", "1267", "2181"):
            make_profile(code=code)
        page = read(client, "/profiler/jamfor/?k=2181&k=0120&k=0120&k=1267&k=0136&k=0125")
        names = [cell.get_text(strip=True) for cell in page.select("thead th")]
        assert names == ["Sandviken", "Värmdö", "Höör", "Haninge"]

    def test_uses_the_newest_edition(self, client: Client) -> None:
        make_profile(code="0136", published_on=dt.date(2016, 1, 1), title="Gammalt")
        make_profile(code="0136", published_on=dt.date(2022, 1, 1), title="Nytt")
        make_profile(code="0120")
        text = read(client, "/profiler/jamfor/?k=0136&k=0120").get_text()
        assert "Nytt" in text
        assert "Gammalt" not in text

    def test_asks_for_another_when_there_is_one_only(self, client: Client) -> None:
        make_profile()
        page = read(client, "/profiler/jamfor/?k=0136&k=0114")
        assert "Välj minst en kommun till" in page.get_text()
        assert "En av kommunerna har ingen presentation än" in page.get_text()
        assert one(page, "select option[selected]")["value"] == "0136"
