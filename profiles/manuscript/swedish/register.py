"""The register of municipalities and the list of topics, as plain data.

The parser takes a ``Register`` and knows nothing of the database; ``load_register`` makes one of
the rows that the migrations load, too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from profiles.registers.source_data import municipality_rows, topic_rows

COMMON_WORDS = frozenset(
    "Ale Berg Mark Sala Vara Lund Eda Kil Nora Mora Hjo Habo Håbo Boden Orsa Åre Trosa Ydre "
    "Dorotea".split()
)


@dataclass(frozen=True, slots=True)
class RegisteredMunicipality:
    """A municipality: four-digit code, name, formal name, county and web host."""

    code: str
    name: str
    full_name: str
    county: str = ""
    domain: str = ""
    display_name: str = ""


@dataclass(frozen=True, slots=True)
class RegisteredTopic:
    """A topic of the controlled list with the words that point to it."""

    slug: str
    label: str
    synonyms: tuple[str, ...] = ()


class Register:
    """Municipalities and topics, looked up by host, by name and by word."""

    def __init__(
        self,
        municipalities: Iterable[RegisteredMunicipality],
        topics: Iterable[RegisteredTopic] = (),
    ) -> None:
        self.municipalities = tuple(municipalities)
        self.topics = tuple(topics)
        self.by_code = {entry.code: entry for entry in self.municipalities}
        self.by_domain = {entry.domain: entry for entry in self.municipalities if entry.domain}
        self.counties = frozenset(entry.county for entry in self.municipalities)
        self.forms = name_forms(self.municipalities)
        self.name_pattern = alternatives(self.forms)
        self.topic_words = topic_words(self.topics)
        self.topic_pattern = alternatives(self.topic_words, re.IGNORECASE)

    def by_host(self, host: str) -> RegisteredMunicipality | None:
        """The municipality whose website a host belongs to."""
        labels = host.lower().split(".")
        for start in range(len(labels) - 1):
            candidate = ".".join(labels[start:])
            for domain in (candidate, f"kommun.{candidate}"):
                if domain in self.by_domain:
                    return self.by_domain[domain]
        return None


def name_forms(
    municipalities: Iterable[RegisteredMunicipality],
) -> dict[str, RegisteredMunicipality]:
    """Every spelling of a municipality's name: nominative, genitive and official."""
    forms: dict[str, RegisteredMunicipality] = {}
    for entry in municipalities:
        genitive = entry.name if entry.name[-1] in "sxz" else f"{entry.name}s"
        official = re.sub(r" kommun$", "", entry.full_name)
        for form in (entry.name, genitive, official):
            forms[form] = entry
    return forms


def alternatives(words: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """One pattern for whole words, the longest first, so that a text is read once."""
    known = [word for word in words if word]
    if not known:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<![\w-]){branches(known)}(?![\w-])", flags)


def branches(words: Iterable[str]) -> str:
    """A pattern that shares the beginnings of words, so that few are tried at each place."""
    by_first: dict[str, set[str]] = {}
    for word in words:
        by_first.setdefault(word[:1], set()).add(word[1:])
    is_end = "" in by_first
    by_first.pop("", None)
    parts = [re.escape(first) + branches(rest) for first, rest in sorted(by_first.items())]
    inner = parts[0] if len(parts) == 1 and not is_end else f"(?:{'|'.join(parts)})"
    if not parts:
        return ""
    return f"{inner}?" if is_end else inner


def topic_words(topics: Iterable[RegisteredTopic]) -> dict[str, RegisteredTopic]:
    """Every label, slug and synonym in lower case, with its topic."""
    words: dict[str, RegisteredTopic] = {}
    for topic in topics:
        for word in (*topic.synonyms, topic.slug, topic.label):
            words[word.casefold()] = topic
    return words


@lru_cache(maxsize=1)
def load_register() -> Register:
    """Returns the register that comes with the project."""
    municipalities = [
        RegisteredMunicipality(
            code=row.code,
            name=row.name,
            full_name=row.full_name,
            county=row.county_name,
            domain=row.website,
            display_name=row.display_name,
        )
        for row in municipality_rows()
    ]
    topics = [
        RegisteredTopic(topic["slug"], topic["label"], tuple(topic["synonyms"]))
        for topic in topic_rows()
    ]
    return Register(municipalities, topics)
