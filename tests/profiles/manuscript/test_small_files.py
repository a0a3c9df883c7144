"""Small files that once failed, each with what must be read from it and what must be said.

They are not in the repository (see ``tests/articles.py``). What each is an instance of is tested
with files of our own in the modules beside this one.
"""

from typing import NamedTuple

import pytest

from profiles.manuscript import parse_manuscript, read_manuscript
from tests.articles import SHARED_DIR

FOLDER = SHARED_DIR / "cases"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="needs the files of SHARED_DIR/cases")


class Outcome(NamedTuple):
    """What a file gives: words it has, words it has not, and what the notes say."""

    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    said: str = ""


TRACKED = "spårade ändringar"
OUTCOMES = {
    "e01_utf8_with_one_bad_byte.txt": Outcome(("arbetssätt", "på tid"), ("�",), "fel sparade"),
    "e02_double_encoded.txt": Outcome(("arbetssätt",), ("Ã",), "fel teckenkodning"),
    "e03_macroman.txt": Outcome(("arbetssätt", "år här"), (), "Macintosh"),
    "e04_cp850.txt": Outcome(("arbetssätt", "på tid"), (), "MS-DOS"),
    "e07_replacement.txt": Outcome(("arbetssätt",), (), "�"),
    "e08_nfd_bidi.txt": Outcome(("på tid", "info@habokommun.se"), ("\u202a", "\u0308")),
    "e09_uphone.txt": Outcome(("036-442\xa080\xa000", "070-123 45 67", "1177", "114 14")),
    "e10_ext.txt": Outcome(("ankn. 12", "0771 - 44 28 00", "+46 (0)36 442 80 00")),
    "e11_zwsp.txt": Outcome(("Habo", "Barnavårdsutredningar", "• punkt"), ("\u200b", "\xad")),
    "p01_google_docs_b_wrapper.html": Outcome(("Mer tid för möten", "www.habokommun.se")),
    "p01b_gdocs_partial_bold.html": Outcome(("tid och lugn",)),
    "p01c_google_docs_ekero.html": Outcome(("Publicerad 11 september 2018", "Socialkontoret")),
    "p02_word_paste.html": Outcome(
        ("Underpunkt med ring", "Wingdings-pil", "fjorton"), ("·", "§", "Ø", "tolv"), "Överstruken"
    ),
    "p05_onedrive_wordonline.html": Outcome(("Habo satsar på tid", "Handledning")),
    "p07_plain_lt.html": Outcome(("<b>", "3 < 5", "<info@habo.se>")),
    "p08_plain_mail_angle.txt": Outcome(("Per Svensson <p.svensson@habokommun.se>",)),
    "p09_plain_mail_angle_ok.txt": Outcome(("Karl Svensson <karl.svensson@habokommun.se>",)),
    "w01_word_online_document2.docx": Outcome(("Mona Ek", "www.habokommun.se")),
    "w02_nobreakhyphen_phone.docx": Outcome(("036-442 80 00",)),
    "w03_moved_text.docx": Outcome(("Flyttad mening står här.",), (), TRACKED),
    "w04_hidden_text.docx": Outcome(("Synlig del.",), ("DOLD", "privat"), "Dold text"),
    "w05_strike.docx": Outcome(("fjorton handläggare",), ("tolv",), "”tolv”"),
    "w06_dir_bdo.docx": Outcome(("Text i dir-element. Text i bdo.",)),
    "w07_fldsimple.docx": Outcome(("kommunens webbplats dygnet",)),
    "w08_math.docx": Outcome(("25 %",)),
    "w09_ruby.docx": Outcome(("Ett basord här.",)),
    "w10_sym_bullet.docx": Outcome(("• Handledning varje vecka", "– Punkt två")),
    "w11_textbox.docx": Outcome(("Faktaruta i textruta",)),
    "w11b_textbox_nofallback.docx": Outcome(("Faktaruta utan reserv",)),
    **{f"w12{one}_imgtype.docx": Outcome(("Habo kommun",)) for one in "abcde"},
    "w12f_img_notfound.docx": Outcome(("Habo kommun",), (), "En bild kunde inte läsas in"),
    "w12g_img_NULLtarget.docx": Outcome(("Habo kommun",), (), "En bild kunde inte läsas in"),
    "w12h_img_linked.docx": Outcome(("Habo kommun",), (), "En bild kunde inte läsas in"),
    "w20_fld_orphan_end.docx": Outcome(("Före. Efter.",)),
    "w20b_fld_orphan_sep.docx": Outcome(("Före. Efter.",)),
    "w21_hyperlink_noquotes.docx": Outcome(("Sök jobb här",)),
    "w23_altchunk.docx": Outcome(("Inbäddat stycke.",)),
    "w24_sdt_checkbox_block.docx": Outcome(("Mona Ek",), ("Klicka",), "inte är ifyllda"),
    "w27_sym_bullets_right.docx": Outcome(("• Punkt F0B7", "• Punkt F0FC", "→ Punkt F0E0")),
    "w30_page_break_col.docx": Outcome(("Del ett\n", "\ndel två", "\ndel tre", "\ndel fyra")),
    "w31_ptab_dayMonth.docx": Outcome(("Före\tefter",)),
    "w40_deleted_paragraph_mark.docx": Outcome(("Första halvan andra halvan.",), (), TRACKED),
    "w44_movefrom_only_note.docx": Outcome(("Flyttad.",), (), TRACKED),
    "w47_smartart_chart.docx": Outcome(("Habo kommun",), (), "diagram"),
}
PICTURES = {f"w12{one}_imgtype.docx" for one in "abcde"}
NUMBERS = {
    "e09_uphone.txt": ["+46364428000", "+46701234567", "+46364428001", "", "", ""],
    "e10_ext.txt": ["+46364428000"] * 3 + ["+46771442800", "+46364428000"],
    "w02_nobreakhyphen_phone.docx": ["+46364428000"],
}


class SmallFileTests:
    @pytest.mark.parametrize("name", OUTCOMES)
    def test_every_word_is_read_or_its_loss_is_said(self, name: str) -> None:
        manuscript = read_manuscript((FOLDER / name).read_bytes(), name)
        text = "\n".join(line.text for line in manuscript.lines if not line.is_blank)
        outcome = OUTCOMES[name]
        assert [word for word in outcome.has if word not in text] == []
        assert [word for word in outcome.lacks if word in text] == []
        assert outcome.said in " ".join(manuscript.notes)
        assert bool(manuscript.notes) == bool(outcome.said)
        assert bool(manuscript.pictures) == (name in PICTURES)

    @pytest.mark.parametrize("name", NUMBERS)
    def test_a_number_can_be_dialled(self, name: str) -> None:
        draft = parse_manuscript(read_manuscript((FOLDER / name).read_bytes(), name))
        assert [phone["e164"] for phone in draft["contact"]["phones"]] == NUMBERS[name]

    def test_no_file_is_left_out(self) -> None:
        names = {path.name for path in FOLDER.iterdir() if path.name[0] in "ewp"}
        assert names - OUTCOMES.keys() == set()
