"""What an editor answers in the review instead of the manuscript: dates, topics, texts of pictures.

Answers are plain data beside the corrections of lines, see ``corrections.py``.
"""

import datetime as dt
from typing import Any

from profiles.manuscript.parsing.sheet import Sheet
from profiles.manuscript.swedish.addresses import with_scheme


def take_answers(sheet: Sheet, draft: dict[str, Any]) -> None:
    """Put every answer where the draft has its question's subject."""
    answers = sheet.answers
    if title := text_of(answers.get("title")):
        draft["title"] = draft["title"] or {"text": title}
    if date := iso_date(answers.get("date")):
        draft["published"] = {"raw": date, "date": date}
        sheet.decisions = [d for d in sheet.decisions if d.code != "date"]
    take_topics(sheet, draft)
    take_panel_answers(sheet, draft)
    take_picture_answers(sheet, draft)
    if url := text_of(answers.get("job_url")):
        for contact in draft["contacts"]:
            if contact["job_ads"] and not contact["job_ads"]["url"]:
                contact["job_ads"]["url"] = with_scheme(url)


def take_topics(sheet: Sheet, draft: dict[str, Any]) -> None:
    """The topics that the editor ticked, by their labels."""
    known = sheet.register.topic_words
    chosen = [known.get(str(label).casefold()) for label in sheet.answers.get("topics") or ()]
    if chosen:
        draft["topics"] = [topic.slug for topic in chosen if topic]
        sheet.decisions = [d for d in sheet.decisions if d.code != "topics"]


def take_panel_answers(sheet: Sheet, draft: dict[str, Any]) -> None:
    """The year of the figures, and titles of panels that had none."""
    titles = sheet.answers.get("panel_titles") or {}
    for panel in draft["fact_panels"]:
        if year := text_of(sheet.answers.get("figures_year")):
            panel["as_of_year"] = year
        panel["title"] = panel["title"] or text_of(titles.get(str(panel["lines"][0])))


def take_picture_answers(sheet: Sheet, draft: dict[str, Any]) -> None:
    """Alternative texts by the picture's number, and who took the lead picture."""
    alts = sheet.answers.get("alts") or {}
    lead = draft["lead_image"]
    for image in (lead, *(item for item in draft["body"] if item["type"] == "image")):
        if image and (alt := text_of(alts.get(str(image.get("picture"))))):
            image["alt_text"] = alt
    if lead and not lead["credit"]:
        lead["credit"] = text_of(sheet.answers.get("credit")) or None


def text_of(value: object) -> str:
    """An answer as text; nothing for what is no text."""
    return value.strip() if isinstance(value, str) else ""


def iso_date(value: object) -> str:
    """An answer as a date; nothing for what is no date."""
    try:
        return dt.date.fromisoformat(text_of(value)).isoformat()
    except ValueError:
        return ""
