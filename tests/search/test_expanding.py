"""Which words of the site answer for a word of the query."""

import pytest

from search.index.vocabulary import BEGINNING, PART, STEM
from search.models import WordKey
from search.query import expanding
from search.query.expanding import Closeness, expand

pytestmark = pytest.mark.django_db


def file(kind: str, key: str, *words: str) -> None:
    """Adds words to the vocabulary under one key."""
    WordKey.objects.bulk_create(WordKey(kind=kind, key=key, word=word) for word in words)


class CompoundTests:
    """There may be thousands of a common word; the shortest few answer."""

    def test_takes_the_shortest(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Among equals the first by the alphabet; wherever they were found."""
        monkeypatch.setattr(expanding, "_MOST_COMPOUNDS", 3)
        file(PART, "segling", "kappseglingsbana", "kappsegling", "isseglingar", "långsegling")
        file(BEGINNING, "seglingsbåt", "seglingsbåt")
        assert expand(["segling"])["segling"] == dict.fromkeys(
            ["isseglingar", "kappsegling", "långsegling"], Closeness.PART
        )

    def test_passes_over_what_only_begins_alike(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """That takes no room from compounds."""
        monkeypatch.setattr(expanding, "_MOST_COMPOUNDS", 1)
        file(BEGINNING, "seglingens", "seglingens")
        file(PART, "segling", "kappsegling")
        assert list(expand(["segling"])["segling"]) == ["kappsegling"]

    def test_never_leaves_out_a_form_for_compounds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The bound is for compounds alone."""
        monkeypatch.setattr(expanding, "_MOST_COMPOUNDS", 1)
        file(PART, "segling", "issegling", "kappsegling")
        file(STEM, "segling", "segling", "seglingens")
        assert expand(["segling"])["segling"] == {
            "issegling": Closeness.PART,
            "segling": Closeness.SAME,
            "seglingens": Closeness.FORM,
        }


class MarkTests:
    """å, ä and ö are letters of their own; who types none of them may mean any."""

    def test_keeps_them_apart(self) -> None:
        """A word with another of them is another word."""
        file(STEM, "gralk", "grälk")
        assert expand(["grålk"])["grålk"] == {}
        assert expand(["gralk"])["gralk"] == {"grälk": Closeness.FOLDED}
