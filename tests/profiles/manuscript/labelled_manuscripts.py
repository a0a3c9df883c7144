"""The labelled manuscripts: what the labeller learns from, and what it is measured on.

``manuscripts`` has those with the place of every line by its number, ``labelled`` those with every
line's words and the kinds that a careful reader would accept. ``held_out`` are of that form, too;
nothing is learnt from them, so that they tell how the labeller does on what it has not seen: move
one to ``labelled`` only together with a new one in its place. The articles of the sample series
come as the files they were handed in as, and as text. All become examples of one form.
"""

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from profiles.demo.sources import EDITIONS, manuscript_path
from profiles.manuscript import Manuscript, ManuscriptError, read_manuscript
from profiles.manuscript.line_roles import PLACES
from profiles.manuscript.parsing.kinds import kind_of
from profiles.manuscript.reading.files import MARKDOWN_SUFFIXES
from tests.articles import LABELS, read_json

FOLDER = Path(__file__).parent / "manuscripts"
LABELLED = Path(__file__).parent / "labelled"
HELD_OUT = Path(__file__).parent / "held_out"
KINDS_BY_LABEL = {label: kind_of(place) for place, label in PLACES.items()}


@dataclass(frozen=True)
class Example:
    """A manuscript, and by line number the kinds a reader accepts, the likeliest first."""

    name: str
    manuscript: Manuscript
    kinds: dict[int, tuple[str, ...]]


def examples() -> Iterator[Example]:
    """Every labelled manuscript that can be read, in the order of their names."""
    for path in manuscripts_in(FOLDER):
        expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
        manuscript = read_manuscript(path.read_bytes(), path.name)
        kinds = {int(n): (kind_of(place),) for n, place in expected["places"].items()}
        yield Example(path.stem, manuscript, kinds)
    yield from examples_in(LABELLED)
    for name in EDITIONS:
        yield from series_examples(name)


def examples_in(folder: Path) -> Iterator[Example]:
    """The manuscripts of a folder whose lines are labelled by their words."""
    for path in manuscripts_in(folder):
        expected = json.loads((folder / f"{path.stem}.expected.json").read_text("utf-8"))
        try:
            manuscript = read_manuscript(path.read_bytes(), path.name)
        except ManuscriptError:
            continue
        yield Example(path.stem, manuscript, aligned(manuscript, expected["lines"]))


def series_examples(name: str) -> Iterator[Example]:
    """An article of the sample series: the file, and its text as somebody would paste it.

    Markdown that is pasted keeps its marks, so that its text alone is nothing to learn from.
    """
    path = manuscript_path(name)
    manuscript = read_manuscript(path.read_bytes(), path.name)
    labels = read_json(LABELS / f"{name}.json")["line_map"]
    kinds = {int(number): (KINDS_BY_LABEL[label],) for number, label in labels.items()}
    yield Example(f"{name}{path.suffix}", manuscript, kinds)
    if path.suffix in MARKDOWN_SUFFIXES:
        return
    text = "\n".join(line.text for line in manuscript.lines)
    yield Example(f"{name} as text", read_manuscript(text.encode(), "manus.txt"), kinds)


def manuscripts_in(folder: Path) -> list[Path]:
    """The manuscripts of a folder, without what is said of them."""
    return sorted(path for path in folder.iterdir() if path.suffix != ".json")


def aligned(manuscript: Manuscript, lines: list[dict[str, Any]]) -> dict[int, tuple[str, ...]]:
    """The accepted kinds of the manuscript's lines, found by their words."""
    parts = [
        (line.number, squeezed(" ".join(row)))
        for line in manuscript.lines
        if not line.is_blank
        for row in (line.rows or ((line.text,),))
    ]
    accepted = [tuple(kind for kind in line["p"] if kind != "drop?") or ("drop",) for line in lines]
    wanted = [squeezed(line["t"]) for line in lines]
    matcher = difflib.SequenceMatcher(None, [words for _, words in parts], wanted, autojunk=False)
    kinds: dict[int, tuple[str, ...]] = {}
    for tag, start, end, first, last in matcher.get_opcodes():
        position = first
        for number, words in parts[start:end]:
            if tag == "equal":
                found: int | None = position
                position += 1
            else:
                found = next((i for i in range(position, last) if alike(words, wanted[i])), None)
            if found is not None:
                kinds.setdefault(number, accepted[found])
                position = max(position, found)
    return kinds


def squeezed(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"[\W_]+", "", text).casefold()


def alike(words: str, wanted: str) -> bool:
    """Whether two lines are the same but for marks around them."""
    return bool(words and wanted) and (words in wanted or wanted in words)
