"""What the world pastes into a field, and what is kept of it."""

import unicodedata

import pytest

from home.formats import rich_text
from home.formats.text import clean, clean_line, clean_prose


class TextTests:
    """One cleaning step for every text."""

    @pytest.mark.parametrize(
        ("pasted", "kept"),
        [
            (unicodedata.normalize("NFD", "Värmdö å"), "Värmdö å"),
            ("Ha\u200bbo", "Habo"),
            ("\u200e031-390 06 10\u202c", "031-390 06 10"),
            ("\u2068social@example.se\u2069", "social@example.se"),
            ("\ufeffHaninge \ufffe\uffff", "Haninge "),
            ("ett\ud800 tecken \ud83d\ude00", "ett tecken 😀"),
            ("\U0001fffe\ufdd0\ufffcBild", "Bild"),
            ("\U000e0041\U000e007fFlagga", "Flagga"),
            ("12\u202f000\u2009kr", "12\xa0000 kr"),
            ("031\u2212390 \u2015 \u20115", "031-390 – -5"),
            ("\ufb01n \uff10\uff13\uff16", "fin 036"),
            ("\x93citat\x94 \x96", "“citat” –"),
            ("rad\x0brad\u2028rad", "rad\nrad\nrad"),
            ("socialtjänst\u00adförvaltning", "socialtjänstförvaltning"),
            ("\u00ad Mjukt", "– Mjukt"),
            ("\x00\x07Ljud", "Ljud"),
        ],
    )
    def test_keeps_what_can_be_seen(self, pasted: str, kept: str) -> None:
        assert clean(pasted) == kept
        assert clean(kept) == kept

    @pytest.mark.parametrize(
        "text",
        [
            "”Åsa” – 5 §, ½ €",
            "👩\u200d💻 🏳️\u200d🌈",
            "می\u200cخواهم",
            "Čáhppes ŋ đ",
            "rad\nrad",
            "10\xa0000",
        ],
    )
    def test_leaves_what_is_meant(self, text: str) -> None:
        assert clean(text) == text

    def test_a_soft_hyphen_stays_within_a_word_of_running_text(self) -> None:
        pasted = "barnavårds\u00adutredning\u00ad – 5\u00ad6"
        assert clean_prose(pasted) == "barnavårds\u00adutredning – 56"

    def test_a_line_is_one_line(self) -> None:
        assert clean_line(" Att arbeta\r\n i\tHaninge\u200b ") == "Att arbeta i Haninge"

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("<p>Ha\u200bbo &lt;12 år</p>", "<p>Habo &lt;12 år</p>"),
            (
                '<a href="https://a.example.se/%E2%80%8B">x</a>',
                '<a href="https://a.example.se/">x</a>',
            ),
            (
                '<a href="https://a.example.se/?a=1&amp;utm_source=b&amp;c=%C3%A5">x</a>',
                '<a href="https://a.example.se/?a=1&amp;c=%C3%A5">x</a>',
            ),
            ('<a href="tel:(031) 390 06 10">x</a>', '<a href="tel:+46313900610">x</a>'),
            ('<a linktype="page" id="3">x</a>', '<a linktype="page" id="3">x</a>'),
            ("<b>\u0338x</b>", "<b>\u0338x</b>"),
        ],
    )
    def test_rich_text_keeps_its_markup(self, written: str, kept: str) -> None:
        assert rich_text.clean(written) == kept
