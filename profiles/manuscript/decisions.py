"""What the parser leaves to the editor, and how few questions it may ask."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from typing import Any

MUST, SHOULD = "must", "should"
MAX_DECISIONS = 6
KEEP = "="
"""The answer that leaves every line as it is."""

WEIGHTS = {
    "municipality": 100, "title": 95, "label": 90, "date": 80, "standfirst": 60,
    "contact-rest": 50, "alt-text": 40, "speaker": 35, "quote-marks": 30, "fact-title": 28,
    "topics": 25, "credit": 22, "dated-figures": 20, "job-url": 18, "list-or-quote": 16,
    "standfirst-list": 15,
}  # fmt: skip
"""How much depends on the answer: what names or finds the page first, then its words."""


@dataclass
class Part:
    """One thing a question is about: its lines, their first words and the answers at hand.

    An option is a value (a place, a name, or ``KEEP``) with what it is called in Swedish.
    """

    lines: list[int]
    text: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)
    picture: int | None = None


@dataclass
class Decision:
    """A question to the editor: what it is about, how much it matters and what is suggested."""

    code: str
    severity: str
    message: str
    suggestion: Any = None
    lines: list[int] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    weight: float = 0
    about: str = ""

    def __post_init__(self) -> None:
        self.weight = self.weight or WEIGHTS.get(self.code, 0)

    @property
    def key(self) -> str:
        """What tells a question from all others of the manuscript."""
        return f"{self.code}-{self.about}" if self.about else self.code

    def as_data(self) -> dict[str, Any]:
        """The decision as the draft holds it."""
        data = asdict(self)
        del data["weight"], data["about"]
        return {**data, "key": self.key}


def few_decisions(
    decisions: list[Decision],
    answered: Collection[str] = frozenset(),
    asked: Collection[str] = frozenset(),
) -> list[Decision]:
    """At most six questions, those that are answered included; what a page must have comes first.

    ``answered`` are the keys of questions that are not asked again, unless the page must have it;
    those that have been ``asked`` already give way to no other.
    """
    kept = [d for d in merge_alike(decisions) if d.severity == MUST or d.key not in answered]
    kept.sort(key=lambda d: (d.severity != MUST, d.key not in asked, -d.weight))
    needed = sum(decision.severity == MUST or decision.key in asked for decision in kept)
    return kept[: max(needed, MAX_DECISIONS - len(set(answered)))]


def merge_alike(decisions: list[Decision]) -> list[Decision]:
    """One decision of each kind, with all its parts."""
    merged: dict[str, Decision] = {}
    for decision in decisions:
        if decision.key in merged:
            join(merged[decision.key], decision)
        else:
            merged[decision.key] = decision
    return list(merged.values())


def join(first: Decision, second: Decision) -> None:
    """Let the first decision also stand for the second one."""
    first.lines = sorted({*first.lines, *second.lines})
    first.parts += second.parts
    if second.severity == MUST:
        first.severity = MUST
    if isinstance(first.suggestion, list) and isinstance(second.suggestion, list):
        first.suggestion += [item for item in second.suggestion if item not in first.suggestion]
    if second.message not in first.message:
        first.message = f"{first.message} {second.message}"
