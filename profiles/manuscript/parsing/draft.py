"""The draft: everything the parser found, in the shape ``municipality-profile-draft/1``."""

from collections import Counter
from typing import Any

from profiles.manuscript.decisions import MUST, SHOULD, Decision, few_decisions
from profiles.manuscript.line_roles import NOT_SHOWN, PLACES
from profiles.manuscript.lines import Manuscript
from profiles.manuscript.parsing import questions
from profiles.manuscript.parsing.answers import take_answers
from profiles.manuscript.parsing.contacts import build_contacts
from profiles.manuscript.parsing.left_out import lines_left_out
from profiles.manuscript.parsing.panels import build_panels
from profiles.manuscript.parsing.people import People, describe_people, find_people
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.parsing.stories import Story, texts_in_order
from profiles.manuscript.swedish.addresses import host_of, with_scheme
from profiles.manuscript.swedish.credits import Credit, split_credit
from profiles.manuscript.swedish.municipality import (
    candidates,
    choose,
    find_in_text,
    find_official,
)
from profiles.manuscript.swedish.register import RegisteredMunicipality
from profiles.manuscript.swedish.topics import suggest_topics

SCHEMA = "municipality-profile-draft/1"


def build_draft(sheet: Sheet) -> dict[str, Any]:
    """The draft of a sheet whose lines all have a place."""
    contacts, left_over = build_contacts(sheet)
    panels = build_panels(sheet)
    lead = lead_image(sheet)
    logo = logo_of(sheet, contacts)
    people = people_of(sheet)
    municipality = municipality_of(sheet, contacts, panels, logo)
    suggest_organisation(contacts, municipality)
    story = Story(sheet, people)
    draft: dict[str, Any] = {
        "schema": SCHEMA,
        "source": source_of(sheet.manuscript),
        "source_url": text_of(sheet, "source_url"),
        "municipality": municipality,
        "label": sheet.fields.get("label"),
        "advertiser": sheet.fields.get("advertiser"),
        "advertiser_suggested": sheet.fields.get("suggested_advertiser")
        or (municipality or {}).get("display_name"),
        "author": author_of(sheet),
        "kicker": line_of(sheet, "kicker"),
        "title": line_of(sheet, "title"),
        "published": sheet.fields.get("published"),
        "updated": sheet.fields.get("updated"),
        "lead_image": lead,
        "standfirst": story.standfirst(),
        "body": story.body(),
        "fact_panels": panels,
        "fact_panel": panels[0] if panels else None,
        "contacts": contacts,
        "contact": contacts[0] if contacts else None,
        "logo": logo,
    }
    draft["people"] = people_in_order(people, draft)
    draft["topics"] = sheet.fields.get("topics", [])
    draft["topics_suggested"] = topics_in(sheet, draft)
    take_answers(sheet, draft)
    ask_everything(sheet, draft, left_over)
    answered, asked = (sheet.answers.get(key) or () for key in ("answered", "asked"))
    few = few_decisions(sheet.decisions, answered, asked)
    draft["editor_decisions"] = [decision.as_data() for decision in few]
    draft["doubtful"] = sheet.doubtful
    draft["likely"] = {str(number): places for number, places in sheet.likely.items()}
    draft["places"] = places_of(sheet)
    draft["line_map"] = {number: PLACES[place] for number, place in draft["places"].items()}
    draft["left_out"] = lines_left_out(sheet, draft)
    return draft


def places_of(sheet: Sheet) -> dict[str, str]:
    """The place of every visible line."""
    return {str(entry.number): entry.place for entry in sheet.entries}


def source_of(manuscript: Manuscript) -> dict[str, Any]:
    """Where the manuscript came from; its hash is its identity."""
    return {
        "file": manuscript.filename or None,
        "sha256": manuscript.sha256,
        "lines": len(manuscript.lines),
        "encoding": manuscript.encoding,
    }


def line_of(sheet: Sheet, place: str) -> dict[str, Any] | None:
    """Text and line number of the first line with a place."""
    entry = next(iter(sheet.placed(place)), None)
    if entry is None:
        return None
    return {"line": entry.number, "text": entry.detail.get("text", entry.text)}


def text_of(sheet: Sheet, place: str) -> str | None:
    """The text of the first line with a place."""
    found = line_of(sheet, place)
    return found["text"] if found else None


