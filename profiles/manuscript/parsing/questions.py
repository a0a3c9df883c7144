"""The questions a finished sheet leaves to the editor: what is missing, dated or doubtful."""

import re
from typing import Any

from profiles.manuscript.decisions import KEEP, MUST, SHOULD, Decision, Part
from profiles.manuscript.parsing.doubts import excerpt
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.names import NAME
from profiles.manuscript.swedish.speech import SAYING_SOMEONE

NUMBER = re.compile(r"(?<![\w/-])\d{1,3}(?:[ \u00a0.]\d{3})+(?!\d)|(?<![\w/.,-])\d{3,}(?![\w-])")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def ask_about_label(sheet: Sheet) -> None:
    """Whether the profile is paid for is the editor's to say when the manuscript doesn't."""
    if sheet.fields.get("label") or any(decision.code == "label" for decision in sheet.decisions):
        return
    sheet.decide(Decision(
        "label", MUST,
        "Har kommunen betalat eller beställt artikeln? Välj Annons eller Redaktionellt.",
    ))  # fmt: skip


def ask_about_title_and_date(sheet: Sheet, draft: dict[str, Any]) -> None:
    """A profile needs a title and a date."""
    if not draft["title"]:
        sheet.decide(Decision("title", MUST, "Ingen rubrik hittades. Skriv en rubrik."))
    if not draft["published"] and not any(d.code == "date" for d in sheet.decisions):
        sheet.decide(
            Decision("date", MUST, "Inget datum hittades. Ange när artikeln publicerades.")
        )


def ask_about_pictures(sheet: Sheet, draft: dict[str, Any]) -> None:
    """Pictures that came along need an alternative text, and the lead picture its photographer."""
    lead = draft["lead_image"]
    images = [lead, *(item for item in draft["body"] if item["type"] == "image")]
    for image in images:
        if image is None or image.get("picture") is None or image["alt_text"]:
            continue
        written = sheet.manuscript.pictures[image["picture"]].alt_text
        part = Part(
            image["lines"], image["caption"] or "", [(written, written)] if written else [],
            image["picture"],
        )  # fmt: skip
        sheet.decide(Decision(
            "alt-text", MUST,
            "Skriv en alternativtext som beskriver bilden. Bildtexten räcker inte.",
            written or None, image["lines"], [part],
        ))  # fmt: skip
    if lead and lead.get("picture") is not None and not lead["credit"]:
        sheet.decide(Decision(
            "credit", SHOULD, "Ingen fotograf är angiven. Vem har tagit bilden?",
            None, lead["lines"][:1],
        ))  # fmt: skip


def ask_about_standfirst(sheet: Sheet, draft: dict[str, Any]) -> None:
    """A standfirst that is missing, or made of short lines."""
    standfirst = draft["standfirst"]
    if standfirst is None:
        if draft["body"] and draft["body"][0]["type"] == "paragraph":
            first = draft["body"][0]
            choose(sheet, "standfirst", "Ingen ingress hittades. Ska första stycket vara ingress?",
                   [first["line"]], first["text"], ("standfirst", "Ja, ingress"),
                   "Nej, ingen ingress")  # fmt: skip
        return
    points = [i["line"] for i in standfirst["items"] if i["type"] == "list_item"]
    if points:
        choose(sheet, "standfirst-list",
               "Korta rader i ingressen: visa dem som punkter eller som stycken?",
               points, standfirst["items"][0]["text"], ("standfirst_paragraph", "Stycken"),
               "Punkter")  # fmt: skip


def choose(
    sheet: Sheet,
    code: str,
    message: str,
    lines: list[int],
    text: str,
    other: tuple[str, str],
    kept: str,
) -> None:
    """Ask whether lines stay as they are, or are all something else."""
    part = Part(lines, excerpt(text), [other, (KEEP, kept)])
    sheet.decide(Decision(code, SHOULD, message, kept.lower(), lines, [part]))


