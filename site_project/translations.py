"""Compiles ``locale/**/*.po`` where the gettext programs are not installed.

Run as ``python -m site_project.translations`` by the Makefile, before Django starts. A file is
compiled only when its source is newer, so that the second start costs nothing.
"""

from pathlib import Path

import polib

LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"


def compile_translations(folder: Path = LOCALE_DIR) -> list[Path]:
    """Writes the missing and outdated ``.mo`` files and returns their sources."""
    outdated = [source for source in sorted(folder.rglob("*.po")) if is_outdated(source)]
    for source in outdated:
        polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
    return outdated


def is_outdated(source: Path) -> bool:
    """Whether the compiled file is missing or older than its source."""
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


if __name__ == "__main__":
    compile_translations()
