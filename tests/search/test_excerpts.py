"""The piece of a text that shows why it was found."""

import pytest

from search.excerpts import Marker
from search.query.expanding import Closeness

ARBETE = {
    "arbete": Closeness.SAME,
    "arbetet": Closeness.FORM,
    "arbetsliv": Closeness.PART,
    "socialarbete": Closeness.PART,
}


def excerpt(text: str, *answers: dict[str, Closeness], phrases: tuple = ()) -> str:
    """Returns the excerpt of a text."""
    return Marker(answers, phrases).excerpt(text).html


class ExcerptTests:
    """Lines that hold none of the words are passed over, the rest compared."""

    @pytest.mark.parametrize("written", ["Arbete", "ARBETET", "arbetsliv", "Socialarbete"])
    def test_marks_every_word_that_answers(self, written: str) -> None:
        """Forms, compounds at either end, capitals."""
        assert excerpt(f"Ingenting.\nMed {written}, ja.", ARBETE) == (
            f"Med <mark>{written}</mark>, ja."
        )

    @pytest.mark.parametrize("written", ["arbetena", "medarbetet", "arbetslivet"])
    def test_marks_no_word_that_only_looks_alike(self, written: str) -> None:
        """They share the beginning, but did not answer."""
        assert "<mark>" not in excerpt(f"Ingenting.\nMed {written}, ja.", ARBETE)

    def test_prefers_the_word_itself_to_another_form(self) -> None:
        """However early the other stands."""
        assert excerpt("Om arbetsliv.\nOm arbetet.\nOm arbete.\nMer arbete.", ARBETE) == (
            "Om <mark>arbete</mark>."
        )

    def test_prefers_the_line_with_more_of_the_words(self) -> None:
        """One after the other is worth less than both together."""
        text = "Vårt arbete.\nVår båt.\nArbete på båt."
        assert excerpt(text, ARBETE, {"båt": Closeness.SAME}) == (
            "<mark>Arbete</mark> på <mark>båt</mark>."
        )

    def test_prefers_the_phrase(self) -> None:
        """It is what was asked for, word for word."""
        text = "Båt och arbete.\nArbete på båt."
        answers = (ARBETE, {"båt": Closeness.SAME})
        shown = excerpt(text, *answers, phrases=(("arbete", "på", "båt"),))
        assert shown == "<mark>Arbete</mark> på <mark>båt</mark>."
