"""A small site with every block on it, for tests that look at whole pages.

Publishing it takes longer than most of those tests, so a session builds it once: ``SampleShelf``
keeps its rows and pictures and puts them back for each test that may change them.

People, sentences and figures are invented; telephone numbers are from the series that
Swedish numbering keeps for fiction.
"""

import datetime
import io
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.images import ImageFile
from django.db import connection
from PIL import Image, ImageDraw
from wagtail.models import Site

from home.models import HomePage, PublisherSettings, SiteImage, StandardPage
from profiles.models import Municipality, ProfileIndexPage, ProfilePage
from tests.migrated_rows import Row, read_tables, write_tables

# Small, so that its renditions are made in no time.
WIDTH, HEIGHT = 480, 320

TITLES = {
    "1267": "Korta vägar, långa samtal och tid att tänka – så växer tilliten i Höör",
    "0136": "En ny ledning som lyssnar först",
    "2181": "Mindre papper och mer människa när schemat görs om",
    "0125": "Här bor chefen bredvid och dörren står öppen",
}
STANDFIRST_TEXT = (
    "<p>På tisdagar är kalendern tom. Då sitter hela enheten tillsammans och går igenom de "
    "svåraste ärendena, och ingen behöver bära ett beslut ensam.</p>"
)
PARAGRAPH = (
    "<p>Familjerådslagskonferenser och individ- och familjeomsorgens nya arbetssätt har gett "
    'ringar på vattnet. Enheten har <a href="https://metod.example.se/">beskrivit metoden</a> '
    "för andra kommuner – och fler vill höra.</p>"
)


@dataclass
class SampleSite:
    """The pages of the sample, by what they are."""

    home: HomePage
    index: ProfileIndexPage
    standard: StandardPage
    profile: ProfilePage
    plain_profile: ProfilePage
    others: list[ProfilePage] = field(default_factory=list)

    def read_again(self) -> "SampleSite":
        """Returns the same pages as the database has them now."""

        def read(page: Any) -> Any:
            return type(page).objects.get(pk=page.pk)

        single = (self.home, self.index, self.standard, self.profile, self.plain_profile)
        return SampleSite(*map(read, single), others=[read(page) for page in self.others])


class SampleShelf:
    """The sample site of a session at one server's URL, built when it is first asked for."""

    def __init__(self, host: str, port: int, folder: Path) -> None:
        """Keeps the pictures below the folder."""
        self.host, self.port, self.media = host, port, folder / "media"
        self.rows: dict[str, list[Row]] = {}
        self.site: SampleSite | None = None

    def put_out(self) -> SampleSite:
        """Returns the site as it was built, in a database with the rows of the migrations."""
        # What a test adds before would be kept for all others, or be taken away.
        assert not User.objects.exists(), "Ask for the site before anything else."
        if self.site is None:
            self.build()
        else:
            write_tables(connection.creation, self.rows)
            shutil.copytree(self.media, settings.MEDIA_ROOT)
            Site.clear_site_root_paths_cache()
        assert self.site
        return self.site.read_again()

    def build(self) -> None:
        """Publishes the site and keeps what came of it."""
        Site.objects.update(hostname=self.host, port=self.port)
        Site.clear_site_root_paths_cache()
        self.site = build_sample_site()
        self.rows = read_tables(connection.creation)
        shutil.copytree(settings.MEDIA_ROOT, self.media)


def build_sample_site() -> SampleSite:
    """Publishes a full profile, one without a picture, and enough others to fill the lists."""
    home = HomePage.objects.get()
    index = ProfileIndexPage.objects.get()
    standard = _add_standard_page(home)
    _set_publisher(standard)
    full = _add_profile(index, "0120", "Öppna dörrar och korta beslut i skärgården", **_full())
    others = [
        _add_profile(index, code, title, lead_image=draw_picture(code), published_on=_day(number))
        for number, (code, title) in enumerate(TITLES.items())
        if code != "0136"
    ]
    plain = _add_profile(index, "0136", TITLES["0136"], published_on=_day(9))
    return SampleSite(home, index, standard, full, plain, others)


