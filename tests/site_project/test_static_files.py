"""What production makes of the static files."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from site_project.static_files import BUNDLES, IMPORT, Sources, bundled


@pytest.fixture(scope="module")
def sources() -> Sources:
    return {path: (storage, path) for finder in get_finders() for path, storage in finder.list([])}


class BundleTests:
    @pytest.mark.parametrize("name", BUNDLES)
    def test_holds_its_parts_instead_of_importing_them(self, name: str, sources: Sources) -> None:
        storage, path = sources[name]
        source = Path(storage.path(path))
        parts = IMPORT.findall(source.read_text())
        text = bundled(name, sources)
        assert parts
        assert "import " not in text
        assert all((source.parent / part).read_text() in text for part in parts)

    def test_is_made_anew_when_files_are_collected(self, settings: Any, tmp_path: Path) -> None:
        settings.STATIC_ROOT = tmp_path
        settings.STATICFILES_DIRS = [settings.BASE_DIR / "site_project" / "static"]
        settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
        backend = "site_project.static_files.BundledStaticFilesStorage"
        settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
        for _ in range(2):
            call_command("collectstatic", interactive=False, stdout=io.StringIO())
        hashed = next(path for path in tmp_path.glob("css/site.*.css"))
        assert "@import" not in hashed.read_text()
        assert ".profile-card" in hashed.read_text()
