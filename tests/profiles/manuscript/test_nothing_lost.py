"""No choice in the review loses a line: its words are in the draft, or the choice is refused.

Looks at the draft alone, not at what the parser says of it: ``left_out`` may only name lines that
were to be left out, or that were left out before anything was chosen.
"""

import random
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from profiles.manuscript import Manuscript, Register, parse_manuscript, read_manuscript, read_pasted
from profiles.manuscript.line_roles import NOT_SHOWN, PLACES
from profiles.manuscript.parsing.labels import PART_LABELS
from profiles.manuscript.parsing.left_out import DATE_WORDS, LABEL_WORDS, words
from profiles.manuscript.swedish.credits import CAPTION_LABEL
from profiles.manuscript.swedish.part_words import is_typeset, unmarked
from profiles.manuscript.swedish.speech import NUMBERED
from tests.profiles.manuscript.drafts import draft_words
from tests.profiles.manuscript.labelled_manuscripts import (
    HELD_OUT,
    Example,
    examples,
    examples_in,
)

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
    "11-pastad-fran-webb.html",
    "12-personlista-och-etiketter.txt",
    "18-datum-forst-kontakt-pa-en-rad.txt",
    "43-harda-radbrytningar.txt",
    "48-versala-mellanrubriker-och-bilder.txt",
    "53-ord-etiketter-fran-byra.txt",
)
PART_WORDS = words(" ".join(PART_LABELS.values()))
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q"
    "DwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
WITH_PICTURES = (
    "<h1>Ett kök i Sala</h1><p>Alla äter lunch ihop, och det märks i hela huset varje dag.</p>"
    + f'<p><img src="data:image/png;base64,{PIXEL}"></p><p>Tuva Kolm vid grytan.</p>' * 2
    + "<table><tr><td>Anställda</td><td>185</td></tr></table>"
)


def lost(
    manuscript: Manuscript, register: Register, before: dict[str, Any], lines: dict[str, Any]
) -> list[str]:
    """Lines whose words the choices take out of the draft, and that were not to be left out."""
    draft = parse_manuscript(manuscript, register, {"lines": lines})
    was_missing = missing(manuscript, before)
    was_left_out = {item["line"] for item in before["left_out"]}
    # Who wrote has a name on the page; the role behind it is said to be left out.
    was_left_out |= {
        item["line"]
        for item in draft["left_out"]
        if draft["places"].get(str(item["line"])) == "author"
    }
    found = []
    for number, words_lost in missing(manuscript, draft).items():
        place = draft["places"][str(number)]
        if place == before["places"][str(number)]:
            words_lost -= was_missing[number]
            if place in NOT_SHOWN or number in was_left_out:
                # What was left out before may have had its words elsewhere, too.
                continue
        elif place in NOT_SHOWN:
            continue
        if words_lost:
            found.append(f"{number} {place}: {sorted(words_lost)}")
    return found


def missing(manuscript: Manuscript, draft: dict[str, Any]) -> dict[int, set[str]]:
    """The words of each placed line that are nowhere in the draft."""
    kept = draft_words(draft)
    typeset = is_typeset(line.text for line in manuscript.lines)
    texts = {line.number: unmarked(line.text, typeset)[0] for line in manuscript.lines}
    return {
        number: set(words(text)) - kept - allowed(draft, number, text)
        for number, text in texts.items()
        if str(number) in draft["places"]
    }


def allowed(draft: dict[str, Any], number: int, text: str) -> set[str]:
    """Words that the page says by itself, or in other words: labels, and dates as dates."""
    label = CAPTION_LABEL.match(text)
    known = {*LABEL_WORDS, *PART_WORDS, *words(label.group() if label else "")}
    if draft["places"][str(number)] == "list_item" and (match := NUMBERED.match(text)):
        known.update(words(match.group()))  # the list numbers its points
    if draft["places"][str(number)] == "topics":
        # Every word stood for a topic, or the line would have been refused.
        return {*known, *words(text)}
    if draft["places"][str(number)] not in {"date", "updated"}:
        return known
    return {*known, *DATE_WORDS, *filter(str.isdigit, words(text))}


@pytest.fixture(scope="module", params=[*ALL_AT_ONCE, "pictures"])
def several(request: pytest.FixtureRequest) -> Manuscript:
    """Manuscripts of many shapes, read once each."""
    if request.param == "pictures":
        return read_pasted(WITH_PICTURES)
    return read_manuscript((FOLDER / request.param).read_bytes(), request.param)


@pytest.fixture(
    params=list(chain(examples(), examples_in(HELD_OUT))), ids=lambda example: example.name
)
def example(request: pytest.FixtureRequest) -> Example:
    """Every manuscript of the tests in turn."""
    found: Example = request.param
    return found


@pytest.fixture(scope="module")
def before(several: Manuscript, register: Register) -> dict[str, Any]:
    """The draft before anything is chosen."""
    return parse_manuscript(several, register)


