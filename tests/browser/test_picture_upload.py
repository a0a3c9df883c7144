"""Ten pictures dropped at once are ten pictures, and nothing shouts in red."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from home.images.credits import CreditRole
from home.models import SiteImage
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import log_in
from tests.home.images.picture_cases import photograph
from tests.profiles.admin.people import make_editor

pytestmark = pytest.mark.django_db(transaction=True)


class UploadTests:
    def test_ten_pictures_dropped_are_ten(
        self, open_context: OpenContext, live_server: LiveServer, tmp_path: Path
    ) -> None:
        files = [tmp_path / f"sommar{number}.jpg" for number in range(10)]
        for file in files:
            file.write_bytes(photograph("JPEG"))
        broken = tmp_path / "halv.jpg"
        broken.write_bytes(photograph("JPEG")[:900])
        page = log_in(open_context, make_editor(), live_server.url)
        page.goto("/admin/images/multiple/add/")
        page.locator("#fileupload").set_input_files([*files, broken])
        expect(page.locator(".upload-success")).to_have_count(10, timeout=60_000)
        expect(page.locator(".upload-failure")).to_contain_text("skadad eller avbruten")
        visible = page.locator("#upload-list .error-message:visible")
        expect(visible).to_have_count(0)
        assert SiteImage.objects.count() == 10
        assert {image.credit_role for image in SiteImage.objects.all()} == {CreditRole.PHOTO}
