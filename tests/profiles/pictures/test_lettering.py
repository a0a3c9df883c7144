"""Every letter that Europe's Latin alphabets write can be drawn; the rest leaves no hole."""

import pytest
from PIL import Image, ImageChops, ImageDraw

from profiles.pictures.lettering import Lettering, drawable

SENTENCES = {
    "Southern to Skolt Sámi": "ÁáČčĐđŊŋŠšŦŧŽž ÏïÖöÅåÆæØø ÂâÕõÄäǤǥǦǧǨǩǮǯƷʒ",
    "Icelandic and Faroese": "ÁáÐðÉéÍíÓóÚúÝýÞþÆæÖöØø",
    "Polish, Czech, Slovak": "ĄąĆćĘęŁłŃńÓóŚśŹźŻż ÁáČčĎďÉéĚěŇňŘřŠšŤťŮůÝýŽž ÄäĹĺĽľÔôŔŕ",
    "Hungarian, Romanian, Turkish": "ŐőŰűÉé ĂăÂâÎîȘșȚțŞşŢţ ÇçĞğIıİiÖöÜü",
    "Baltic, Maltese, Croatian": "ĀāČčĒēĢģĪīĶķĻļŅņŠšŪūŽž ĄąĖėĮįŲų ĊċĠġĦħ ČčĆćĐđ Õõ",
    "Celtic, Catalan, Dutch, Esperanto": "ŴŵŶŷẀẁẂẃẄẅỲỳ ĿŀÇç ĲĳĸŉĈĉĜĝĤĥĴĵŜŝŬŭ ḂḃḊḋḞḟṀṁṖṗṠṡṪṫ",
    "Azerbaijani, Spanish, French, German": "Əə ÑñÁá ŒœŸÿÇçÊê ẞßÄäÖöÜü",
    "signs": "½ ⅓ ⅔ ¼ ¾ → ← ² ³ § € № • – — … ” » ’ % ‰ ° × ÷ ≤ ≥ −",
}


def picture_of(text: str) -> Image.Image:
    canvas = Image.new("L", (1600, 100), "white")
    Lettering(40, 650).draw(ImageDraw.Draw(canvas), (10, 20), text, "black")
    return canvas


class LetteringTests:
    @pytest.mark.parametrize("letters", SENTENCES.values(), ids=list(SENTENCES))
    def test_every_letter_is_drawn(self, letters: str) -> None:
        assert drawable(letters) == letters
        for letter in letters.replace(" ", ""):
            assert picture_of(letter).getbbox() is not None
            assert ImageChops.invert(picture_of(letter)).getbbox(), f"{letter} leaves nothing"

    def test_what_cannot_be_drawn_is_left_out_with_its_space(self) -> None:
        assert drawable("Glad 🎉 sommar 你好!\u200b Hej 👩🏽‍⚕️") == "Glad sommar ! Hej"

    def test_letters_in_two_parts_are_put_together(self) -> None:
        assert drawable("A\u030are och O\u0308rebro") == "Åre och Örebro"

    def test_width_is_what_is_drawn(self) -> None:
        text = "Kárášjohka, Łódź ½ → ǥ"
        box = ImageChops.invert(picture_of(text)).getbbox()
        assert box is not None
        assert abs(box[2] - box[0] - Lettering(40, 650).length(text)) < 8

    def test_typefaces_share_a_baseline(self) -> None:
        boxes = [ImageChops.invert(picture_of(letter)).getbbox() for letter in ("H", "Ǩ", "Ř")]
        bottoms = {box[3] for box in boxes if box}
        assert max(bottoms) - min(bottoms) <= 1
