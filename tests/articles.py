"""Whole articles, each with what a careful reader gets from it.

Five are our own: manuscripts of the sample series as plain text, with the draft that came with them
(``profiles/demo/drafts``) and, in ``articles/``, what such a draft does not say: the number of each
line, where speech ends and who is asked about what. They are in the repository, and everything
that is proven of articles is proven of them.

The source articles of the project are not in the repository. Where their folder is at hand
(``SHARED_DIR``, else ``../shared`` beside the project) the same tests take them too.
"""

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from profiles.demo.sources import careful_draft, manuscript_path
from profiles.manuscript import read_manuscript

Draft = dict[str, Any]

TESTS_DIR = Path(__file__).resolve().parent
LABELS = TESTS_DIR / "profiles" / "manuscript" / "articles"
SHARED_DIR = (TESTS_DIR.parent / os.environ.get("SHARED_DIR", "../shared")).resolve()
SOURCES_ARE_AT_HAND = (SHARED_DIR / "seeds").is_dir()

OWN_NAMES = ("ekero", "haninge-2015", "hoor", "sandviken", "varmdo")
SOURCE_NAMES = ("ekero", "haninge", "hoor", "sandviken", "varmdo")


@dataclass(frozen=True, eq=False)
class Article:
    """An article: its bytes, its text and what a careful reader gets from it."""

    name: str
    data: bytes
    expected: Draft

    @property
    def slug(self) -> str:
        """The address of its page."""
        return self.name.split()[-1]

    @property
    def filename(self) -> str:
        """The name of its file."""
        return str(self.expected["source"]["file"])

    @property
    def text(self) -> str:
        """The article as text."""
        return self.data.decode("utf-8")

    @property
    def items(self) -> list[Draft]:
        """Items of standfirst and body, in order."""
        return [*self.expected["standfirst"]["items"], *self.expected["body"]]


@cache
def own_article(name: str) -> Article:
    """Returns one of our own, as somebody would paste it from its file."""
    path = manuscript_path(name)
    lines = read_manuscript(path.read_bytes(), path.name).lines
    text = "\n".join(line.text for line in lines)
    labels = read_json(LABELS / f"{name}.json")
    return Article(f"own {name}", text.encode(), put_together(careful_draft(name), labels))


@cache
def source_article(name: str) -> Article:
    """Returns one of the source articles."""
    expected = read_json(SHARED_DIR / "import" / "expected" / f"{name}.json")
    data = (SHARED_DIR / "seeds" / expected["source"]["file"]).read_bytes()
    return Article(f"source {name}", data, expected)


def put_together(draft: Any, labels: Any) -> Any:
    """Returns the draft with its labels, which have the same shape and win."""
    if isinstance(draft, dict) and isinstance(labels, dict):
        keys = [*draft, *(key for key in labels if key not in draft)]
        return {key: put_together(draft.get(key), labels.get(key, draft.get(key))) for key in keys}
    if isinstance(draft, list) and isinstance(labels, list):
        return [put_together(*pair) for pair in zip(draft, labels, strict=True)]
    return labels


def read_json(path: Path) -> Any:
    """Returns what a file says."""
    return json.loads(path.read_text(encoding="utf-8"))


SOURCE_ARTICLES = tuple(map(source_article, SOURCE_NAMES)) if SOURCES_ARE_AT_HAND else ()
ARTICLES = (*map(own_article, OWN_NAMES), *SOURCE_ARTICLES)
