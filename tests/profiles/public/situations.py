"""Pages in the states that must and must not be seen, and samples to publish."""

import datetime as dt
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import PageViewRestriction

from home.models import SiteImage
from profiles.models import Municipality, ProfilePage, Topic
from tests.profiles.factories import draft_profile, make_profile

SECRET_DRAFT = "Hemligt utkast om Ekerö"
SECRET_PRIVATE = "Hemlig sida om Ekerö"


def hide_page(page: ProfilePage) -> ProfilePage:
    """Shows the page to those who are logged in only."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


def make_hidden_pages(**fields: Any) -> None:
    """Makes a draft and a private page, neither of which may be shown anywhere."""
    draft_profile(code="0125", title=SECRET_DRAFT, **fields)
    hide_page(make_profile(code="0125", title=SECRET_PRIVATE, **fields))


def make_image(title: str = "Bro i dimma", width: int = 300, height: int = 200) -> SiteImage:
    """Puts a picture in the library."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), "#447766").save(buffer, "JPEG")
    file = ImageFile(buffer, name="bro.jpg")
    return SiteImage.objects.create(title=title, file=file, credit="Alva Norling")


def make_series(count: int, **fields: Any) -> list[ProfilePage]:
    """Publishes profiles of as many municipalities, one a day."""
    codes = Municipality.objects.order_by("code").values_list("code", flat=True)[:count]
    first_day = dt.date(2020, 1, 1)
    return [
        make_profile(code=code, published_on=first_day + dt.timedelta(days=number), **fields)
        for number, code in enumerate(codes)
    ]


def add_topics(page: ProfilePage, *slugs: str) -> ProfilePage:
    """Gives a published page its topics."""
    page.topics.set(Topic.objects.filter(slug__in=slugs))
    page.save_revision().publish()
    return ProfilePage.objects.get(pk=page.pk)


CONTACT = {
    "organisation": "",
    "unit": "Socialkontoret",
    "visiting_street": "Storgatan 1",
    "visiting_locality": "Exempelby",
    "postal_street": "Box 12",
    "postal_code": "123 45",
    "postal_locality": "Exempelby",
    "phones": [{"label": "Växel", "number": "08-465 004 00"}],
    "emails": [{"label": "", "address": "social@example.se"}],
    "website": "https://www.example.se",
    "job_text": "Lediga tjänster",
    "job_url": "https://jobb.example.se/",
    "job_search": False,
    "application_contact": "",
}


def fact_panel(**rows: str) -> tuple[str, Any]:
    """Returns a fact panel whose rows measure what their names say."""
    items = [
        (
            "row",
            {"label": measure, "values": [text], "measure": measure, "number": "", "year": "2024"},
        )
        for measure, text in rows.items()
    ]
    return ("fact_panel", {"title": "Fakta", "items": items, "as_of_year": "", "source": ""})
