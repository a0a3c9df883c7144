"""No choice in the review loses a line: its words are in the draft, or the choice is refused.

Looks at the draft alone, not at what the parser says of it: ``left_out`` may only name lines that
were to be left out, or that were left out before anything was chosen.
"""

from pathlib import Path
from typing import Any

import pytest

from profiles.manuscript import Manuscript, Register, parse_manuscript, read_manuscript, read_pasted
from profiles.manuscript.left_out import DATE_WORDS, LABEL_WORDS, words
from profiles.manuscript.places import NOT_SHOWN, PLACES
from tests.profiles.manuscript.drafts import draft_words

FOLDER = Path(__file__).parent / "manuscripts"
SHORT = """Presentation
Ett kök mitt i Sala
1/12 2020

Vanja Ros
I Sala äter socialtjänsten lunch med dem den hjälper, och det har förändrat båda sidor av bordet.

Köket öppnade som ett projekt och blev permanent i fjol. Var tredje vardag lagar handläggarna mat.
Inga skrivbord
– Vi hade aldrig pratat om annat än pengar, säger Tuva Kolm.
Barnen äter först. Foto: Edvin Brask

Om Sala
Anställda: 185

Sala kommun
Tel: 08-465 004 00
www.sala.se
"""
ALL_AT_ONCE = (
    "01-fakta-om-stad.txt",
    "11-pastad-fran-webb.html",
    "12-personlista-och-etiketter.txt",
    "18-datum-forst-kontakt-pa-en-rad.txt",
    "27-kontakt-i-lopande-rad.txt",
    "42-tornedalen-med-tabb.txt",
    "43-harda-radbrytningar.txt",
    "48-versala-mellanrubriker-och-bilder.txt",
    "53-ord-etiketter-fran-byra.txt",
    "59-frageform-med-fet-stil.md",
)
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
WITH_PICTURES = (
    "<h1>Ett kök i Sala</h1><p>Alla äter lunch ihop, och det märks i hela huset varje dag.</p>"
    + f'<p><img src="data:image/png;base64,{PIXEL}"></p><p>Tuva Kolm vid grytan.</p>' * 2
    + "<table><tr><td>Anställda</td><td>185</td></tr></table>"
)


def short() -> Manuscript:
    """A manuscript with one line of nearly every kind."""
    return read_manuscript(SHORT.encode(), "sala.txt")


def lost(
    manuscript: Manuscript, register: Register, before: dict[str, Any], lines: dict[str, Any]
) -> list[str]:
    """Lines with words that nowhere in the draft are to be found."""
    draft = parse_manuscript(manuscript, register, {"lines": lines})
    kept = draft_words(draft)
    left_out = {item["line"] for item in before["left_out"]}
    chosen = {int(n) for n, change in lines.items() if change["as"] in NOT_SHOWN}
    assert set(draft["refused"]) <= set(lines)
    return [
        f"{line.number} {lines.get(str(line.number))}: {sorted(missing)}"
        for line in manuscript.lines
        if line.number not in left_out | chosen
        and str(line.number) in draft["places"]
        and (missing := set(words(line.text)) - kept - allowed(draft, line.number))
    ]


def allowed(draft: dict[str, Any], number: int) -> set[str]:
    """Words that the page says by itself, or in other words."""
    place = draft["places"][str(number)]
    if place in {"date", "updated"}:
        return set(LABEL_WORDS | DATE_WORDS)
    return set(LABEL_WORDS)


@pytest.mark.parametrize("place", PLACES)
def test_every_place_keeps_every_line(place: str, register: Register) -> None:
    manuscript = short()
    before = parse_manuscript(manuscript, register)
    for number in before["places"]:
        assert lost(manuscript, register, before, {number: {"as": place}}) == []
