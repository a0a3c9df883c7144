"""What a text is cut into."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.characters import clean, fold
from search.analysis.words import tokens, words

ANY_TEXT = st.text(st.characters(codec=None), max_size=200)


class CleanTests:
    """The characters a text is made of."""

    def test_composes_letters_and_marks(self) -> None:
        """Both ways to write å ä ö are one."""
        assert clean(unicodedata.normalize("NFD", "Höör åä")) == "Höör åä"

    def test_takes_out_what_a_database_refuses(self) -> None:
        """NUL and half surrogates become spaces, soft hyphens vanish."""
        assert clean("so\u00adcial\x00tjänst\ud800!") == "social tjänst !"

    @given(ANY_TEXT)
    def test_leaves_text_that_can_be_stored(self, text: str) -> None:
        """Any text can be encoded, holds no NUL, and is not changed by cleaning it again."""
        cleaned = clean(text)
        cleaned.encode()
        assert "\x00" not in cleaned
        assert clean(cleaned) == cleaned

    @given(ANY_TEXT)
    def test_folding_twice_changes_nothing(self, text: str) -> None:
        """A folded word is its own key."""
        folded = fold(clean(text).lower())
        assert fold(folded) == folded


class WordsTests:
    """The words of a text, written and implied."""

    def test_separates_at_slashes(self) -> None:
        """A slash never glues two words to one."""
        assert words("Interviewing/Motiverande samtal") == ["interviewing", "motiverande", "samtal"]

    def test_joins_hyphened_words_as_well(self) -> None:
        """Both the parts and the whole are found."""
        assert words("LSS-handläggare") == ["lss", "handläggare", "lsshandläggare"]

    def test_completes_an_elliptic_compound(self) -> None:
        """The head of the second compound belongs to the first as well."""
        assert "metodhandledning" in words("metod- och ärendehandledning")

    def test_completes_every_member_of_a_list(self) -> None:
        """Also the first of three."""
        found = words("barn-, ungdoms- och familjeenheten")
        assert {"barnenheten", "ungdomsenheten", "familjeenheten"} <= set(found)

    def test_reads_a_telephone_number_in_any_grouping(self) -> None:
        """Hyphens, spaces and the country's number make no difference."""
        for written in ("08-465 004 00", "08 46 50 04 00", "0846500400", "+46 8 465 004 00"):
            assert "0846500400" in words(f"Tel: {written}."), written

    def test_reads_a_number_without_its_area_code(self) -> None:
        """The part after the area code is enough."""
        assert "46500400" in words("08-465 004 00")

    def test_reads_a_postal_code_with_and_without_its_space(self) -> None:
        """The five digits are one word as well."""
        assert {"12345", "123", "45"} <= set(words("123 45 Exempelby"))

    def test_does_not_join_street_numbers(self) -> None:
        """An en dash means a span."""
        assert words("Storgatan 9–11") == ["storgatan", "9", "11"]

    def test_keeps_urls_whole_beside_their_parts(self) -> None:
        """An e-mail address and a URL are one word each."""
        assert "social@example.se" in words("E-post: social@example.se")
        assert words("https://www.exempelby.se/jobb")[0] == "exempelby.se"

    def test_marks_each_word_where_it_stands(self) -> None:
        """A token's place in the text spells the word."""
        text = "Vi söker en LSS-handläggare, 08-465 004 00"
        for token in tokens(text):
            if token.written:
                assert text[token.start : token.end].lower() == token.word

    @given(ANY_TEXT)
    @settings(max_examples=300)
    def test_reads_any_text(self, text: str) -> None:
        """Every word is short, in lower case and has something to find in it."""
        for word in words(text):
            assert 0 < len(word) <= 64
            assert any(letter.isalnum() for letter in word)

    @given(st.text("aåäöéx- 0/@.,(", max_size=60))
    def test_reads_both_normal_forms_alike(self, text: str) -> None:
        """What is typed composed finds what was pasted apart."""
        assert words(unicodedata.normalize("NFD", text)) == words(text)

    def test_takes_bounded_time_for_hostile_text(self) -> None:
        """Text made to confuse an expression is read in a moment."""
        for piece in ("a.", "a@", "1 ", "a-", "(+", "-och ", "a- och "):
            assert len(words(piece * 20_000)) >= 0
