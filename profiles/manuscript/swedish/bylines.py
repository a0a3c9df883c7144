"""Who wrote and who photographed: ``Text: Anna Bok. Foto: Karl Ek``, ``Anna Bok (text)``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from profiles.manuscript.swedish.credits import Credit, reads_like_name
from profiles.manuscript.swedish.dates import ANYWHERE, is_unreadable_date
from profiles.manuscript.swedish.names import find_names

WRITING_WORD = (
    r"(?:text|ord|av|by(?:line)?|cred|skriv(?:en|et)|skribent|reporter|journalist|reportage|"
    r"författare|author|artikel|intervju(?:er|are)?|berättelse|berättat|samtalsledare|"
    r"samtalet leddes|moderator|antecknat|upptecknat|upprättad|vid (?:pennan|tangenterna)|"
    r"(?:publicera|posta)[dt]|upplagt|inlägg|redaktion)"
)
PICTURE_WORD = (
    r"(?:(?:samtliga |alla |båda )?(?:foto(?:graf(?:i|er)?|n)?|bild(?:er(?:na)?)?|"
    r"photo(?:grapher)?|porträtt|illustration(?:er)?|illustratör|tecknare))"
)
AND = r"\s*(?:och|&|\+|/|,)\s*"
PIECE = re.compile(
    rf"(?<![\w-])(?:(?P<both>{WRITING_WORD}{AND}{PICTURE_WORD}|{PICTURE_WORD}{AND}{WRITING_WORD})"
    rf"|(?P<writing>{WRITING_WORD}(?:{AND}{WRITING_WORD})*)|(?P<picturing>{PICTURE_WORD}))"
    r"(?![\w-])(?:\s+(?:av|för)\b)?(?P<colon>\s*[:=])?"
    r"|(?P<end>\s*[|•·;\t]\s*|\s{2,}|\s+[–-]\s+|\s+/\s+|(?<=\w\w)\.\s+|\\\\)"
    r"|(?P<comma>,\s+(?:och\s+)?|\s*[()\[\]]\s*)",
    re.IGNORECASE,
)
"""A word for writing, photographing or both; or a sign that ends what a word is said of."""

OTHER_LABEL = re.compile(r"\w+:\s+")
WHAT_FOLLOWS = re.compile(r"\s+\w+:.*$|\s+\d.*$")
EDGES = ' .,:()[]\\*_/>"'
MAX_ROLE = 6
"""Words."""


@dataclass(slots=True)
class Maker:
    """Words that may name somebody, and what is said that they did."""

    words: str
    did: str
    label: str
    is_aside: bool
    """Whether a comma or a bracket sets the words off: a role, more often than a name."""


@dataclass(frozen=True, slots=True)
class Byline:
    """Whom a line names as makers."""

    writers: tuple[str, ...]
    """People; without any the words where one would stand, such as an office."""
    photographer: Credit | None
    dates: tuple[str, ...]
    """The parts that hold a date."""
    names_people: bool
    is_whole: bool
    """Whether a word says that somebody wrote, and nothing but roles and dates stands beside."""
    is_office: bool
    """Whether a word says that somebody wrote, and all the rest is a few words that name nobody."""


@lru_cache(maxsize=1_000)
def read_byline(text: str) -> Byline:
    """What a line says as a byline; one without any name has no makers."""
    makers = list(makers_in(text))
    dates = [maker.words for maker in makers if has_date(maker.words)]
    photographer: Credit | None = None
    people: list[str] = []
    others: list[str] = []
    is_said, is_strange = False, False
    for maker in makers:
        names, rest = names_in(maker.words)
        may_be_role = maker.is_aside and not names
        is_strange = is_strange or len(rest.split()) > (MAX_ROLE if may_be_role else 0)
        if maker.did in {"picturing", "both"} and not photographer and maker.words not in dates:
            photographer = Credit(names or maker.words, maker.label)
        if maker.did == "picturing" or (people and OTHER_LABEL.match(maker.words)):
            continue
        is_said = is_said or bool(maker.did)
        if names:
            people.append(names)
        elif maker.words not in dates and not (maker.is_aside and (people or others)):
            others.append(maker.words)
    return Byline(
        writers=tuple(people or others),
        photographer=photographer,
        dates=tuple(dates),
        names_people=bool(people),
        is_whole=is_said and not is_strange,
        is_office=is_said and len(makers) == 1 and 0 < len(" ".join(others).split()) < MAX_ROLE,
    )


def makers_in(text: str) -> Iterator[Maker]:
    """The words between the words and signs of a byline, each with what it is said to have done."""
    last: Maker | None = None
    did = label = ""
    start, is_aside = 0, False
    for match in [*PIECE.finditer(text), None]:
        words = text[start : match.start() if match else None].removeprefix("och ").strip(EDGES)
        if words:
            if last:
                yield last
            last = Maker(words, did, label, is_aside)
        if match is None:
            break
        start = match.end()
        kind = next(kind for kind in PIECE.groupindex if match[kind])
        if kind == "end":
            # ``Text | Anna Bok``: what a label alone says is said of what follows.
            if words or (last and last.did == did):
                did = label = ""
            is_aside = False
        elif kind == "comma":
            is_aside = True
        else:
            word = match[kind].strip()
            is_said_after = match["colon"] is None and word.lower() != "av"
            if last and is_said_after and stands_last(text, start):
                last.did, last.label = kind, word
            else:
                did, label = kind, word
                is_aside = False
    if last:
        yield last


def stands_last(text: str, end: int) -> bool:
    """Whether no name follows a word at once."""
    follows = PIECE.match(text, end)
    return not text[end:].strip(EDGES) or bool(follows and follows["colon"] is None)


def has_date(words: str) -> bool:
    """Whether words hold a date, or a month that stands for one."""
    return ANYWHERE.search(words) is not None or is_unreadable_date(words)


def names_in(words: str) -> tuple[str, str]:
    """The names in some words, and the words if they say more than that."""
    label = OTHER_LABEL.match(words)
    bare = WHAT_FOLLOWS.sub("", words[label.end() :] if label else words).strip(EDGES)
    plain = bare.title() if bare.isupper() else bare
    found = find_names(plain)
    if found and reads_like_name(plain):
        return bare, ""
    return ", ".join(name for _, name in found), "" if has_date(words) else bare
