"""Topics: suggestions by the words of the text, and the topics a manuscript names itself."""

import re
from collections import Counter
from collections.abc import Iterable

from profiles.manuscript.swedish.register import Register

TOPIC_BREAK = re.compile(r"\s*[,;|•·]\s*")
MAX_SUGGESTIONS = 10


def suggest_topics(texts: Iterable[str], register: Register) -> list[str]:
    """Labels of topics whose words stand in the text, the most frequent first."""
    counts: Counter[str] = Counter()
    for text in texts:
        for match in register.topic_pattern.finditer(text):
            counts[register.topic_words[match.group().casefold()].label] += 1
    return [label for label, _ in counts.most_common(MAX_SUGGESTIONS)]


def read_topics(text: str, register: Register) -> tuple[list[str], list[str]]:
    """Slugs of the topics a line lists, and the words that are none."""
    slugs, unknown = [], []
    for word in filter(None, (part.strip(" .") for part in TOPIC_BREAK.split(text))):
        topic = register.topic_words.get(word.casefold())
        if topic is None:
            unknown.append(word)
        elif topic.slug not in slugs:
            slugs.append(topic.slug)
    return slugs, unknown
