"""Where the best readings of a line are close: what is asked, marked and offered first."""

from itertools import groupby

from profiles.manuscript.decisions import KEEP, SHOULD, Decision, Part
from profiles.manuscript.line_roles import PLACES
from profiles.manuscript.parsing.chain import Reading
from profiles.manuscript.parsing.sheet import Entry, Sheet

MARGIN = 0.6
"""How much likelier than the next best a reading has to be to need no question."""

MAX_PARTS = 4
MAX_LIKELY = 3
MAX_EXCERPT = 50
FRAMES = frozenset({"title", "standfirst", "panel-title", "contact", "drop"})
"""Kinds that say what the lines around them are, too, or whether a line is shown at all."""

ANSWERS = {
    "kicker": ("kicker", "vinjett"), "title": ("title", "rubrik"), "date": ("date", "datum"),
    "byline": ("author", "skribent"), "lead": ("caption", "bildtext"),
    "credit": ("credit", "fotograf"), "standfirst": ("standfirst", "ingress"),
    "heading": ("heading", "mellanrubrik"), "paragraph": ("paragraph", "stycke"),
    "quote": ("quote", "citat"), "pull_quote": ("pull_quote", "utdraget citat"),
    "list": ("list_item", "punkt"), "table": ("table", "tabell"),
    "image": ("image_caption", "bildtext i texten"),
    "call_to_action": ("call_to_action", "uppmaning"),
    "panel-title": ("fact_title", "faktarutans rubrik"),
    "panel-row": ("fact_row", "rad i faktarutan"),
    "panel-prose": ("fact_prose", "text i faktarutan"), "contact": ("contact", "kontaktuppgift"),
    "topics": ("topics", "ämnen"), "municipality": ("municipality", "kommun"),
    "person": ("person", "person"), "drop": ("ignore", "inte med i artikeln"),
}  # fmt: skip
"""What makes a line of each kind, and what the kind is called in a question."""

PICTURES = {"lead": "picture", "image": "image_picture"}


def ask_about_doubts(sheet: Sheet, reading: Reading) -> None:
    """Note what else each line may be, and ask where the two best readings of lines are close."""
    doubts = []
    for entry, kind, chances in zip(sheet.entries, reading.kinds, reading.chances, strict=True):
        others = sorted((k for k in chances if k != kind), key=lambda k: -chances[k])[:MAX_LIKELY]
        if chances[others[0]]:
            sheet.likely[entry.number] = [answer_of(entry, other) for other in others]
        margin = chances[kind] - chances[others[0]]
        if margin < MARGIN and entry.place != "section_label":
            doubts.append((entry, kind, others[0], 1 - max(margin, 0) / MARGIN))
    sheet.doubtful = [entry.number for entry, *_ in doubts]
    doubts.sort(key=lambda doubt: (doubt[1], doubt[2], doubt[0].index))
    for (kind, other), group in groupby(doubts, key=lambda doubt: doubt[1:3]):
        found = list(group)
        runs = [[entry] for entry, *_ in found[:1]]
        for entry, *_ in found[1:]:
            if entry.index == runs[-1][-1].index + 1:
                runs[-1].append(entry)
            else:
                runs.append([entry])
        weight = 10 + sum(20 * doubt for *_, doubt in found) * (1 + bool(FRAMES & {kind, other}))
        ask_about_places(sheet, runs[:MAX_PARTS], other, weight, f"{kind}-{other}")


def ask_about_places(
    sheet: Sheet, runs: list[list[Entry]], other: str, weight: float, pair: str
) -> None:
    """One question about all lines that may be one or the other, with both answers to each run."""
    chosen, named = small(PLACES[runs[0][0].place]), name_of(runs[0][0], other)
    parts = [
        Part(
            [entry.number for entry in run],
            excerpt(run[0].text) + (f" och {len(run) - 1} till" if len(run) > 1 else ""),
            [(KEEP, PLACES[run[0].place]), (answer_of(run[0], other), capital(named))],
        )
        for run in runs
    ]
    lines = [number for part in parts for number in part.lines]
    about = parts[0].text if len(parts) == 1 else f"{len(parts)} ställen"
    sheet.decide(Decision(
        "place", SHOULD, f"{about}: {chosen} eller {named}?", [chosen, named], lines, parts, weight,
        pair,
    ))  # fmt: skip


def answer_of(entry: Entry, kind: str) -> str:
    """What an editor would choose to make a line be of a kind."""
    if entry.line.picture is not None and kind in PICTURES:
        return PICTURES[kind]
    return ANSWERS[kind][0]


def name_of(entry: Entry, kind: str) -> str:
    """What a kind is called in a question about a line."""
    is_picture = entry.line.picture is not None and kind in PICTURES
    return small(PLACES[PICTURES[kind]]) if is_picture else ANSWERS[kind][1]


def excerpt(text: str) -> str:
    """The first words of a line, in quotation marks; a picture has none."""
    if not text:
        return "Bilden"
    return f"”{text}”" if len(text) <= MAX_EXCERPT else f"”{text[: MAX_EXCERPT - 3]}…”"


def small(text: str) -> str:
    """A text with a small first letter."""
    return text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """A text with a capital first letter."""
    return text[:1].upper() + text[1:]
