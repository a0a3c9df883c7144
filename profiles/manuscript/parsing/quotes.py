"""Quotes: which words are speech and which tell who speaks (the inquit)."""

import re
from dataclasses import dataclass

from profiles.manuscript.swedish.names import CAPITAL, NAME
from profiles.manuscript.swedish.speech import SAYING, leading_mark

PRONOUNS = ("han", "hon", "hen", "de", "dom", "båda", "bägge")
NOT_A_ROLE = (
    "att|som|om|när|vi|jag|man|det|den|du|ni|inte|nu|så|för|också|sig|att|är|har|och|men|till|"
    "alla|många|några|folk|ingen|hur|vad"
)
ROLE_ONLY = (
    r"[a-zåäö-]*(?:chefen|ledaren|sekreteraren|handläggaren|direktören|samordnaren|terapeuten|"
    r"kuratorn|pedagogen|behandlaren|socionomen|ordföranden)\b"
)
INQUIT_START = re.compile(
    rf"(?<=[,!?…”\"–])\s+(?:{SAYING})\s+(?:(?:också|då|nu|även|sedan)\s+)?"
    rf"(?:(?P<pronoun>{'|'.join(PRONOUNS)})\b|(?P<role>{ROLE_ONLY})(?!\s+[A-ZÅÄÖ])"
    rf"|(?P<words>(?:(?!(?:{NOT_A_ROLE})\b)[a-zåäöé-]+,?\s+){{0,6}}?)(?=[A-ZÅÄÖÉ]))"
)
SENTENCE_END = re.compile(r"(?<!\s[A-ZÅÄÖ])[.!?:…]+[”\"]?(?=\s+[A-ZÅÄÖÉ”\"–\d]|\s*$)")
GENITIVE_IN_FRONT = re.compile(
    r"[A-ZÅÄÖ][a-zåäö-]{3,}s\s(?:[a-zåäö-]+\s){1,3}(?=[A-ZÅÄÖÉ]\S*\s[A-ZÅÄÖÉ])"
)
COMMA = re.compile(r",\s+([\wåäö-]+)")
RESTART = frozenset(
    "men jobbar är har det vi jag så utan fast kan ska får blir vill måste gör finns där här då "
    "man du den de för eftersom när om vilket att arbetar ger tar kommer går ser tror känner inte "
    "bara också hos i på nu ni alla allt vår våra vårt min mina mitt därför dessutom både varje "
    "hur vad och".split()
) - frozenset("i på hos vilket och om när för att de den alla både".split())
RESTART_PHRASE = re.compile(r",\s+(?:och|för|att|när|om|i|på|de)\s+(?:vi|jag|det|man|du|ni)\b")


OPENING_MARK = re.compile(r"(?:^|(?<=\s))[”\"»«“„]")


@dataclass(frozen=True, slots=True)
class Inquit:
    """Where an inquit stands in a quote, and by which words it names the speaker."""

    start: int
    end: int
    subject: int
    pronoun: str
    role: str

    def text_in(self, quote: str) -> str:
        """The inquit's words."""
        return quote[self.start : self.end]


def narration_before(text: str) -> str:
    """What a paragraph tells before its quotation marks; nothing where a dash opens the speech."""
    mark = None if leading_mark(text) else OPENING_MARK.search(text)
    told = text[: mark.start()].strip() if mark else ""
    return told if told.endswith((".", ":", "!", "?")) else ""


def find_inquits(quote: str) -> list[Inquit]:
    """Every inquit of a quote, in order."""
    found: list[Inquit] = []
    position = 0
    while match := INQUIT_START.search(quote, position):
        end = inquit_end(quote, match.end())
        subject = match.end()
        found.append(
            Inquit(match.start(), end, subject, match["pronoun"] or "", match["role"] or "")
        )
        position = end
    return found


def inquit_end(quote: str, start: int) -> int:
    """Where the inquit stops: at its sentence's end, or at a comma after which speech goes on."""
    sentence = SENTENCE_END.search(quote, start)
    end = sentence.end() if sentence else len(quote)
    for comma in COMMA.finditer(quote, start, end):
        if comma[1] in RESTART or RESTART_PHRASE.match(quote, comma.start()):
            return comma.start() + 1
    return end


def segments_of(quote: str, inquits: list[Inquit]) -> list[dict[str, str]]:
    """Speech and inquit in turn; joined they are the quote, character by character."""
    segments: list[dict[str, str]] = []
    position = 0
    for inquit in inquits:
        add_segment(segments, "speech", quote[position : inquit.start])
        add_segment(segments, "inquit", inquit.text_in(quote))
        position = inquit.end
    add_segment(segments, "speech", quote[position:])
    return segments


def add_segment(segments: list[dict[str, str]], kind: str, text: str) -> None:
    """Add a segment that has words."""
    if text:
        segments.append({"kind": kind, "text": text})


def named_subjects(quote: str, inquit: Inquit) -> list[str]:
    """The names an inquit gives as speakers: one, or several joined by ``och``.

    ``säger Katarina och Elin kompletterar`` names one: the second has a verb of her own.
    """
    if inquit.pronoun or inquit.role:
        return []
    text = quote[: inquit.end]
    first = name_at(text, after_genitive(text, inquit.subject))
    if not first:
        return []
    names, position = [first], after_genitive(text, inquit.subject) + len(first)
    while joint := re.compile(r"(?:,| och| samt)\s+").match(text, position):
        name = name_at(text, joint.end())
        after = text[joint.end() + len(name) :] if name else "x"
        if not name or re.match(r"\s+[a-zåäö]+(?:ar|er|r)\b", after):
            break
        names.append(name)
        position = joint.end() + len(name)
    return names if len(names) == 1 or joins_people(quote, inquit, names) else names[:1]


def after_genitive(text: str, position: int) -> int:
    """Where the name begins after an owner: ``menar Fackets lokala ordförande Anna Berg``."""
    match = GENITIVE_IN_FRONT.match(text, position)
    return match.end() if match else position


def joins_people(quote: str, inquit: Inquit, names: list[str]) -> bool:
    """Whether the enumeration is joined by ``och``, so that all of them speak."""
    between = quote[inquit.subject : inquit.end]
    return bool(re.search(rf"(?:och|samt)\s+{re.escape(names[-1])}", between))


def name_at(text: str, position: int) -> str:
    """The name that begins at a position, or nothing."""
    match = NAME.match(text, position) or CAPITAL.match(text, position)
    return match.group() if match else ""
