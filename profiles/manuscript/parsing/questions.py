"""The questions a finished sheet leaves to the editor: what is missing, dated or doubtful."""

import re
from typing import Any

from profiles.manuscript.decisions import INFO, MUST, SHOULD, Decision
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.names import NAME
from profiles.manuscript.swedish.speech import SAYING_SOMEONE

NUMBER = re.compile(r"(?<![\w/-])\d{1,3}(?:[ \u00a0.]\d{3})+(?!\d)|(?<![\w/.,-])\d{3,}(?![\w-])")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
EVENT = re.compile(
    r"konferens|mässa|öppet hus|välkomna|anmäl dig|seminarium|invigning|sista ansökningsdag|"
    r"ansök senast|rekryteringsträff",
    re.IGNORECASE,
)
TWO_SENTENCES = re.compile(r"[.!?]\s+[A-ZÅÄÖ]")
FIRST_PERSON = re.compile(r"\b(?:jag|vi|oss|mig|min|mitt|mina|vår|vårt|våra|du|man)\b", re.I)
ORGANISATION_SUBJECT = re.compile(
    r"(?:Kommunen|Förvaltningen|Socialförvaltningen|Socialkontoret|Socialtjänsten|Enheten|"
    r"Arbetsgivaren|Avdelningen)\s+(?:har|är|erbjuder|satsar|arbetar|ger|består)\b"
)
NO_PREPOSITION = re.compile(r"\b(?:började|börjar|anställdes)\s+(?=[A-ZÅÄÖ])")
WHOLE_COMPOUND = re.compile(r"\b[A-Za-zåäöÅÄÖ]{3,}- och [a-zåäö]{4,}")
CUT_COMPOUND = re.compile(r"\b([A-Za-zåäöÅÄÖ]{3,}- och [a-zåäö]{4,})(?=[,.;])")

ALT_TEXT = "Skriv en alternativtext som beskriver bilden. Bildtexten räcker inte."
ALT_TEXT_LATER = (
    "Bilden följde inte med. När du har lagt in den: skriv en alternativtext som beskriver den. "
    "Bildtexten räcker inte."
)


def ask_about_label(sheet: Sheet) -> None:
    """Whether the profile is paid for is always the editor's to say."""
    label = sheet.fields.get("label")
    if any(decision.code == "label" for decision in sheet.decisions):
        return
    lines = [entry.number for entry in sheet.placed("label")]
    if label:
        sheet.decide(Decision(
            "label", SHOULD, "Manuset anger märkningen. Bekräfta att den stämmer.", label, lines,
        ))  # fmt: skip
        return
    sheet.decide(Decision(
        "label", MUST,
        "Har kommunen betalat eller beställt artikeln? Välj Annons eller Redaktionellt.", None, [],
    ))  # fmt: skip


def ask_about_title_and_date(sheet: Sheet) -> None:
    """A profile needs a title and a date."""
    if not sheet.placed("title"):
        sheet.decide(Decision("title", MUST, "Ingen rubrik hittades. Skriv en rubrik.", None, []))
    has_date = "published" in sheet.fields or any(d.code == "date" for d in sheet.decisions)
    if not has_date:
        sheet.decide(Decision(
            "date", MUST, "Inget datum hittades. Ange när artikeln publicerades.", None, [],
        ))  # fmt: skip


def ask_about_picture(sheet: Sheet, lead: dict[str, Any] | None) -> None:
    """An alternative text has to be written, and a photographer has to be named."""
    if lead is None:
        return
    ask_for_alt_text(sheet, lead)
    if not lead["credit"]:
        sheet.decide(Decision(
            "credit", SHOULD, "Ingen fotograf är angiven. Ta reda på vem som har tagit bilden.",
            None, lead["lines"][:1],
        ))  # fmt: skip


def ask_about_body_pictures(sheet: Sheet, body: list[dict[str, Any]]) -> None:
    """Every picture in the text needs its alternative text, too."""
    for item in body:
        if item["type"] == "image":
            ask_for_alt_text(sheet, item)


def ask_for_alt_text(sheet: Sheet, image: dict[str, Any]) -> None:
    """Ask for a text alternative; the one in the Word file is a suggestion."""
    index = image.get("picture")
    suggested = sheet.manuscript.pictures[index].alt_text if index is not None else ""
    message = ALT_TEXT if index is not None else ALT_TEXT_LATER
    sheet.decide(Decision("alt-text", MUST, message, suggested or None, image["lines"]))


