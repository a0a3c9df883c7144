"""The head of an article: kicker, title, dates, byline, picture text and standfirst."""

from profiles.manuscript.parsing.head_details import (
    place_greeting,
    place_head_details,
    skip_placed,
)
from profiles.manuscript.parsing.headline import (
    place_second_title_line,
    place_styled_head,
    place_title,
)
from profiles.manuscript.parsing.lead_picture import (
    ask_about_lost_caption,
    place_caption_by_credit,
    place_late_picture,
    place_lead_picture,
)
from profiles.manuscript.parsing.letterhead import place_letterhead
from profiles.manuscript.parsing.sheet import Sheet
from profiles.manuscript.parsing.standfirst import place_standfirst


def place_head(sheet: Sheet) -> int:
    """Place the head's lines and say at which index the body begins."""
    place_greeting(sheet)
    place_letterhead(sheet)
    place_styled_head(sheet)
    place_head_details(sheet)
    place_caption_by_credit(sheet)
    title = place_title(sheet)
    title = place_second_title_line(sheet, title)
    start = title + 1 if title is not None else 0
    start = skip_placed(sheet, start)
    start = place_lead_picture(sheet, start)
    start = place_standfirst(sheet, start, title)
    start = place_late_picture(sheet, start)
    ask_about_lost_caption(sheet, start)
    return start
