"""Several fact panels one after the other between the last quote and the contact."""

from itertools import groupby

from profiles.manuscript.decisions import SHOULD, Decision
from profiles.manuscript.parsing.contact_entries import contact_of
from profiles.manuscript.parsing.fact_lines import is_employer_title, is_fact_word_title
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.parsing.tail_panel import place_fact

MAX_PANEL_TEXT = 450
MIN_ROWS = 2


def place_panel_series(sheet: Sheet, start: int, end: int) -> int:
    """Place the panels that end at ``end``; where the first of them begins.

    The first must be sure: an employer's name or a word such as ``Fakta`` above rows. The ones
    below it have a heading and little text; the editor is asked about them all.
    """
    if sheet.is_flat:
        return end
    blocks = [list(group) for _, group in groupby(sheet.entries[start:end], lambda e: e.block)]
    series: list[list[Entry]] = []
    for block in reversed(blocks):
        if not is_small_panel(block):
            break
        series.insert(0, block)
        if is_sure_panel(sheet, block):
            return place_series(sheet, series) if len(series) > 1 else end
    return end


def is_small_panel(block: list[Entry]) -> bool:
    """Whether a block is a heading above a few facts, and nobody speaks in it."""
    is_spoken = any(entry.is_speech and not entry.is_dash_point for entry in block)
    is_free = not any(entry.place or contact_of(entry) for entry in block)
    return (
        len(block) > 1
        and is_free
        and not is_spoken
        and block[0].is_short_phrase()
        and sum(len(entry.text) for entry in block) <= MAX_PANEL_TEXT
    )


def is_sure_panel(sheet: Sheet, block: list[Entry]) -> bool:
    """Whether a block has the heading and the rows of a fact panel."""
    title = block[0].text
    is_title = is_fact_word_title(title) or is_employer_title(title, sheet.register)
    return is_title and sum(entry.row is not None for entry in block) >= MIN_ROWS


def place_series(sheet: Sheet, series: list[list[Entry]]) -> int:
    """Place the blocks as panels and ask about them."""
    for title, *facts in series:
        title.place = "fact_title"
        for entry in facts:
            place_fact(entry)
    sheet.decide(Decision(
        "fact-panel", SHOULD,
        "Flera faktarutor står efter varandra. Kontrollera att alla ska vara faktarutor.",
        series[0][0].text, [entry.number for block in series for entry in block],
    ))  # fmt: skip
    return series[0][0].index
