"""What the parser leaves to the editor, and how few questions it may ask."""

from dataclasses import dataclass, field
from typing import Any

MUST, SHOULD, INFO = "must", "should", "info"
MAX_DECISIONS = 12
MAX_SPEAKER_DECISIONS = 3
SEVERITY_ORDER = {MUST: 0, SHOULD: 1, INFO: 2}
LEAST_NEEDED = (
    "typo", "quote-extent", "fact-vs-contact", "address", "quote-marks", "no-fact-panel",
    "fact-row-split", "person-role", "url-scheme", "dated-figures",
)  # fmt: skip


@dataclass
class Decision:
    """A question to the editor: what it is about, how much it matters and what is suggested."""

    code: str
    severity: str
    message: str
    suggestion: Any = None
    lines: list[int] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """The decision as the draft holds it."""
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "suggestion": self.suggestion,
            "lines": self.lines,
        }


def few_decisions(decisions: list[Decision]) -> list[Decision]:
    """At most twelve questions: alike ones become one, then the least needed go."""
    kept = merge_alike(decisions)
    for code in LEAST_NEEDED:
        if len(kept) <= MAX_DECISIONS:
            break
        kept = [decision for decision in kept if decision.code != code]
    kept.sort(key=lambda decision: SEVERITY_ORDER[decision.severity])
    return kept[:MAX_DECISIONS]


def merge_alike(decisions: list[Decision]) -> list[Decision]:
    """One decision per code; doubtful lines stay apart, and speakers while they are few."""
    counts: dict[str, int] = {}
    for decision in decisions:
        counts[decision.code] = counts.get(decision.code, 0) + 1
    merged: dict[tuple[str, int], Decision] = {}
    for position, decision in enumerate(decisions):
        few_speakers = decision.code == "speaker" and counts["speaker"] <= MAX_SPEAKER_DECISIONS
        apart = few_speakers or decision.code == "place"
        key = (decision.code, position if apart else -1)
        if key in merged:
            join(merged[key], decision)
        else:
            merged[key] = decision
    return list(merged.values())


def join(first: Decision, second: Decision) -> None:
    """Let the first decision also stand for the second one."""
    first.lines = sorted({*first.lines, *second.lines})
    if SEVERITY_ORDER[second.severity] < SEVERITY_ORDER[first.severity]:
        first.severity = second.severity
    if isinstance(first.suggestion, list) and isinstance(second.suggestion, list):
        first.suggestion += [item for item in second.suggestion if item not in first.suggestion]
    if second.message not in first.message:
        first.message = f"{first.message} {second.message}"
