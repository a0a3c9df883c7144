"""Who wrote and who photographed, in the forms that newsrooms and offices give it."""

import pytest

from profiles.manuscript import Register, read_manuscript
from profiles.manuscript.parsing.corrections import take_writer
from profiles.manuscript.parsing.sheet import Sheet
from profiles.manuscript.swedish.bylines import read_byline


def made_by(text: str) -> tuple[str, str]:
    """Who wrote and who photographed by a line."""
    byline = read_byline(text)
    return ", ".join(byline.writers), byline.photographer.name if byline.photographer else ""


class BylineTests:
    """What single lines say of who made the article."""

    @pytest.mark.parametrize(
        ("line", "writer", "photographer"),
        [
            ("Text: Ada Bok", "Ada Bok", ""),
            ("AV ADA BOK", "ADA BOK", ""),
            ("Text: Ada Bok. Foto: Karl Ek. Mars 2020.", "Ada Bok", "Karl Ek"),
            ("TEXT ADA BOK FOTO KARL EK", "ADA BOK", "KARL EK"),
            ("Text Ada Bok, foto Karl Ek", "Ada Bok", "Karl Ek"),
            ("Ada Bok · foto Karl Ek · 2 juni 2023", "Ada Bok", "Karl Ek"),
            ("ADA BOK text · KARL EK/PRESSPIX foto", "ADA BOK", "KARL EK/PRESSPIX"),
            ("Ada Bok, text, och Karl Ek, bild", "Ada Bok", "Karl Ek"),
            ("Ada Bok (text) Karl Ek (foto)", "Ada Bok", "Karl Ek"),
            ("Av Ada Bok (text) och Karl Ek (foto)", "Ada Bok", "Karl Ek"),
            ("Av Ada Bok (text och bild)", "Ada Bok", "Ada Bok"),
            ("Text & foto: Ada Bok, 3 okt 2023", "Ada Bok", "Ada Bok"),
            ("Ada Bok, text och bild", "Ada Bok", "Ada Bok"),
            ("Sixten Moberg, text", "Sixten Moberg", ""),
            ("Karl Ek  foto", "", "Karl Ek"),
            ("Foto J. P. Malm", "", "J. P. Malm"),
            ("Upprättad av | Ada Bok", "Ada Bok", ""),
            ("Text: Ada Bok, Byrån Klartext", "Ada Bok", ""),
            ("Av Ada Bok, socialsekreterare på mottagningen i Mora kommun", "Ada Bok", ""),
            ("Text: Ada Bok | Foto: Karl Ek | Produktion: Norra Innehåll", "Ada Bok", "Karl Ek"),
            ("Publicerat den 27 maj 2021 av Ada Bok Kategori: Nyheter", "Ada Bok", ""),
            ("Praktikant Ada Bok har skrivit texten.", "Ada Bok", ""),
            ("Text: Ada Bok och Li Ö", "Ada Bok och Li Ö", ""),
            ("Text: redaktionen", "redaktionen", ""),
            ("text ada bok, foto karl ek", "ada bok", "karl ek"),
        ],
    )
    def test_tells_who_did_what(self, line: str, writer: str, photographer: str) -> None:
        assert made_by(line) == (writer, photographer)

    @pytest.mark.parametrize(
        "line",
        [
            "Skrivet av Ada Bok, kommunikationsavdelningen",
            "Samtalsledare: Ada Bok. Foto: Karl Ek",
            "Publicerat 22 maj 2021 av Ada Bok",
            "Berättat för Ada Bok",
            "(Text: Ada Bok)",
            "Text | Ada Bok",
        ],
    )
    def test_knows_a_line_that_is_nothing_but_a_byline(self, line: str) -> None:
        byline = read_byline(line)
        assert byline.is_whole
        assert byline.names_people

    @pytest.mark.parametrize(
        "line",
        [
            "Ada Bok, socialchef",
            "Ada Bok och Karl Ek. Foto: Li Wang",
            "Ada Bok, Karl Ek och veckans ord.",
            "Bloggen Yrkesbytarna drivs av Ada Bok.",
            "Ada Bok, student på termin fem, med händerna svarta av",
            "Av alla kommuner i landet har Mora flest sjöar.",
        ],
    )
    def test_takes_no_other_line_for_a_byline(self, line: str) -> None:
        byline = read_byline(line)
        assert not (byline.is_whole and byline.names_people)

    @pytest.mark.parametrize(
        ("line", "is_office"),
        [
            ("Text: Kommunikationsenheten", True),
            ("Skrivet av HR-avdelningen", True),
            ("Text: Ada Bok", False),
            ("Kommunikationsenheten", False),
            ("Av alla kommuner i landet har Mora flest sjöar.", False),
        ],
    )
    def test_knows_an_office_that_is_said_to_have_written(self, line: str, is_office: bool) -> None:
        assert read_byline(line).is_office == is_office

    @pytest.mark.parametrize(
        ("line", "author"),
        [("Text: Kommunikationsenheten", "Kommunikationsenheten"), ("Ada Bok, frilans",) * 2],
    )
    def test_takes_the_words_behind_the_label_of_a_line_an_editor_calls_a_byline(
        self, line: str, author: str, register: Register
    ) -> None:
        sheet = Sheet(read_manuscript(line.encode(), "manus.txt"), register)
        take_writer(sheet, sheet.entries[0])
        assert sheet.fields["authors"] == {1: author}

    def test_keeps_the_parts_with_dates(self) -> None:
        assert read_byline("Ada Bok, 5 mars 2020 | Uppdaterad 7 mars 2020").dates == (
            "5 mars 2020",
            "Uppdaterad 7 mars 2020",
        )
