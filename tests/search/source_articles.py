"""The five source articles as published profiles, for tests that judge what is found.

They are read from the shared folder; nothing of them is kept in the project.
"""

import json
import os
from pathlib import Path
from typing import Any

from django.test import TestCase

from profiles.interchange.builder import build_profile

ARTICLES = ("ekero", "haninge", "hoor", "sandviken", "varmdo")
_PROJECT = Path(__file__).resolve().parents[2]
SHARED = (_PROJECT / os.environ.get("SHARED_DIR", "../shared")).resolve()


class SourceArticlesTestCase(TestCase):
    """Publishes the articles once for all tests of a class."""

    drafts: dict[str, dict[str, Any]]

    @classmethod
    def setUpTestData(cls) -> None:
        """Builds and publishes; skips the class where the articles are not."""
        expected = SHARED / "import" / "expected"
        if not expected.is_dir():
            cls.skipTest(cls(), "the source articles are not here (SHARED_DIR)")
        cls.drafts = {
            slug: json.loads((expected / f"{slug}.json").read_text(encoding="utf-8"))
            for slug in ARTICLES
        }
        for draft in cls.drafts.values():
            page = build_profile(draft)
            page.label = "redaktionellt"
            page.save_revision().publish()
