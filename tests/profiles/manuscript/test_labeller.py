"""The labeller: its weights are what the labelled manuscripts teach, and its doubts are asked."""

import pytest

from profiles.manuscript import Register, parse_manuscript, read_manuscript
from profiles.manuscript.decisions import MAX_DECISIONS
from profiles.manuscript.parsing.chain import NEVER, WEIGHTS, Chain, Reading, load_chain
from profiles.manuscript.parsing.kinds import NEVER_AFTER, all_kinds, kind_of
from tests.profiles.manuscript.labelled_manuscripts import HELD_OUT, Example, examples, examples_in

MEGABYTE = 1024 * 1024
TEXT = """Rubrik: Ett kök mitt i Sala

Publicerad 1 december 2020

I Sala äter socialtjänsten lunch med dem den hjälper, och det har förändrat båda sidor av bordet.

Köket öppnade som ett projekt och blev permanent i fjol. Var tredje vardag lagar handläggarna mat.

Inga skrivbord
– Vi hade aldrig pratat om annat än pengar, säger Tuva Kolm.

Mer om köket
Portioner: 40
Grytor: 3

Sala kommun
Tel: 08-465 004 00
"""


def two_kinds() -> Chain:
    """A chain of two kinds that like to stay as they are."""
    looks = {"sun": [(0, 2.0)], "rain": [(1, 2.0)]}
    return Chain(["dry", "wet"], looks, [[1.0, -1.0], [-1.0, 1.0]])


def read(lines: list[list[str]], allowed: list[frozenset[str] | None]) -> Reading:
    """Reads lines with these looks by the chain of two kinds."""
    return two_kinds().read(two_kinds().scores(lines), allowed)


class ChainTests:
    """The sums, on a chain that can be checked by hand."""

    def test_lets_a_line_that_says_nothing_follow_its_neighbours(self) -> None:
        reading = read([["rain"], [], ["rain"]], [None] * 3)
        assert reading.kinds == ["wet", "wet", "wet"]

    def test_holds_a_line_to_what_it_may_be(self) -> None:
        reading = read([["rain"], ["rain"]], [None, frozenset({"dry"})])
        assert reading.kinds[1] == "dry"
        assert reading.chances[1]["wet"] < 0.001

    def test_lets_the_others_follow_a_line_that_is_held(self) -> None:
        free = read([["sun"], []], [None, None])
        held = read([["sun"], []], [frozenset({"wet"}), None])
        assert (free.kinds[1], held.kinds[1]) == ("dry", "wet")

    def test_gives_chances_that_add_up(self) -> None:
        for chances in read([["sun"], [], ["rain"]], [None] * 3).chances:
            assert sum(chances.values()) == pytest.approx(1)

    def test_knows_how_sure_it_is(self) -> None:
        [sure] = read([["sun"]], [None]).chances
        [open_] = read([[]], [None]).chances
        assert sure["dry"] == pytest.approx(0.8808, abs=1e-4)
        assert open_["dry"] == pytest.approx(0.5)

    def test_reads_five_thousand_lines_without_sinking_into_zero(self) -> None:
        reading = read([["sun"]] * 5000, [None] * 5000)
        assert set(reading.kinds) == {"dry"}


@pytest.mark.slow
class WeightsTests:
    """The file that comes with the project."""

    def test_are_what_the_manuscripts_teach(self) -> None:
        train = pytest.importorskip("tests.profiles.manuscript.train")
        assert WEIGHTS.read_text(encoding="utf-8") == train.trained_text()

    def test_are_small(self) -> None:
        assert WEIGHTS.stat().st_size < MEGABYTE

    def test_know_what_can_never_follow(self) -> None:
        chain = load_chain()
        assert chain.kinds == all_kinds()
        for before, afters in NEVER_AFTER.items():
            for after in afters:
                step = chain.steps[chain.kinds.index(before)][chain.kinds.index(after)]
                assert step == NEVER


@pytest.fixture(params=list(examples()), ids=lambda example: example.name)
def example(request: pytest.FixtureRequest) -> Example:
    """Each labelled manuscript in turn."""
    found: Example = request.param
    return found


class LabelledManuscriptTests:
    """What was learnt is also said."""

    def test_asks_few_questions(self, example: Example, register: Register) -> None:
        draft = parse_manuscript(example.manuscript, register)
        asked = [d for d in draft["editor_decisions"] if d["code"] == "place"]
        assert len(draft["editor_decisions"]) <= MAX_DECISIONS
        for question in asked:
            assert question["message"].endswith("?")
            for part in question["parts"]:
                assert len({value for value, _ in part["options"]}) == 2
                assert set(part["lines"]) <= set(draft["doubtful"])

    def test_gives_every_line_a_place(self, example: Example, register: Register) -> None:
        draft = parse_manuscript(example.manuscript, register)
        visible = {str(line.number) for line in example.manuscript.lines if not line.is_blank}
        assert set(draft["places"]) == visible


class EditorTests:
    """What an editor says of one line moves the lines around it."""

    def places(self, register: Register, **lines: str) -> dict[str, str]:
        manuscript = read_manuscript(TEXT.encode(), "sala.txt")
        changes = {number.strip("_"): {"as": place} for number, place in lines.items()}
        places: dict[str, str] = parse_manuscript(manuscript, register, {"lines": changes})[
            "places"
        ]
        return places

    def test_moves_the_rows_with_the_title_of_their_panel(self, register: Register) -> None:
        places = self.places(register, _12="fact_title")
        assert (places["13"], places["14"]) == ("fact_row", "fact_row")

    def test_keeps_what_is_far_away(self, register: Register) -> None:
        before, after = self.places(register), self.places(register, _9="paragraph")
        assert {n for n in before if before[n] != after[n]} <= {"7", "9", "10"}

    def test_takes_a_label_at_its_word(self, register: Register) -> None:
        assert self.places(register)["1"] == "title"


class HeldOutTests:
    """Manuscripts that nothing is learnt from."""

    def test_most_lines_are_right(self, register: Register) -> None:
        right = []
        for example in examples_in(HELD_OUT):
            places = parse_manuscript(example.manuscript, register)["places"]
            right += [
                kind_of(places[str(number)]) in kinds
                for number, kinds in example.kinds.items()
                if str(number) in places
            ]
        assert len(right) > 700
        assert sum(right) / len(right) > 0.85, (sum(right), len(right))
