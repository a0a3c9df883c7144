"""Who speaks in a quote: only what the text says, everything else is left to the editor."""

import re
from dataclasses import dataclass, field

from profiles.manuscript.parsing.people import People, Person
from profiles.manuscript.parsing.quotes import Inquit, named_subjects
from profiles.manuscript.swedish.names import find_names, is_other_pronoun
from profiles.manuscript.swedish.speech import SAYING

OPEN_PRONOUNS = frozenset({"de", "dom", "båda", "bägge", "hen"})
MAX_TURNS_BACK = 12
UNKNOWN_INQUIT = re.compile(
    rf"[,!?…”\"]\s+(?!(?:föreslår|beskriver)\s+(?:en|ett|hur|vad)\b)"
    rf"(?:{SAYING})\s+(?P<word>[a-zåäöé-]+)"
)
"""Somebody speaks, and the words do not say who; ``föreslår en insats`` tells what is done."""

THIRD_PERSON = re.compile(r"^[^.!?]{0,3}(?:Han|Hon|Hen)\b")
"""A quote that begins with somebody else is not said by the one it follows."""

UNNAMED = re.compile(
    r"(?i:\b(?:kvinnan|mannen|pojken|flickan|killen|tjejen|den ena av|"
    r"en (?:[a-zåäö]+ ){0,2}(?:kvinna|man|pojke|flicka|kille|tjej|tonåring|klient))\b)"
    r"|(?:^|[.!?]\s)(?P<name>[A-ZÅÄÖÉ][a-zåäöé]+), (?:\d{1,2}\b|som\b)"
)
"""Somebody who may go on to speak, and whom the article does not introduce by full name."""

LAST_SENTENCE = re.compile(r"(?:^|[.!?]\s+)([^.!?]+:)\s*$")


