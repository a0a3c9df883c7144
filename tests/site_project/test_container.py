"""The image for production holds what the running site reads."""

from pathlib import Path

import pytest
from django.conf import settings

from profiles.admin.guide import GUIDE
from profiles.registers.source_data import DATA

READ = [
    GUIDE,
    DATA,
    *(folder for _prefix, folder in settings.STATICFILES_DIRS),
    *settings.TEMPLATES[0]["DIRS"],
    *settings.LOCALE_PATHS,
]


class ImageTests:
    @pytest.mark.parametrize("folder", READ, ids=lambda folder: folder.name)
    def test_holds_every_folder_that_the_site_reads(self, folder: Path) -> None:
        lines = (settings.BASE_DIR / ".dockerignore").read_text(encoding="utf-8").splitlines()
        kept = {settings.BASE_DIR / line[1:] for line in lines if line.startswith("!")}
        assert kept & {folder, *folder.parents}
