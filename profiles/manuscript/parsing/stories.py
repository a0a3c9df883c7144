"""From placed lines to the standfirst and body of the draft, quotes with their speakers."""

from collections.abc import Iterator
from typing import Any

from profiles.manuscript.decisions import SHOULD, Decision, Part
from profiles.manuscript.line_roles import BODY_PLACES, STANDFIRST_PLACES
from profiles.manuscript.parsing.contacts import link_in
from profiles.manuscript.parsing.doubts import excerpt
from profiles.manuscript.parsing.people import People
from profiles.manuscript.parsing.quotes import find_inquits, narration_before, segments_of
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.parsing.speakers import Answer, Turn, speakers_of
from profiles.manuscript.swedish.addresses import find_addresses, with_scheme
from profiles.manuscript.swedish.credits import Credit
from profiles.manuscript.swedish.speech import leading_mark, without_mark, without_number

QUOTE_MARKS = '”"»«“'


class Story:
    """Builds items in the order of the article and remembers whose turn it was."""

    def __init__(self, sheet: Sheet, people: People) -> None:
        self.sheet = sheet
        self.people = people
        self.turns: list[Turn] = []

    def standfirst(self) -> dict[str, Any] | None:
        """The standfirst with its kind, or nothing."""
        entries = self.sheet.placed(*STANDFIRST_PLACES)
        items = [self.standfirst_item(entry) for entry in entries]
        if not items:
            return None
        kinds = {item["type"] for item in items}
        kind = "quote" if kinds == {"quote"} else "list+text" if "list_item" in kinds else "text"
        return {"kind": kind, "items": items}

    def standfirst_item(self, entry: Entry) -> dict[str, Any]:
        """A paragraph, point or quote of the standfirst as the draft holds it."""
        text = labelled_text(entry)
        if entry.place == "standfirst_quote":
            return self.quote(entry, without_mark(text))
        self.remember(text)
        if entry.place == "standfirst_list":
            # The points of a standfirst have bullets, so a number is kept as it stands.
            point = text[len(leading_mark(text)) :]
            return {"type": "list_item", "line": entry.number, "text": point}
        return with_html({"type": "paragraph", "line": entry.number, "text": text}, entry)

    def body(self) -> list[dict[str, Any]]:
        """The body's items; neighbouring points are one list."""
        items: list[dict[str, Any]] = []
        for entry in self.sheet.entries:
            if entry.place not in BODY_PLACES:
                continue
            if not self.join_previous(entry, items):
                items.append(self.body_item(entry))
        return [item for item in items if item.get("type") != "image" or is_filled(item)]

    def join_previous(self, entry: Entry, items: list[dict[str, Any]]) -> bool:
        """Let a point, a caption or a name join the item before it."""
        last = items[-1] if items else {}
        if entry.place == "table" and last.get("type") == "table" and is_one_row(entry):
            last["rows"] += rows_of(entry)
            return True
        is_same = last.get("type") == "list" and last["ordered"] == is_ordered(entry)
        if entry.place == "list_item" and is_same:
            last["items"].append(point_text(entry.text))
            last["lines"].append(entry.number)
            return True
        if entry.place in {"image_caption", "image_credit"} and last.get("type") == "image":
            return add_to_image(last, entry)
        waits = last.get("type") == "pull_quote" and last["speaker"] is None
        if entry.place == "pull_quote_speaker" and waits:
            name, _, role = entry.text.lstrip("–-— ").partition(",")
            last.update(speaker=name.strip(), role=role.strip() or None)
            return True
        return False

    def body_item(self, entry: Entry) -> dict[str, Any]:
        """A line of the body as the draft holds it, with its speakers when it is a quote."""
        text = labelled_text(entry)
        base: dict[str, Any] = {"type": entry.place, "line": entry.number, "text": text}
        if entry.place == "quote":
            return self.quote(entry, without_mark(text))
        if entry.place == "heading":
            self.turns.append(Turn(text, is_quote=False, is_heading=True))
            return base
        if entry.place == "list_item":
            self.remember(text)
            return list_of(entry)
        if entry.place.startswith("image_"):
            return image_of(entry)
        if entry.place == "table":
            return table_of(entry)
        if entry.place == "pull_quote":
            return {**base, "text": without_mark(text).strip(QUOTE_MARKS), "speaker": None}
        if entry.place == "video":
            return {**base, "url": text}
        if entry.place == "call_to_action":
            return {**base, "url": link_in(entry) or first_link(text)}
        self.remember(text)
        return with_html({**base, "type": "paragraph"}, entry)

    def remember(self, text: str) -> None:
        """Know a paragraph as what stood before the next quote."""
        people = self.people.named_in(text)
        self.turns.append(
            Turn(
                text,
                is_quote=False,
                people=people,
                strangers=self.people.strangers_in(text),
                owners=self.people.owners_in(text),
            )
        )

    def quote(self, entry: Entry, text: str) -> dict[str, Any]:
        """A quote with its segments and the speakers the text names."""
        inquits = find_inquits(text)
        forced = entry.detail.get("speakers")
        answer = (
            self.answer_for_reply(entry.reply_by)
            if entry.reply_by
            else speakers_of(
                text,
                inquits,
                self.turns,
                self.people,
                narration_before(labelled_text(entry)),
            )
        )
        speakers = list(answer.speakers) if forced is None else list(forced)
        named = [p for inquit in inquits for p in self.people.named_in(inquit.text_in(text))]
        self.turns.append(Turn(text, is_quote=True, people=named, speakers=speakers))
        if not speakers and forced is None:
            self.ask_for_speaker(entry, list(answer.possible))
        return {
            "type": "quote",
            "line": entry.number,
            "text": text,
            "segments": segments_of(text, inquits),
            "speakers": speakers,
        }

    def answer_for_reply(self, name: str) -> Answer:
        """The one person whose name, or its first letters, stand before a reply."""
        person = self.people.find(name)
        if person or " " in name:
            return Answer((person.name if person else name,))
        names = self.people.by_initials.get(name, [])
        return Answer(tuple(names)) if len(names) == 1 else Answer(possible=(*names, name))

    def ask_for_speaker(self, entry: Entry, possible: list[str]) -> None:
        """The text does not say who speaks."""
        part = Part([entry.number], excerpt(entry.text), [(name, name) for name in possible])
        self.sheet.decide(Decision(
            "speaker", SHOULD, "Vem säger detta? Välj den som talar, eller lämna tomt.",
            possible, [entry.number], [part],
        ))  # fmt: skip