@dataclass
class Turn:
    """A quote or a paragraph in the order of the article."""

    text: str
    is_quote: bool
    people: list[Person] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    is_heading: bool = False
    strangers: list[str] = field(default_factory=list)
    owners: list[Person] = field(default_factory=list)

    @property
    def has_unnamed(self) -> bool:
        """Whether the paragraph tells of somebody whom the article never names in full."""
        return not self.is_quote and any(
            not match["name"]
            or not any(match["name"] in one.name.split() for one in (*self.people, *self.owners))
            for match in UNNAMED.finditer(self.text)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone the paragraph may be about, known people first."""
        return (*(person.name for person in self.people), *self.strangers)

    @property
    def is_about_others(self) -> bool:
        """Whether somebody is named only as an owner or not in full, and may be who goes on."""
        return self.has_unnamed or any(owner not in self.people for owner in self.owners)


@dataclass(frozen=True, slots=True)
class Answer:
    """The speakers of a quote, or the people it may be when the text does not say."""

    speakers: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


def speakers_of(
    quote: str, inquits: list[Inquit], previous: list[Turn], people: People, narration: str = ""
) -> Answer:
    """Who says a quote, by its inquit first and by what stands before it otherwise.

    ``narration`` is what its own paragraph tells before the quotation marks.
    """
    previous = previous[-MAX_TURNS_BACK:]
    for inquit in inquits:
        names = named_subjects(quote, inquit)
        if names:
            return answer_for_names(names, people)
    if any(inquit.pronoun in OPEN_PRONOUNS for inquit in inquits):
        return Answer(possible=people_before(previous))
    pronoun = next((inquit.pronoun for inquit in inquits if inquit.pronoun), "")
    if not any(inquit.role for inquit in inquits) and (
        told := answer_for_narration(narration, pronoun, people)
    ):
        return told
    if pronoun:
        answer = answer_for_pronoun(previous, pronoun, people)
        if any(is_other_pronoun(name, pronoun) for name in answer.speakers):
            return Answer(possible=people_before(previous))
        return answer
    if any(inquit.role for inquit in inquits):
        return answer_for_role(inquits, people)
    if unknown := UNKNOWN_INQUIT.search(quote):
        person = people.find(unknown["word"].title())
        return Answer((person.name,)) if person else Answer(possible=people_before(previous))
    if THIRD_PERSON.search(quote):
        return Answer(possible=people_before(previous))
    return answer_without_inquit(previous, people)


def answer_for_names(names: list[str], people: People) -> Answer:
    """Full names count as they stand, single names when exactly one known person has them."""
    speakers = []
    for name in names:
        person = people.find(name) or people.find(people.without_genitive(name))
        if person is None and " " not in name:
            return Answer(possible=tuple(p.name for p in people.by_word.get(name, [])) or (name,))
        speakers.append(person.name if person else name)
    return Answer(tuple(speakers))


def answer_for_narration(narration: str, pronoun: str, people: People) -> Answer | None:
    """``Anna Berg kom från en bank. ”Jag …”``: whom it begins with speaks, others may."""
    known = [person.name for person in people.named_in(narration)]
    others = [*people.strangers_in(narration), *(one.name for one in people.owners_in(narration))]
    if len(known) == 1 and not others:
        name = known[0] if narration.startswith(known[0]) else narration.split()[0].strip(".,:")
        is_other = bool(pronoun) and is_other_pronoun(known[0], pronoun)
        if name in {known[0], *known[0].split()} and not is_other:
            # "Nils chef ringde" tells of somebody else, "Nils ringde" of Nils.
            may_own = name.endswith("s")
            return Answer(possible=(known[0],)) if may_own else Answer((known[0],))
    if pronoun or not (known or others):
        return None
    return Answer(possible=tuple(dict.fromkeys((*known, *others))))


def answer_for_pronoun(previous: list[Turn], pronoun: str, people: People) -> Answer:
    """``Säger hon``: the one person the nearest paragraph that names anybody is about.

    Below a new heading nobody is carried over but the only one of the article it can mean.
    """
    is_new_part = False
    for turn in reversed(previous):
        if turn.is_heading:
            is_new_part = True
            continue
        if turn.is_quote:
            break
        if turn.is_about_others:
            return Answer(possible=(*turn.names, *(person.name for person in turn.owners)))
        if len(turn.names) == 1 and turn.people:
            return Answer(turn.names)
        if turn.names:
            return Answer(possible=turn.names)
    meant = [name for name in people.by_name if not is_other_pronoun(name, pronoun)]
    if is_new_part and len(meant) > 1:
        return Answer(possible=people_before(previous))
    return answer_from_last_quote(previous)


def answer_from_last_quote(previous: list[Turn]) -> Answer:
    """A pronoun after narration that names nobody still means the last speaker.

    Directly after another quote it may be anyone's turn: that is left to the editor.
    """
    spoken = [turn for turn in previous if not turn.is_heading]
    if spoken and not spoken[-1].is_quote:
        for turn in reversed(spoken):
            if turn.is_quote:
                return Answer(tuple(turn.speakers)) if len(turn.speakers) == 1 else Answer()
    return Answer(possible=people_before(previous))


def answer_for_role(inquits: list[Inquit], people: People) -> Answer:
    """``Säger enhetschefen``: the only person of whom the text says that role."""
    word = next(inquit.role for inquit in inquits if inquit.role)
    matching = [
        person.name
        for person in people.by_name.values()
        if person.role and len(person.role) > 3 and word.startswith(person.role.split()[0])
    ]
    return Answer(tuple(matching)) if len(matching) == 1 else Answer(possible=tuple(matching))


def answer_without_inquit(previous: list[Turn], people: People) -> Answer:
    """No inquit: the person the paragraph before the quote names or hands the word to."""
    before = [turn for turn in previous if not turn.is_heading]
    if not before or (len(before) < len(previous) and previous[-1].is_heading):
        return Answer(possible=people_before(previous))
    last = before[-1]
    if colon := LAST_SENTENCE.search(last.text):
        tail = last_named(colon[1], people)
        if tail:
            return Answer((tail,))
    if last.is_quote:
        return Answer(possible=people_before(previous))
    if len(last.names) == 1 and last.people and not last.is_about_others:
        return Answer(last.names)
    return Answer(possible=last.names or people_before(previous))


def last_named(sentence: str, people: People) -> str:
    """The last person a sentence names."""
    known = people.named_in(sentence)
    if known:
        return known[-1].name
    names = [name for _, name in find_names(sentence)]
    return names[-1] if names and names[-1] in people.by_name else ""


def people_before(previous: list[Turn]) -> tuple[str, ...]:
    """People of the nearest paragraphs and quotes, the last one first, as suggestions."""
    found: list[str] = []
    for turn in reversed(previous[-8:]):
        for name in (*turn.speakers, *(person.name for person in reversed(turn.people))):
            if name not in found:
                found.append(name)
    return tuple(found[:4])