def author_of(sheet: Sheet) -> str | None:
    """Everyone whom a byline names, in the order of the lines."""
    authors = sheet.fields.get("authors", {})
    return ", ".join(dict.fromkeys(authors[number] for number in sorted(authors))) or None


def lead_image(sheet: Sheet) -> dict[str, Any] | None:
    """The lead picture: its caption and credit, also when there is no picture file."""
    entries = sheet.placed("picture", "alt", "caption", "credit")
    credits_named = credits_of(sheet, entries)
    lines = [entry.number for entry in entries]
    if not lines and credits_named:
        lines = [sheet.fields["byline_credit_line"]]
    if not lines:
        return None
    captions = sheet.placed("caption")
    texts = [text for entry in captions if (text := entry.detail.get("text", entry.text))]
    # A copy of the caption describes nothing; anything else was written to describe.
    alts = [e.text for e in sheet.placed("alt") if e.text not in {c.text for c in captions}]
    picture = next((e.line.picture for e in entries if e.line.picture is not None), None)
    image: dict[str, Any] = {
        "lines": lines,
        "raw": " ".join(entry.text for entry in captions) or None,
        "caption": " ".join(texts) or None,
        "credit": ", ".join(credit.name for credit in credits_named) or None,
        "credit_label": next((credit.label for credit in credits_named), None),
        "alt_text": " ".join(alts) or None,
    }
    if picture is not None:
        image["picture"] = picture
    return image


def credits_of(sheet: Sheet, entries: list[Entry]) -> list[Credit]:
    """Who made the lead picture; whom a byline names counts when the picture names nobody else."""
    named: dict[str, Credit] = {}
    for entry in entries:
        if credit := entry.detail.get("credit"):
            named.setdefault(credit.name.casefold(), credit)
    byline: Credit | None = sheet.fields.get("byline_credit")
    if byline and (not named or byline.name not in (author_of(sheet) or "")):
        named.setdefault(byline.name.casefold(), byline)
    return list(named.values())


