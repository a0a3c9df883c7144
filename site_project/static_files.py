"""Static files in production: what a file imports is put into it, so that a page asks for less."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("css/site.css", "js/site.js")
"""The files that pages ask for; their parts stay files of their own for those who write them."""

IMPORT = re.compile(r'^@?import "\./([\w-]+\.\w+)";$', re.MULTILINE)

Sources = dict[str, tuple[Any, str]]
"""Where each collected file comes from: its storage and its path there."""


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Names files by their content, compresses them, and bundles those of ``BUNDLES``."""

    def post_process(
        self, paths: Sources, dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        """Bundles before the names are made, from the sources: a part may be all that changed."""
        collected = dict(paths)
        for name in BUNDLES:
            if name in paths and not dry_run:
                Path(self.path(name)).write_text(bundled(name, paths), encoding="utf-8")
                collected[name] = (self, name)
        yield from super().post_process(collected, dry_run, **options)


def bundled(name: str, paths: Sources) -> str:
    """Returns the file's text with its parts, which lie beside it, in place of their imports."""
    folder = name.rpartition("/")[0]
    return IMPORT.sub(
        lambda found: source_text(f"{folder}/{found[1]}", paths), source_text(name, paths)
    )


def source_text(name: str, paths: Sources) -> str:
    """Returns what the file says where it was written."""
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode("utf-8"))