def labelled_text(entry: Entry) -> str:
    """The line without a label such as ``Ingress:``."""
    text: str = entry.detail.get("text", entry.text)
    return text


def point_text(text: str) -> str:
    """A point without its bullet or number."""
    return without_number(text[len(leading_mark(text)) :]) if text else text


def is_ordered(entry: Entry) -> bool:
    """Whether a point has a number."""
    return entry.line.ordered or without_number(entry.text) != entry.text


def list_of(entry: Entry) -> dict[str, Any]:
    """A list that begins with this point."""
    return {
        "type": "list",
        "line": entry.number,
        "lines": [entry.number],
        "ordered": is_ordered(entry),
        "items": [point_text(entry.text)],
    }


def is_one_row(entry: Entry) -> bool:
    """Whether a line is one row of a table, so that the next one belongs to it."""
    return entry.text.startswith("|") or not entry.line.rows


def rows_of(entry: Entry) -> list[list[str]]:
    """The rows of a line; one that is no table is a row of its own."""
    if entry.line.rows:
        return [list(row) for row in entry.line.rows]
    return [list(entry.row) if entry.row else entry.text.split("\t")]


def table_of(entry: Entry) -> dict[str, Any]:
    """A table as the draft holds it; without cells the line is its only row."""
    return {
        "type": "table",
        "line": entry.number,
        "rows": rows_of(entry),
        "header": entry.line.has_header,
    }


def image_of(entry: Entry) -> dict[str, Any]:
    """An image of the body that begins with its picture, caption or credit."""
    image: dict[str, Any] = {
        "type": "image", "line": entry.number, "lines": [], "file": None, "caption": None,
        "credit": None, "credit_label": None, "alt_text": None,
    }  # fmt: skip
    if entry.line.picture is not None:
        image["picture"] = entry.line.picture
        image["lines"].append(entry.number)
        return image
    add_to_image(image, entry)
    return image


def add_to_image(image: dict[str, Any], entry: Entry) -> bool:
    """Add a caption and credit to an image that lacks what the line has; otherwise leave both."""
    credit: Credit | None = entry.detail.get("credit")
    text = entry.detail.get("text", entry.text) if entry.place == "image_caption" else ""
    if (text and image["caption"]) or (credit and image["credit"]) or not (text or credit):
        return False
    image["caption"] = text or image["caption"]
    if credit:
        image["credit"], image["credit_label"] = credit.name, credit.label
    image["lines"].append(entry.number)
    return True


def is_filled(image: dict[str, Any]) -> bool:
    """Whether an image has a picture, a caption or a credit."""
    return bool(image.get("picture") is not None or image["caption"] or image["credit"])


def with_html(item: dict[str, Any], entry: Entry) -> dict[str, Any]:
    """The item with its markup, when the line has bold, italic or links."""
    if entry.line.html and "text" not in entry.detail:
        item["html"] = entry.line.html
    return item


def first_link(text: str) -> str | None:
    """The first address of a text as a link."""
    return next((with_scheme(address) for address in find_addresses(text)), None)


def texts_in_order(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Standfirst and body, line by line, for finding people and topics."""
    for entry in sheet.entries:
        if entry.place in STANDFIRST_PLACES | BODY_PLACES:
            yield entry.number, labelled_text(entry)