@pytest.mark.slow
class EveryChoiceTests:
    @pytest.mark.parametrize("place", PLACES)
    def test_keeps_the_words_of_every_line(self, place: str, register: Register) -> None:
        manuscript = read_manuscript(SHORT.encode(), "sala.txt")
        before = parse_manuscript(manuscript, register)
        for number in before["places"]:
            assert lost(manuscript, register, before, {number: {"as": place}}) == []

    def test_keeps_them_with_a_choice_on_every_line(
        self, several: Manuscript, before: dict[str, Any], register: Register
    ) -> None:
        """Each shift gives each line another place, so that all pairs come up once."""
        places = list(PLACES)
        for shift in range(len(places)):
            lines = {
                number: {"as": places[(position + shift) % len(places)]}
                for position, number in enumerate(before["places"])
            }
            assert lost(several, register, before, lines) == []

    def test_keeps_them_with_two_of_a_kind(
        self, several: Manuscript, before: dict[str, Any], register: Register
    ) -> None:
        for place in PLACES:
            lines = {number: {"as": place} for number in [*before["places"]][2:9:3]}
            assert lost(several, register, before, lines) == []

    def test_keeps_every_picture(self, register: Register) -> None:
        manuscript = read_pasted(WITH_PICTURES)
        before = parse_manuscript(manuscript, register)
        for line in filter(lambda line: line.picture is not None, manuscript.lines):
            for place in PLACES:
                lines = {str(line.number): {"as": place}}
                draft = parse_manuscript(manuscript, register, {"lines": lines})
                assert place in NOT_SHOWN or pictures(draft) == pictures(before)


class EveryManuscriptTests:
    """A sample of places on lines of every manuscript there is; the seed is its name."""

    def test_keeps_the_words(self, example: Example, register: Register) -> None:
        chance = random.Random(example.name)
        before = parse_manuscript(example.manuscript, register)
        numbers, places = list(before["places"]), list(PLACES)
        everywhere = {number: {"as": chance.choice(places)} for number in numbers}
        here_and_there = {number: everywhere[number] for number in numbers if chance.random() < 0.3}
        alone = {chance.choice(numbers): {"as": chance.choice(places)}}
        for lines in (alone, here_and_there, everywhere):
            assert lost(example.manuscript, register, before, lines) == [], lines


class RefusalTests:
    def refused(self, register: Register, **choices: str) -> dict[str, str]:
        """What is said at the rows when lines that begin so are given these places."""
        manuscript = read_manuscript(SHORT.encode(), "sala.txt")
        lines = {
            str(line.number): {"as": place}
            for line in manuscript.lines
            for begins, place in choices.items()
            if line.text.startswith(begins)
        }
        draft = parse_manuscript(manuscript, register, {"lines": lines})
        refused: dict[str, str] = draft["refused"]
        return refused

    def test_says_why_at_the_row(self, register: Register) -> None:
        assert self.refused(register, Vanja="kicker") == {
            "5": "Vinjett står redan på rad 1. Ändra den raden först."
        }

    def test_is_no_more_once_the_place_is_free(self, register: Register) -> None:
        assert self.refused(register, Vanja="kicker", Presentation="ignore") == {}

    @pytest.mark.parametrize(
        "place", ["label", "date", "topics", "municipality", "picture", "logo", "contact_heading"]
    )
    def test_is_a_full_sentence(self, place: str, register: Register) -> None:
        assert self.refused(register, Köket=place)["8"].endswith(".")

    def test_lets_the_line_stay_where_it_was(self, register: Register) -> None:
        manuscript = read_manuscript(SHORT.encode(), "sala.txt")
        before = parse_manuscript(manuscript, register)
        draft = parse_manuscript(manuscript, register, {"lines": {"5": {"as": "topics"}}})
        assert draft["places"] == before["places"]


class KeptTests:
    """Where the words of a line without any label end up."""

    def draft(self, register: Register, **lines: str) -> dict[str, Any]:
        manuscript = read_manuscript(SHORT.encode(), "sala.txt")
        changes = {number.strip("_"): {"as": place} for number, place in lines.items()}
        return parse_manuscript(manuscript, register, {"lines": changes})

    def test_a_name_is_the_author(self, register: Register) -> None:
        assert self.draft(register, _5="author")["author"] == "Vanja Ros"

    def test_two_names_are_both_authors(self, register: Register) -> None:
        assert self.draft(register, _5="author", _1="author")["author"] == "Presentation, Vanja Ros"

    def test_a_name_is_the_photographer(self, register: Register) -> None:
        credit = self.draft(register, _5="credit")["lead_image"]["credit"]
        assert credit.split(", ")[0] == "Vanja Ros"

    def test_a_line_describes_the_picture(self, register: Register) -> None:
        assert self.draft(register, _5="alt")["lead_image"]["alt_text"] == "Vanja Ros"

    def test_two_captions_are_one(self, register: Register) -> None:
        draft = self.draft(register, _5="caption", _11="caption")
        assert draft["lead_image"]["caption"] == "Vanja Ros Barnen äter först."
        assert draft["lead_image"]["credit"] == "Edvin Brask"

    def test_a_name_is_whom_applicants_may_ask(self, register: Register) -> None:
        assert self.draft(register, _5="contact_name")["contacts"][0]["application_contact"] == (
            "Vanja Ros"
        )

    def test_a_moved_byline_is_no_author_any_more(self, register: Register) -> None:
        text = SHORT.replace("Vanja Ros", "Text: Vanja Ros")
        manuscript = read_manuscript(text.encode(), "sala.txt")
        assert parse_manuscript(manuscript, register)["author"] == "Vanja Ros"
        moved = parse_manuscript(manuscript, register, {"lines": {"5": {"as": "paragraph"}}})
        assert moved["author"] is None

    def test_a_byline_keeps_its_photographer_without_a_caption(self, register: Register) -> None:
        text = SHORT.replace("Vanja Ros", "Text: Vanja Ros Foto: Bo Ek")
        text = text.replace(" Foto: Edvin Brask", "")
        draft = parse_manuscript(read_manuscript(text.encode(), "sala.txt"), register)
        assert (draft["author"], draft["lead_image"]["credit"]) == ("Vanja Ros", "Bo Ek")
        assert draft["left_out"] == []


def pictures(draft: dict[str, Any]) -> set[int]:
    """The pictures a draft has somewhere."""
    images = [draft["lead_image"] or {}, *draft["body"]]
    return {image["picture"] for image in images if "picture" in image}
