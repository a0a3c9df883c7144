"""Small pictures, spreadsheets and titles that once failed, each taken in where an editor would.

They are not in the repository (see ``tests/articles.py``), and manuscripts among them have a module
of their own. The kinds they are instances of are tested with files of our own beside this one.
"""

from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from home.models import SiteImage
from profiles.models import ProfilePage
from tests.articles import SHARED_DIR
from tests.home.images.test_upload import UPLOADS, said
from tests.home.test_redirects import import_redirects
from tests.profiles.factories import make_profile
from tests.profiles.pictures.test_failing_pictures import illustrated, says_nothing_in_any_size

FOLDER = SHARED_DIR / "cases"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="needs the files of SHARED_DIR/cases"),
]


def small_file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (FOLDER / name).read_bytes())


class SmallPictureTests:
    @UPLOADS
    def test_one_cut_off_gets_a_sentence(self, admin_client: Client, upload: Any) -> None:
        response = upload(admin_client, small_file("i01_truncated.jpg"))
        assert response.status_code == 200
        assert "skadad" in said(response)
        assert not SiteImage.objects.exists()

    @UPLOADS
    @pytest.mark.parametrize("name", ["i02_16bit_grey.png", "i03_gps.jpg"])
    def test_a_scan_and_a_phones_are_shown_and_say_nothing(
        self, admin_client: Client, client: Client, upload: Any, name: str
    ) -> None:
        upload(admin_client, small_file(name))
        image = SiteImage.objects.get()
        assert says_nothing_in_any_size(image)
        page = illustrated(image)
        urls = (page.url, "/", "/profiler/", "/profiler/flode/", "/sok/?q=Haninge", "/sitemap.xml")
        assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)
        assert f'alt="{page.lead_image_alt}"' in client.get(page.url).content.decode()

    def test_no_file_is_left_out(self) -> None:
        names = {path.name for path in FOLDER.iterdir() if path.name[0] in "irt"}
        assert names == {
            *("i01_truncated.jpg", "i02_16bit_grey.png", "i03_gps.jpg", "t01_titles.txt"),
            *("r01_redirects_excel_sv_cp1252.csv", "r02_redirects_excel_sv_utf8bom.csv"),
        }


class SmallSpreadsheetTests:
    @pytest.mark.parametrize(
        "name", ["r01_redirects_excel_sv_cp1252.csv", "r02_redirects_excel_sv_utf8bom.csv"]
    )
    def test_redirects_are_read(self, admin_client: Client, name: str) -> None:
        redirect = import_redirects(admin_client, small_file(name))
        assert (redirect.old_path, redirect.link) == ("/gammal/håbo", "/profiler/")


class SmallTitleTests:
    @pytest.mark.parametrize("url", ["/profiler/flode/", "/sitemap.xml"])
    def test_what_machines_read_stays_well_formed(self, client: Client, url: str) -> None:
        page = make_profile()
        title = (FOLDER / "t01_titles.txt").read_text(encoding="utf-8").strip()
        # As it was stored before texts were cleaned.
        ProfilePage.objects.filter(pk=page.pk).update(title=title)
        assert len(fromstring(client.get(url).content))