def ask_about_facts(sheet: Sheet, panels: list[dict[str, Any]]) -> None:
    """Figures that grow old without their year, and panels without a title."""
    undated = [panel for panel in panels if not panel.get("as_of_year")]
    dated = [item["line"] for panel in undated for item in panel["items"] if has_figure(item)]
    if dated:
        sheet.decide(Decision(
            "dated-figures", SHOULD,
            "Siffrorna gäller när artikeln skrevs. Ange vilket år de är från.",
            "visa året", sorted(set(dated)),
        ))  # fmt: skip
    for panel in panels:
        if not panel["title"]:
            first = next(map(item_text, panel["items"]), "")
            part = Part(panel["lines"][:1], excerpt(first), [("Fakta", "Fakta")])
            sheet.decide(Decision(
                "fact-title", SHOULD, "Faktarutan saknar rubrik. Skriv en.", "Fakta", part.lines,
                [part],
            ))  # fmt: skip


def item_text(item: dict[str, Any]) -> str:
    """The words of a fact."""
    return str(item.get("value") or item.get("text") or "")


def has_figure(item: dict[str, Any]) -> bool:
    """Whether a fact has a number that grows old: a row's value, or a large one in prose."""
    text = item_text(item)
    if item["type"] == "row":
        return bool(re.match(r"(?:cirka |ca |drygt |knappt |omkring |över )?\d", text))
    return any(not YEAR.fullmatch(match.group()) for match in NUMBER.finditer(text))


def ask_about_jobs(sheet: Sheet, contacts: list[dict[str, Any]]) -> None:
    """Where the vacancies are listed."""
    for contact in contacts:
        jobs = contact["job_ads"]
        if jobs and not jobs["url"]:
            suggested = jobs.get("url_suggested")
            sheet.decide(Decision(
                "job-url", SHOULD,
                "Raden om lediga tjänster saknar länk. Klistra in adressen till jobblistan.",
                suggested, [jobs["line"]],
                [Part([jobs["line"]], excerpt(jobs["text"]), [(suggested, suggested)] if suggested
                      else [])],
            ))  # fmt: skip


def ask_about_left_over(sheet: Sheet, left_over: list[Entry]) -> None:
    """Contact lines without a field of their own are not shown."""
    if left_over:
        options = [("paragraph", "Stycke i texten"), ("ignore", "Visas inte")]
        sheet.decide(Decision(
            "contact-rest", SHOULD, "Rader utan plats i kontaktrutan kommer inte med. Vad är de?",
            [entry.text for entry in left_over], [entry.number for entry in left_over],
            [Part([entry.number], excerpt(entry.text), list(options)) for entry in left_over],
        ))  # fmt: skip


NAME_AFTER_QUOTE = re.compile(rf"[”\"“«]\s*[–—,/-]?\s*{NAME.pattern}(?:,[^.!?]{{2,60}})?$")


def ask_about_quotation_marks(sheet: Sheet) -> None:
    """Speech in quotation marks stays running text; the editor may want it as quotes."""
    lines = [
        entry.number for entry in sheet.placed("paragraph")
        if entry.text[:1] in "”\"“»"
        and (SAYING_SOMEONE.search(entry.text) or NAME_AFTER_QUOTE.search(entry.text))
    ]  # fmt: skip
    if lines:
        choose(sheet, "quote-marks", "Stycken som börjar med citattecken: är de citat?", lines,
               first_text(sheet, lines), ("quote", "Citat"), "Stycken")  # fmt: skip


def first_text(sheet: Sheet, lines: list[int]) -> str:
    """The text of the first of some lines."""
    return next(entry.text for entry in sheet.entries if entry.number in lines)


def note_spoken_points(sheet: Sheet) -> None:
    """Points of a list that are read as quotes are worth a glance."""
    lines = [e.number for e in sheet.placed("quote", "standfirst_quote") if e.is_spoken_point]
    if lines:
        choose(sheet, "list-or-quote", "Punkter i dokumentet läses som citat. Stämmer det?", lines,
               first_text(sheet, lines), ("list_item", "Nej, punkter"), "Ja, citat")  # fmt: skip