def ask_about_standfirst(sheet: Sheet, draft: dict[str, Any]) -> None:
    """A standfirst of points, of speech, missing, or beginning with the caption."""
    standfirst = draft["standfirst"]
    if standfirst is None:
        sheet.decide(Decision(
            "standfirst", SHOULD, "Ingen ingress hittades. Gör ett stycke till ingress.", None,
            [item["line"] for item in draft["body"][:1] if item["type"] == "paragraph"],
        ))  # fmt: skip
        return
    points = [i["line"] for i in standfirst["items"] if i["type"] == "list_item"]
    if points:
        sheet.decide(Decision(
            "standfirst-list", SHOULD,
            "Korta rader före ingressen: visa dem som punkter eller som stycken?",
            "punkter", points,
        ))  # fmt: skip
    quotes = [i["line"] for i in standfirst["items"] if i["type"] == "quote"]
    if quotes:
        sheet.decide(Decision(
            "standfirst-quote", SHOULD, "Ingressen är ett citat. Behåll den så, eller skriv om.",
            "behåll citatet", quotes,
        ))  # fmt: skip
    ask_about_caption_twice(sheet, draft)


def ask_about_caption_twice(sheet: Sheet, draft: dict[str, Any]) -> None:
    """The standfirst may begin with the caption's sentence; both stay as they are."""
    lead, first = draft["lead_image"], draft["standfirst"]["items"][0]
    caption = lead["caption"] if lead else None
    if caption and len(caption) > 20 and first["text"].startswith(caption):
        sheet.decide(Decision(
            "caption-in-standfirst", SHOULD,
            "Ingressen börjar med bildtextens mening. Behåll båda eller korta bildtexten.",
            "behåll båda", [*lead["lines"], first["line"]],
        ))  # fmt: skip


