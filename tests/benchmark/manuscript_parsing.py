"""How long the parser takes: ``python -m tests.benchmark.manuscript_parsing``.

Prints milliseconds of processor time for growing manuscripts of three kinds; linear time shows
as a steady number in the last column. A script, not a test: a shared machine is no stop watch.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from profiles.manuscript import Manuscript, load_register, parse_manuscript, read_manuscript

FOLDER = Path(__file__).resolve().parents[1] / "profiles" / "manuscript" / "manuscripts"
SIZES = (250, 500, 1000, 2500, 5000)
ROUNDS = 3


def sources() -> dict[str, list[str]]:
    """Lines to repeat: our own manuscripts in their blocks, without blank lines, and names."""
    lines = [
        line
        for path in sorted(FOLDER.glob("*.txt"))
        for line in path.read_text(encoding="utf-8", errors="replace").split("\n")
    ]
    return {
        "manuscripts": lines,
        "no blank lines": [line for line in lines if line.strip()],
        "names": ["– Vi är Anna Berg och Li Wang, säger Anna Berg, chef.", "Här är Li Wang."],
    }


def measure(lines: list[str], size: int) -> float:
    """The best of a few rounds, in milliseconds."""
    text = "\n".join((lines * (size // len(lines) + 1))[:size])
    manuscript = read_manuscript(text.encode(), "manus.txt")
    return min(rounds(manuscript)) * 1000


def rounds(manuscript: Manuscript) -> Iterator[float]:
    """Seconds of processor time of each round."""
    register = load_register()
    for _ in range(ROUNDS):
        began = time.process_time()
        parse_manuscript(manuscript, register)
        yield time.process_time() - began


def main() -> None:
    """Print the table."""
    for kind, lines in sources().items():
        for size in SIZES:
            milliseconds = measure(lines, size)
            per_thousand = milliseconds * 1000 / size
            print(f"{kind:16} {size:5} lines {milliseconds:8.0f} ms {per_thousand:8.0f} ms/1000")


if __name__ == "__main__":
    main()
