"""Our modules do not depend on the order in which they are imported."""

import re
import subprocess
import sys

from tests.conftest import PROJECT_DIR
from tests.first_import import OURS, find_modules

APPS = "|".join(OURS)
TYPE_IMPORT = re.compile(
    rf"^( *)if (typing\.)?TYPE_CHECKING:\n(?:(?:\1 +.*)?\n)*?\1 +(from|import) ({APPS})\b", re.M
)
MODEL_BY_NAME = re.compile(rf"get_model\(\s*[\"']({APPS})\b")


def read_modules() -> dict[str, str]:
    files = [path for folder in OURS for path in (PROJECT_DIR / folder).rglob("*.py")]
    return {
        str(path.relative_to(PROJECT_DIR)): path.read_text(encoding="utf-8")
        for path in files
        if "migrations" not in path.parts
    }


class FirstImportTests:
    def test_finds_the_modules_of_every_app(self) -> None:
        modules = find_modules()
        assert {name.partition(".")[0] for name in modules} == set(OURS)
        assert {"profiles.models.profile_page", "search", "home.wagtail_hooks"} <= set(modules)
        assert not [name for name in modules if "migrations" in name or "settings." in name]

    def test_every_module_can_be_the_first(self) -> None:
        done = subprocess.run(
            (sys.executable, "-m", "tests.first_import"),
            cwd=PROJECT_DIR,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


class WayRoundTests:
    """What would hide a circle instead of opening it."""

    def test_nothing_of_ours_is_imported_for_types_only(self) -> None:
        assert [name for name, text in read_modules().items() if TYPE_IMPORT.search(text)] == []

    def test_no_model_of_ours_is_fetched_by_its_name(self) -> None:
        assert [name for name, text in read_modules().items() if MODEL_BY_NAME.search(text)] == []

    def test_recognises_both(self) -> None:
        block = "if TYPE_CHECKING:\n    from django import x\n\n    from profiles.models import P\n"
        assert TYPE_IMPORT.search(f"import os\n\n{block}")
        assert not TYPE_IMPORT.search("if TYPE_CHECKING:\n    import x\n\nfrom profiles import y\n")
        assert MODEL_BY_NAME.search('apps.get_model("profiles", "ProfilePage")')
        assert MODEL_BY_NAME.search("apps.get_model(\n    'home.ContentVersion')")
