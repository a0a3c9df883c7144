"""LIX and its Swedish words."""

from django.test import SimpleTestCase

from profiles.admin.readability import Readability, measure


class ReadabilityTests(SimpleTestCase):
    """Words per sentence plus the percentage of long words."""

    def test_counts_words_sentences_and_long_words(self) -> None:
        # Ten words to a sentence, one in ten of seven letters: 10 + 10.
        sentence = "Vi ses var dag och tar ett steg till tidigare."
        assert measure(" ".join([sentence] * 6)) == Readability(60, 20)

    def test_a_word_of_six_letters_is_short(self) -> None:
        assert measure("Samtal hjälps åt nu här. " * 12).lix == 5

    def test_a_short_text_is_not_measured(self) -> None:
        assert measure("En mening.").level == ""

    def test_says_the_level_in_swedish(self) -> None:
        levels = [Readability(100, lix).level for lix in (20, 35, 45, 55, 65)]
        assert levels == ["mycket lättläst", "lättläst", "medelsvår", "svår", "mycket svår"]

    def test_a_text_without_a_full_stop_is_one_sentence(self) -> None:
        assert measure("ord " * 60).lix == 60
