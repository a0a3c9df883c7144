"""The image for production holds what the running site reads."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from profiles.admin.guide import GUIDE
from profiles.registers.source_data import DATA

# What Debian's package postgresql-client is.
POSTGRESQL_OF = {"bookworm": 15, "trixie": 17}
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

    def test_runs_without_rights_and_says_whether_it_lives(self) -> None:
        lines = (settings.BASE_DIR / "Dockerfile").read_text(encoding="utf-8").splitlines()
        assert "USER 999" in lines
        assert [line for line in lines if line.startswith("HEALTHCHECK")]

    def test_dumps_with_the_version_of_the_server(self) -> None:
        image, compose = (
            (settings.BASE_DIR / name).read_text(encoding="utf-8")
            for name in ("Dockerfile", "compose.yaml")
        )
        (system,) = set(re.findall(r"^FROM python:[\d.]+-slim-(\w+)", image, re.M))
        assert f"postgres:{POSTGRESQL_OF[system]}-{system}" in compose
