"""Which words belong together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.characters import fold
from search.analysis.compounds import begins_with, compound_parts, ends_with
from search.analysis.spelling import edits, edits_allowed, is_ordinary, sounds_alike
from search.analysis.stems import derivation_key, shares_stem, stem_keys

WORD = st.text("abcdefghijklmnoprstuvyåäö", min_size=1, max_size=20)


class StemTests:
    """Forms of one word share a key."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("socialsekreterare", "socialsekreterarnas"),
            ("kommun", "kommunens"),
            ("familjerådslag", "familjerådslaget"),
            ("bistånd", "biståndet"),
            ("socialpsykiatri", "socialpsykiatrin"),
            ("förskola", "förskolan"),
            ("hem", "hemmet"),
            ("flexibel", "flexibla"),
            ("enkel", "enkla"),
            ("ekerö", "ekerös"),
            ("värmdö", "värmdös"),
            ("höör", "höörs"),
            ("tjänst", "tjänster"),
            ("ledig", "lediga"),
            ("arbetstid", "arbetstiderna"),
            ("storstad", "storstäder"),
            ("arbetskamrat", "arbetskamrater"),
            ("timme", "timmars"),
            ("diagnos", "diagnoserna"),
            ("resurs", "resurser"),
            ("kompetens", "kompetenser"),
            ("gräns", "gränserna"),
            ("ledstjärna", "ledstjärnor"),
        ],
    )
    def test_joins_the_forms_of_a_word(self, one: str, other: str) -> None:
        """Also when somebody types without å ä ö."""
        assert shares_stem(one, other)
        assert shares_stem(fold(one), other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("ledig", "leda"),
            ("handledning", "handläggning"),
            ("ekerö", "eker"),
            ("skola", "skala"),
            ("ledstjärna", "leda"),
        ],
    )
    def test_keeps_other_words_apart(self, one: str, other: str) -> None:
        """Likeness is not enough."""
        assert not shares_stem(one, other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("handledare", "handledning"),
            ("utreda", "utredningarna"),
            ("organisation", "organisera"),
            ("introducera", "introduktion"),
            ("professionell", "professionalism"),
        ],
    )
    def test_joins_a_verb_and_its_nouns(self, one: str, other: str) -> None:
        """Under a key of their own: they are nearer than compounds, and no forms."""
        assert derivation_key(one) == derivation_key(other) != ""
        assert derivation_key("kommun") == derivation_key("handleding") == ""

    @given(WORD)
    def test_has_a_folded_key_for_any_word(self, word: str) -> None:
        """Keys hold no marks, and a word meets itself without its marks."""
        keys = stem_keys(word)
        assert keys
        assert all(key.isascii() for key in keys)
        assert shares_stem(word, fold(word))


class CompoundTests:
    """The words inside a word."""

    @pytest.mark.parametrize(
        ("compound", "parts"),
        [
            ("bostadsanpassningsbidrag", ("bostads", "anpassnings", "bidrag")),
            ("ärendehandledning", ("ärende", "handledning")),
            ("familjeomsorgen", ("familje", "omsorgen")),
            ("arbetsgivarvarumärke", ()),
            ("förskolan", ()),
            ("kommun", ()),
        ],
    )
    def test_cuts_only_into_words(self, compound: str, parts: tuple[str, ...]) -> None:
        """A word that is not all known parts is left whole."""
        assert compound_parts(compound) == parts

    def test_finds_the_first_word_with_its_link(self) -> None:
        """The site's word vouches for the cut."""
        assert begins_with("introduktionsprogram", "introduktion")
        assert begins_with("familjeenheten", "familj")
        assert begins_with("skolkurator", "skola")

    def test_does_not_take_an_ending_for_a_word(self) -> None:
        """Inflections and derivations are no compounds."""
        assert not begins_with("brukarna", "bruk")
        assert not begins_with("kommunens", "kommun")

    def test_finds_the_last_word_in_any_form(self) -> None:
        """The end of a compound is inflected."""
        assert ends_with("enhetscheferna", "chef")
        assert ends_with("ärendehandledningen", "handledning")
        assert not ends_with("chefer", "chef")
        assert ends_with("tågresa", "resan")
        assert ends_with("förändringsresan", "resa")
        assert not ends_with("inslag", "lag")

    def test_takes_no_three_letters_in_common_for_a_word(self) -> None:
        """They may be an ending, or lack the a that the word has in all its forms."""
        assert not ends_with("viktig", "tiger")
        assert not ends_with("normalt", "altan")
        assert not ends_with("tvärtom", "tomat")
        assert ends_with("livstiden", "tider")
        assert ends_with("tjänstebilar", "bilen")

    def test_keeps_marks_apart_where_both_words_have_them(self) -> None:
        """Without å ä ö a typed word may mean either; with them it means what it says."""
        assert not begins_with("värdegrund", "vård")
        assert begins_with("vårdnadsutredning", "vård")
        assert begins_with("värdegrund", "vard")
        assert not ends_with("människan", "skåne")
        assert ends_with("socialtjänsten", "tjänst")
        assert ends_with("ärendehandledning", "handledning")

    def test_leaves_common_words_whole(self) -> None:
        """A listed word is cut only where its first part is one, too."""
        assert not ends_with("människan", "skane")
        assert ends_with("arbetsgivaren", "givare")

    @given(WORD)
    def test_parts_make_up_the_word(self, word: str) -> None:
        """Nothing is lost between the parts."""
        parts = compound_parts(word)
        assert not parts or "".join(parts).startswith(parts[0])
        assert all(len(part) >= 3 for part in parts)


class SpellingTests:
    """Which word a misspelled one may be."""

    @pytest.mark.parametrize(
        ("typed", "meant", "count"),
        [
            ("sosialsekreterare", "socialsekreterare", 1),
            ("handleding", "handledning", 1),
            ("hannige", "haninge", 1),
            ("varmdo", "värmdö", 0),
            ("hadnledning", "handledning", 1),
        ],
    )
    def test_counts_edits(self, typed: str, meant: str, count: int) -> None:
        """Added, lost, changed and swapped letters count one, å ä ö nothing."""
        assert edits(typed, meant) == count

    @pytest.mark.parametrize("word", ["löpning", "socker", "näsa", "mentol", "båtar", "teatern"])
    def test_knows_ordinary_words(self, word: str) -> None:
        """They are never taken for misspelled ones."""
        assert is_ordinary(word)

    @pytest.mark.parametrize("word", ["handleding", "sosialsekreterare", "utredninng", "haninnge"])
    def test_knows_no_misspelled_word(self, word: str) -> None:
        """Nor names of places."""
        assert not is_ordinary(word)

    @given(WORD, WORD, st.integers(0, 3))
    def test_counts_no_further_than_asked(self, one: str, other: str, most: int) -> None:
        """Up to there it counts right."""
        assert min(edits(one, other, most), most + 1) == min(edits(one, other), most + 1)

    @given(WORD, WORD)
    def test_counts_the_same_both_ways(self, one: str, other: str) -> None:
        """Distance has no direction."""
        assert edits(one, other) == edits(other, one)

    def test_hears_a_name_in_another_spelling(self) -> None:
        """Letters that sound alike."""
        assert sounds_alike("veronika", "veronica")
        assert sounds_alike("catharina", "katarina")
        assert not sounds_alike("karin", "marin")

    def test_forgives_short_words_and_numbers_nothing(self) -> None:
        """Chance would decide."""
        assert edits_allowed("lss") == 0
        assert edits_allowed("0857") == 0
