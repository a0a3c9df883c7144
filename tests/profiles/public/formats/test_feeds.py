"""The Atom feeds."""

import datetime as dt
from xml.etree import ElementTree

import pytest
from django.test import Client

from profiles.models import ProfilePage
from tests.profiles.factories import make_profile
from tests.profiles.public.situations import add_topics, make_image

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MEDIA = "{http://search.yahoo.com/mrss/}"


def read_feed(client: Client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own answer


@pytest.mark.django_db
class SeriesFeedTests:
    def test_has_what_atom_requires(self, client: Client) -> None:
        make_profile()
        feed = read_feed(client, "/profiler/flode/")
        assert feed.tag == f"{ATOM}feed"
        for required in ("id", "title", "updated"):
            assert feed.findtext(f"{ATOM}{required}"), required
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links["self"] == "http://localhost/profiler/flode/"
        assert links["alternate"] == "http://localhost/profiler/"
        entry = feed.find(f"{ATOM}entry")
        assert entry is not None
        for required in ("id", "title", "updated", "published", "summary"):
            assert entry.findtext(f"{ATOM}{required}"), required

    @pytest.mark.parametrize("part", ["", "lan/stockholms-lan/", "amne/handledning/"])
    def test_can_be_read_in_a_browser(self, client: Client, part: str) -> None:
        add_topics(make_profile(title="Lugn & ro i Haninge"), "handledning")
        text = client.get(f"/profiler/{part}flode/").content.decode()
        assert '<?xml-stylesheet href="/static/css/feed.css" media="all" type="text/css"?>' in text
        feed = read_feed(client, f"/profiler/{part}flode/")
        links = [link.get("href") for link in feed.iter(f"{XHTML}a")]
        assert links == [f"http://localhost/profiler/{part}", "http://localhost/profiler/haninge/"]
        words = "".join(feed.find(f"{ATOM}entry/{ATOM}content").itertext())
        assert words == "Redaktionellt. Här finns tid att tänka. Läs presentationen"

    def test_stays_well_formed_with_any_character(self, client: Client) -> None:
        page = make_profile()
        # As it was stored before texts were cleaned.
        ProfilePage.objects.filter(pk=page.pk).update(title="Haninge \ufffe\uffff\x0b & <12 år")
        entry = read_feed(client, "/profiler/flode/").find(f"{ATOM}entry")
        assert entry is not None
        assert " ".join((entry.findtext(f"{ATOM}title") or "").split()) == "Haninge & <12 år"

    def test_entries_have_label_standfirst_and_picture_with_credit(self, client: Client) -> None:
        make_profile(
            label="annons",
            advertiser="Haninge kommun",
            title="Lugn i Haninge",
            lead_image=make_image(),
            lead_image_alt="En bro",
        )
        entry = read_feed(client, "/profiler/flode/").find(f"{ATOM}entry")
        assert entry is not None
        assert entry.findtext(f"{ATOM}title") == "Annons från Haninge kommun: Lugn i Haninge"
        summary = entry.findtext(f"{ATOM}summary")
        assert summary == "Annons från Haninge kommun. Här finns tid att tänka."
        picture = entry.find(f"{MEDIA}content")
        assert picture is not None
        assert str(picture.get("url")).startswith("http://localhost/media/images/")
        assert picture.findtext(f"{MEDIA}credit") == "Foto: Alva Norling"
        categories = [c.get("term") for c in entry.findall(f"{ATOM}category")]
        assert categories == ["Annons", "Haninge", "Stockholms län"]

    def test_comes_newest_first_and_is_limited(self, client: Client) -> None:
        for number in range(26):
            make_profile(title=f"Haninge {number}", published_on=dt.date(2020, 1, number + 1))
        entries = read_feed(client, "/profiler/flode/").findall(f"{ATOM}entry")
        assert len(entries) == 24
        assert entries[0].findtext(f"{ATOM}title") == "Haninge 25"

    def test_a_new_edition_does_not_take_over_the_old_ones_name(self, client: Client) -> None:
        old = make_profile(published_on=dt.date(2016, 1, 1))
        before = read_feed(client, "/profiler/flode/").findtext(f"{ATOM}entry/{ATOM}id")
        make_profile(published_on=dt.date(2022, 1, 1))
        entries = read_feed(client, "/profiler/flode/").findall(f"{ATOM}entry")
        names = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert names.index(before) == 1
        assert before == f"urn:uuid:{old.translation_key}"

    def test_a_countys_feed_has_its_own_profiles_only(self, client: Client) -> None:
        make_profile(code="0136")
        make_profile(code="1267", title="Höör för sig")
        feed = read_feed(client, "/profiler/lan/skane-lan/flode/")
        titles = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
        assert titles == ["Höör för sig"]

    def test_characters_that_xml_cannot_hold_break_no_feed(self, client: Client) -> None:
        make_profile(
            title="Lugn\x0bi Haninge",
            search_description="Kort\x01sagt",
            label="annons",
            advertiser="Haninge\x0ckommun",
            lead_image=make_image(),
            lead_image_alt="En bro",
            lead_image_credit="Bo\x0bEk",
        )
        entry = read_feed(client, "/profiler/flode/").find(f"{ATOM}entry")
        assert entry is not None
        assert entry.findtext(f"{ATOM}title") == "Annons från Haninge kommun: Lugn i Haninge"
        assert entry.findtext(f"{ATOM}summary") == "Annons från Haninge kommun. Kortsagt"
        credit = entry.findtext(f"{MEDIA}content/{MEDIA}credit")
        assert credit == "Foto: Bo Ek"

    def test_an_empty_feed_is_valid(self, client: Client) -> None:
        feed = read_feed(client, "/profiler/flode/")
        assert feed.findtext(f"{ATOM}updated")
