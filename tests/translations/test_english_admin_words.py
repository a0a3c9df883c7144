"""The search for English on admin screens finds it, and leaves Swedish alone."""

from django.test import SimpleTestCase

from tests.browser.english_admin_words import english_lines_in, english_words_in


class EnglishAdminWordsTests(SimpleTestCase):
    """The browser walk is worth no more than this function."""

    def test_finds_words_of_an_untranslated_message(self) -> None:
        assert english_words_in("Changes have been autosaved.") == [
            "changes",
            "have",
            "been",
            "autosaved",
        ]

    def test_finds_a_word_that_no_message_holds_whole(self) -> None:
        assert english_words_in("Välj Wednesday") == ["wednesday"]

    def test_finds_a_whole_message_of_words_that_both_languages_have(self) -> None:
        assert english_lines_in("Lås upp\nLock\n") == ["Lock (Lock)"]

    def test_leaves_swedish_alone(self) -> None:
        text = "Utkastet är sparat. Välj region, tag bort fältet och publicera i Åre eller Mark."
        assert english_words_in(text) == []

    def test_leaves_what_is_allowed_alone(self) -> None:
        assert english_words_in("Vi arbetar med Signs of Safety.", ["Signs of Safety"]) == []

    def test_leaves_selectors_alone(self) -> None:
        assert english_words_in(".site-footer__mark #header") == []

    def test_names_the_line(self) -> None:
        assert english_lines_in("Spara utkast\nYour changes") == ["Your changes (your, changes)"]
