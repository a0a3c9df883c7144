"""Learns the weights of the labeller from the labelled manuscripts.

``python -m tests.profiles.manuscript.train`` writes ``profiles/manuscript/parsing/weights.json``;
the same manuscripts and looks always give the same bytes.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pycrfsuite

from profiles.manuscript import Manuscript, load_register
from profiles.manuscript.lines import plain_lines
from profiles.manuscript.parsing.chain import NEVER, WEIGHTS
from profiles.manuscript.parsing.kinds import NEVER_AFTER, all_kinds
from profiles.manuscript.parsing.labeller import outright
from profiles.manuscript.parsing.looks import looks_of
from profiles.manuscript.parsing.sheet import Sheet
from tests.profiles.manuscript.labelled_manuscripts import Example, examples

SETTINGS = {
    "c1": 0.05,
    "c2": 0.5,
    "max_iterations": 100,
    "feature.possible_transitions": True,
}
SMALLEST = 2
"""Hundredths: a weight that is nearer to nothing is left out."""

Lesson = tuple[list[list[str]], list[frozenset[str] | None], list[tuple[str, ...]]]


def weights_of(lessons: list[Lesson]) -> dict[str, Any]:
    """The weights that the lessons teach, as the file has them."""
    chosen = [[kinds[0] for kinds in accepted] for _, _, accepted in lessons]
    return learn((looks for looks, _, _ in lessons), chosen)


def lessons_of(example: Example, variants: bool = True) -> Iterator[Lesson]:
    """What the labeller sees of an example, in each of its forms, and what it should say."""
    for manuscript, kinds in (
        forms_of(example) if variants else [(example.manuscript, example.kinds)]
    ):
        sheet = Sheet(manuscript, load_register())
        allowed = outright(sheet)
        accepted = [kinds.get(entry.number) or ("drop",) for entry in sheet.entries]
        if accepted:
            yield looks_of(sheet), allowed, accepted


def forms_of(example: Example) -> Iterator[tuple[Manuscript, dict[int, tuple[str, ...]]]]:
    """The manuscript as it is; a plain text also without blank lines, and with many."""
    yield example.manuscript, example.kinds
    lines = [line for line in example.manuscript.lines if not line.is_blank]
    is_plain = not any(line.style or line.rows or line.html for line in lines)
    if not is_plain:
        return
    kinds = [example.kinds.get(line.number) for line in lines]
    for gap in ("\n", "\n\n"):
        text = gap.join(line.source.strip("\n\r") for line in lines)
        respaced = replace(example.manuscript, lines=plain_lines(text))
        numbers = [line.number for line in respaced.lines if not line.is_blank]
        if len(numbers) == len(kinds):
            yield respaced, {n: k for n, k in zip(numbers, kinds, strict=True) if k}


def learn(lines: Iterable[list[list[str]]], kinds: list[list[str]]) -> dict[str, Any]:
    """One training run."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for looks, labels in zip(lines, kinds, strict=True):
        trainer.append(looks, labels)
    with tempfile.NamedTemporaryFile(suffix=".crfsuite") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
        tagger.close()
    names = all_kinds()
    looks_weights: dict[str, list[int]] = {}
    for (look, kind), weight in sorted(info.state_features.items()):
        if abs(hundredths := round(weight * 100)) >= SMALLEST:
            looks_weights.setdefault(look, []).extend((names.index(kind), hundredths))
    steps = [
        [
            int(NEVER * 100)
            if after in NEVER_AFTER.get(before, ())
            else round(info.transitions.get((before, after), 0) * 100)
            for after in names
        ]
        for before in names
    ]
    return {"kinds": names, "looks": looks_weights, "steps": steps}


def as_text(weights: dict[str, Any]) -> str:
    """The weights as the file holds them: a look per line, so that a change can be read."""
    looks = ",\n".join(
        f"{json.dumps(look, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
        for look, row in weights["looks"].items()
    )
    steps = ",\n".join(json.dumps(row, separators=(",", ":")) for row in weights["steps"])
    kinds = json.dumps(weights["kinds"])
    return f'{{"kinds":{kinds},\n"steps":[\n{steps}],\n"looks":{{\n{looks}}}}}\n'


def trained_text() -> str:
    """The whole file, learnt from every labelled manuscript."""
    return as_text(weights_of([lesson for e in examples() for lesson in lessons_of(e)]))


if __name__ == "__main__":
    Path(WEIGHTS).write_text(trained_text(), encoding="utf-8")