def logo_of(sheet: Sheet, contacts: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The logo's link or file name; its link is the website when the contact has none."""
    entry = next(iter(sheet.placed("logo")), None)
    if entry is None:
        return None
    is_link = bool(host_of(entry.text)) and "." in host_of(entry.text) and "_" not in entry.text
    if entry.line.picture is not None or not is_link:
        return logo_data(entry.number, entry.text, None, entry.text)
    url = with_scheme(entry.text)
    if contacts and contacts[-1]["website"] is None:
        contacts[-1]["website"] = {
            "line": entry.number, "raw": entry.text, "url": url, "kind": "website",
            "from": "logo line",
        }  # fmt: skip
    return logo_data(entry.number, entry.text, url, None)


def logo_data(line: int, raw: str, url: str | None, file: str | None) -> dict[str, Any]:
    """The logo as the draft holds it; its text is never shown."""
    return {"line": line, "raw": raw, "url": url, "image_file": file, "show_text": False}


def people_of(sheet: Sheet) -> People:
    """Everyone the captions, the people list and the text name."""
    captions = [
        (entry.number, split_credit(entry.detail.get("text", entry.text))[0])
        for entry in sheet.placed("alt", "caption", "image_caption")
    ]
    listed = [
        (entry.number, name)
        for entry in sheet.placed("person")
        for name, _ in entry.detail.get("people", [])
    ]
    people = find_people(captions, list(texts_in_order(sheet)), listed, sheet.register)
    for entry in sheet.placed("person"):
        for name, role in entry.detail.get("people", []):
            person = people.add(name, entry.number)
            person.role = role or person.role
    describe_people(people, captions)
    return people


def people_in_order(people: People, draft: dict[str, Any]) -> list[dict[str, Any]]:
    """People in the order they speak, then in the order they are named."""
    standfirst = draft["standfirst"]["items"] if draft["standfirst"] else []
    order: list[str] = []
    for item in (*standfirst, *draft["body"]):
        order += [name for name in item.get("speakers", []) if name not in order]
    found = [people.by_name[name] for name in order if name in people.by_name]
    found += [person for person in people.by_name.values() if person not in found]
    return [person.as_data() for person in found]


def municipality_of(
    sheet: Sheet,
    contacts: list[dict[str, Any]],
    panels: list[dict[str, Any]],
    logo: dict[str, Any] | None,
) -> dict[str, Any] | None:
    """The municipality, or a question with suggestions."""
    register = sheet.register
    stated = register.by_code.get(sheet.fields.get("municipality_code", ""))
    if stated:
        return municipality_data(stated, "uppgift i manuset")
    links = [
        *contacts,
        *([{"website": {"url": logo["url"]}, "emails": []}] if logo else []),
    ]
    hosts = [
        host_of(c["website"]["url"]) for c in links if c.get("website") and c["website"]["url"]
    ]
    hosts += [e["address"].partition("@")[2] for c in contacts for e in c["emails"]]
    titles = [panel["title"] for panel in panels]
    titles += [c[key] for c in contacts for key in ("organisation", "unit") if c[key]]
    more = (text_of(sheet, "title"), text_of(sheet, "kicker"), sheet.fields.get("advertiser"))
    titles += [text for text in more if text]
    by_host, by_name = candidates(hosts, titles, register)
    match, doubtful = choose(by_host, by_name)
    if match:
        return municipality_data(match.entry, match.evidence)
    if not doubtful and (named := most_named_in_text(sheet)):
        sheet.decide(Decision(
            "municipality", MUST,
            "Kommunen är hämtad ur texten. Bekräfta att det är rätt kommun.",
            f"{named.name} ({named.code})", [],
        ))  # fmt: skip
        return municipality_data(named, "namn i texten")
    ask_about_municipality(sheet, doubtful)
    return None


def most_named_in_text(sheet: Sheet) -> RegisteredMunicipality | None:
    """The municipality that the article names more often than any other."""
    counts = Counter(
        entry.code
        for line in sheet.entries
        if line.place not in NOT_SHOWN
        for entry in (
            *find_in_text(line.text, sheet.register),
            *find_official(line.text, sheet.register),
        )
    )
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return sheet.register.by_code[ranked[0][0]]


def municipality_data(entry: RegisteredMunicipality, evidence: str) -> dict[str, Any]:
    """The municipality as the draft holds it."""
    return {
        "code": entry.code,
        "name": entry.name,
        "display_name": entry.display_name or entry.full_name,
        "matched_by": evidence,
    }


def ask_about_municipality(sheet: Sheet, doubtful: list[RegisteredMunicipality]) -> None:
    """Several municipalities, or none, in the places that may decide."""
    suggestions = doubtful or [
        entry for _, text in texts_in_order(sheet) for entry in find_official(text, sheet.register)
    ]
    names = list(dict.fromkeys(f"{entry.name} ({entry.code})" for entry in suggestions))
    sheet.decide(Decision(
        "municipality", MUST, "Vilken kommun handlar artikeln om? Välj i registret.", names[:5], [],
    ))  # fmt: skip


def suggest_organisation(
    contacts: list[dict[str, Any]], municipality: dict[str, Any] | None
) -> None:
    """A contact block without an organisation gets the register's name as a suggestion."""
    if municipality is None:
        return
    from_register = municipality.get("display_name") or ""
    for contact in contacts:
        if not contact["organisation"]:
            contact["organisation_suggested"] = from_register


def ask_everything(sheet: Sheet, draft: dict[str, Any], left_over: list[Entry]) -> None:
    """Every question about the finished draft."""
    questions.ask_about_label(sheet)
    questions.ask_about_title_and_date(sheet, draft)
    questions.ask_about_pictures(sheet, draft)
    questions.ask_about_standfirst(sheet, draft)
    questions.ask_about_facts(sheet, draft["fact_panels"])
    questions.ask_about_jobs(sheet, draft["contacts"])
    questions.ask_about_left_over(sheet, left_over)
    questions.ask_about_quotation_marks(sheet)
    questions.note_spoken_points(sheet)
    if (suggested := draft["topics_suggested"]) and not draft["topics"]:
        sheet.decide(Decision("topics", SHOULD, "Bekräfta de föreslagna ämnena.", suggested))


def topics_in(sheet: Sheet, draft: dict[str, Any]) -> list[str]:
    """The topics that the text speaks of, for the editor to confirm."""
    texts = [text for _, text in texts_in_order(sheet)]
    texts += [questions.item_text(i) for p in draft["fact_panels"] for i in p["items"]]
    return suggest_topics(texts, sheet.register)
