"""Articles as published profiles, for tests that judge what is found."""

from typing import Any, ClassVar

from django.test import TestCase

from profiles.interchange.builder import build_profile


class PublishedArticlesTestCase(TestCase):
    """Publishes the articles once for all tests of a class."""

    drafts: ClassVar[dict[str, dict[str, Any]]]

    @classmethod
    def setUpTestData(cls) -> None:
        """Builds and publishes."""
        for draft in cls.drafts.values():
            page = build_profile(draft)
            page.label = "redaktionellt"
            page.save_revision().publish()