def ask_about_facts(sheet: Sheet, panels: list[dict[str, Any]]) -> None:
    """Dated figures, invitations that may be over, rows that could be lists."""
    items = [item for panel in panels for item in panel["items"]]
    dated = [item["line"] for item in items if has_figure(item)]
    if dated:
        sheet.decide(Decision(
            "dated-figures", SHOULD,
            "Siffrorna gäller när artikeln skrevs. Ange vilket år de är från.",
            "visa året", sorted(set(dated)),
        ))  # fmt: skip
    events = [
        i["line"] for i in items
        if EVENT.search(item_text(i)) and YEAR.search(item_text(i))
    ]  # fmt: skip
    if events:
        sheet.decide(Decision(
            "expired-event", SHOULD,
            "Här bjuds det in till något med ett årtal. Kontrollera om det redan har varit.",
            None, events,
        ))  # fmt: skip
    split = [i["line"] for i in items if i["type"] == "row" and could_be_split(i)]
    if split:
        sheet.decide(Decision(
            "fact-row-split", INFO,
            "Raderna rymmer flera meningar eller en uppräkning. Uppräkningen visas som lista.",
            "visa som lista", split,
        ))  # fmt: skip
    untitled = [panel["lines"][0] for panel in panels if not panel["title"]]
    if untitled:
        sheet.decide(Decision(
            "fact-title", SHOULD, "Faktarutan saknar rubrik. Skriv en.", "Fakta", untitled,
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


def could_be_split(item: dict[str, Any]) -> bool:
    """Whether a row's value is several sentences or an enumeration."""
    return bool(item["value_list"]) or TWO_SENTENCES.search(item["value"]) is not None


def ask_about_panels(sheet: Sheet, draft: dict[str, Any], contacts: list[dict[str, Any]]) -> None:
    """No panel at all, one too many, or one with the title of the contact block."""
    panels = draft["fact_panels"]
    if not panels and contacts:
        sheet.decide(Decision(
            "no-fact-panel", INFO,
            "Inga fakta hittades. De sista raderna är kontaktuppgifter.", "kontakt",
            contacts[-1]["lines"],
        ))  # fmt: skip
    for panel in panels:
        for contact in contacts:
            if panel["title"] and panel["title"] in {contact["organisation"], contact["unit"]}:
                sheet.decide(Decision(
                    "fact-vs-contact", INFO,
                    "Faktarutan och kontakten har samma rubrik. Den första är faktaruta.",
                    f"Om {panel['title']}", [panel["lines"][0], contact["lines"][0]],
                ))  # fmt: skip


def ask_about_contacts(sheet: Sheet, contacts: list[dict[str, Any]]) -> None:
    """Names, addresses and links of the contact blocks."""
    for contact in contacts:
        names = [e.number for e in sheet.placed("organisation", "unit")
                 if e.number in contact["lines"]]  # fmt: skip
        if contact["organisation"] and contact["unit"]:
            sheet.decide(Decision(
                "contact-org", INFO, "Två namnrader: den ena är enheten, den andra organisationen.",
                f"{contact['unit']} / {contact['organisation']}", names,
            ))  # fmt: skip
        elif not contact["organisation"]:
            sheet.decide(Decision(
                "contact-org", SHOULD, "Kontakten saknar organisation. Bekräfta förslaget.",
                contact.get("organisation_suggested"), contact["lines"],
            ))  # fmt: skip
        has_address = contact["visiting_address"] or contact["postal_address"]
        if (contact["phones"] or contact["emails"]) and not has_address:
            sheet.decide(Decision(
                "address", INFO, "Källan har ingen adress.", None,
                [contact["lines"][0], contact["lines"][-1]],
            ))  # fmt: skip
        jobs = contact["job_ads"]
        if jobs and not jobs["url"]:
            sheet.decide(Decision(
                "job-url", SHOULD,
                "Raden om lediga tjänster saknar länk. Klistra in adressen till jobblistan.",
                jobs.get("url_suggested"), [jobs["line"]],
            ))  # fmt: skip


def ask_about_links(sheet: Sheet, links: list[tuple[int, str, str]]) -> None:
    """Addresses written without a scheme get https; the editor should know."""
    bare = [(line, url) for line, raw, url in links if url and "://" not in raw]
    if bare:
        sheet.decide(Decision(
            "url-scheme", INFO, "Adressen saknar https://. Det är tillagt.", bare[0][1],
            sorted({line for line, _ in bare}),
        ))  # fmt: skip


def ask_about_left_over(sheet: Sheet, left_over: list[Entry]) -> None:
    """Contact lines without a field of their own are not shown."""
    if left_over:
        sheet.decide(Decision(
            "contact-rest", SHOULD,
            "Raderna har ingen plats i kontaktrutan och visas inte. Flytta eller stryk dem.",
            [entry.text for entry in left_over], [entry.number for entry in left_over],
        ))  # fmt: skip


def ask_about_words(sheet: Sheet, draft: dict[str, Any]) -> None:
    """Slips worth a look, and sentences in a quote that may be the reporter's own."""
    for item in draft["body"]:
        if item["type"] == "quote" and (sentence := reporters_sentence(item)):
            sheet.decide(Decision(
                "quote-extent", INFO, f"Citat eller berättande text? ”{sentence}”",
                "behåll i citatet", [item["line"]],
            ))  # fmt: skip
    compounds = {
        match.lower() for entry in sheet.entries for match in WHOLE_COMPOUND.findall(entry.text)
    }
    slips = [e.number for e in sheet.entries if has_slip(sheet, e, compounds)]
    if slips:
        sheet.decide(Decision(
            "typo", INFO, "Möjliga skrivfel i källan. Texten är inte ändrad.", None, slips,
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
        sheet.decide(Decision(
            "quote-marks", INFO,
            "Citat med citattecken står kvar som stycken. Ändra till citat där det passar.",
            "stycke", lines,
        ))  # fmt: skip


def reporters_sentence(item: dict[str, Any]) -> str:
    """The last sentence after an inquit, when it tells of the employer from outside."""
    segments = item["segments"]
    if len(segments) < 3 or segments[-1]["kind"] != "speech":
        return ""
    last = re.split(r"(?<=[.!?])\s+", segments[-1]["text"].strip())[-1]
    is_told = ORGANISATION_SUBJECT.match(last) and not FIRST_PERSON.search(last)
    return last if is_told else ""


def has_slip(sheet: Sheet, entry: Entry, compounds: set[str]) -> bool:
    """A municipality without its preposition, or a compound cut off after ``och``.

    ``compounds`` are the article's coordinated compounds: one of them is longer than the cut one.
    """
    for match in NO_PREPOSITION.finditer(entry.text):
        if sheet.register.name_pattern.match(entry.text, match.end()):
            return True
    cut = CUT_COMPOUND.search(entry.text)
    if not cut:
        return False
    short = cut[1].lower()
    return any(len(c) >= len(short) + 3 and c.startswith(short) for c in compounds)


def note_spoken_points(sheet: Sheet) -> None:
    """Points of a list that are read as quotes are worth a glance."""
    lines = [e.number for e in sheet.placed("quote", "standfirst_quote") if e.is_spoken_point]
    if lines:
        sheet.decide(Decision(
            "list-or-quote", INFO,
            "Raderna är punkter i dokumentet men läses som citat. Ändra till punkter om inte.",
            "citat", lines,
        ))  # fmt: skip