def draw_picture(seed: str) -> SiteImage:
    """Stores a drawn landscape whose colours follow from the seed."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), (214, 224, 220))
    pen = ImageDraw.Draw(picture)
    shade = int(seed) % 60
    pen.ellipse((330, 40, 390, 100), fill=(240, 214, 150))
    for step in range(4):
        top = HEIGHT * (48 + step * 12) // 100
        ridge = [(0, top + 26), (160, top - 30), (300, top + 17), (WIDTH, top - 26)]
        fill = (90 - step * 20 + shade // 2, 130 - step * 22, 115 - step * 18)
        pen.polygon([*ridge, (WIDTH, HEIGHT), (0, HEIGHT)], fill=fill)
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=85)
    data.seek(0)
    return SiteImage.objects.create(
        title=f"Landskap {seed}",
        file=ImageFile(data, name=f"landskap-{seed}.jpg"),
        credit="Alva Norling",
        credit_role="illustration",
    )


def _add_standard_page(home: HomePage) -> StandardPage:
    page = StandardPage(
        title="Om serien",
        slug="om-serien",
        intro="Kommuner berättar hur det är att arbeta i deras socialtjänst.",
        body=[
            ("paragraph", PARAGRAPH),
            ("heading", {"text": "Så arbetar redaktionen", "language": ""}),
            ("list", {"items": ["Vi besöker arbetsplatsen.", "Vi läser upp alla citat."]}),
            ("table", _table()),
        ],
    )
    home.add_child(instance=page)
    return page


def _set_publisher(about: StandardPage) -> None:
    publisher = PublisherSettings.for_site(Site.objects.get(is_default_site=True))
    publisher.name = "Exempelförlaget AB"
    publisher.organisation_number = "556000-0000"
    publisher.responsible_editor = "Alva Norling"
    publisher.email = "redaktion@example.se"
    publisher.about_page = about
    publisher.sample_notice = "Innehållet på den här webbplatsen är exempel."
    publisher.save()


def _add_profile(index: ProfileIndexPage, code: str, title: str, **fields: Any) -> ProfilePage:
    municipality = Municipality.objects.get(code=code)
    values = {
        "municipality": municipality,
        "title": title,
        "label": "redaktionellt",
        "published_on": datetime.date(2026, 10, 1),
        "standfirst": [("text", STANDFIRST_TEXT)],
        "body": [("paragraph", PARAGRAPH)],
        "lead_image_alt": "Kullar och sol över ett öppet landskap.",
        **fields,
    }
    page = ProfilePage(live=False, **values)
    index.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _full() -> dict[str, Any]:
    return {
        "label": "annons",
        "advertiser": "Värmdö kommun",
        "kicker": "Presentation",
        "published_on": datetime.date(2026, 11, 2),
        "updated_on": datetime.date(2026, 11, 5),
        "reviewed_on": datetime.date(2026, 11, 6),
        "author": "Sigge Lind",
        "lead_image": draw_picture("0120"),
        "lead_image_caption": "Enheten samlas vid vattnet. Från vänster: Alva Norling, Sigge Lind.",
        "standfirst": _standfirst(),
        "body": _body(),
        "aside": _aside(),
        "corrections": [
            (
                "correction",
                {"date": datetime.date(2026, 11, 4), "text": "Antalet var 185, inte 158."},
            )
        ],
        "people": _people(),
    }


def _people() -> list[Any]:
    person = ProfilePage._meta.get_field("people").related_model
    return [
        person(name="Alva Norling", role="enhetschef", unit="Barn och unga", sort_order=0),
        person(name="Sigge Lind", role="socialsekreterare", sort_order=1),
        person(name="Dold Person", role="handläggare", hidden=True, sort_order=2),
    ]


def _standfirst() -> list[tuple[str, Any]]:
    return [
        ("text", STANDFIRST_TEXT),
        ("list", {"items": ["Tid för handledning.", "Mentor under hela första året."]}),
        ("quote", _quote("Jag kom för jobbet och stannade för kollegorna.")),
    ]


def _body() -> list[tuple[str, Any]]:
    return [
        ("paragraph", PARAGRAPH),
        ("quote", _quote("Vi bestämmer tillsammans vad som är rimligt, säger Alva Norling.")),
        ("heading", {"text": "Gruppen bär de svåra besluten", "language": ""}),
        ("paragraph", PARAGRAPH),
        (
            "pull_quote",
            {
                "text": "Här hinner vi tänka innan vi beslutar",
                "speaker": "Alva Norling",
                "role": "enhetschef",
                "edited": True,
            },
        ),
        ("heading", {"text": "Signs of Care", "language": "en"}),
        ("paragraph", PARAGRAPH),
        (
            "image",
            {
                "image": draw_picture("0040"),
                "alt_text": "Sol över kullar.",
                "decorative": False,
                "caption": "Måndagsmötet hålls stående.",
                "credit": "Alva Norling",
                "credit_role": "illustration",
            },
        ),
        ("list", {"items": ["Handledning varje vecka", "Flexibel arbetstid"]}),
        ("table", _table()),
        ("video", {"title": "En dag på mottagningen", "url": "https://film.example.se/dag"}),
        (
            "call_to_action",
            {"text": "Sök jobbet", "url": "https://jobb.example.se/", "valid_until": None},
        ),
    ]


def _quote(text: str) -> dict[str, Any]:
    return {"text": text, "speakers": ["Sigge Lind"], "attribution": "auto", "language": ""}


def _table() -> dict[str, Any]:
    rows = [["Barn och unga", "42"], ["Vuxen", "31"]]
    return {
        "caption": "Anställda per enhet",
        "row_headers": True,
        "table": {
            "columns": [
                {"type": "text", "heading": "Enhet"},
                {"type": "text", "heading": "Anställda"},
            ],
            "rows": [{"values": row} for row in rows],
            "caption": "",
        },
    }


def _aside() -> list[tuple[str, Any]]:
    return [
        (
            "fact_panel",
            {
                "title": "Socialtjänsten i skärgården",
                "items": [
                    ("prose", "<p>En kommun av öar, med en mottagning på fastlandet.</p>"),
                    (
                        "row",
                        {**_row("Anställda", ["185"]), "measure": "employees", "number": "185"},
                    ),
                    ("row", _row("Yrkesgrupper", ["Socialsekreterare", "Familjebehandlare"])),
                ],
                "as_of_year": "2026",
                "source": "kommunen",
            },
        ),
        (
            "contact",
            {
                "organisation": "Värmdö kommun",
                "unit": "Socialkontoret",
                "visiting_street": "Exempelvägen 9–11",
                "visiting_locality": "Gustavsberg",
                "postal_street": "",
                "postal_code": "134 81",
                "postal_locality": "Gustavsberg",
                "phones": [{"label": "Växel", "number": "08-465 004 00"}],
                "emails": [{"label": "", "address": "social@example.se"}],
                "website": "https://www.example.se",
                "job_text": "Lediga tjänster i Värmdö",
                "job_url": "https://jobb.example.se/",
                "application_contact": "",
            },
        ),
    ]


def _row(label: str, values: list[str]) -> dict[str, Any]:
    return {"label": label, "values": values, "measure": "", "number": "", "year": ""}


def _day(number: int) -> datetime.date:
    return datetime.date(2026, 9, 20) - datetime.timedelta(days=number)
