r"""Characters: what a text is made of before it is cut into words.

``clean`` gives every text one form (Unicode NFC, no control characters, no soft hyphens, no lone
surrogates), so that whatever a visitor pastes can be stored and compared on any database.
``fold`` takes the marks off letters: ``Höör`` and ``hoor`` become the same key.

>>> clean("Va\u0308rmdo\u0308\x00")
'Värmdö '
>>> fold("ärendehandläggare")
'arendehandlaggare'
"""

import re
import unicodedata
from functools import lru_cache

_SURROGATES = re.compile("[\ud800-\udfff]")
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_CONTROLS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {ord("\n")}, " ")
_CLEANING = {**_CONTROLS, **_INVISIBLE, 0x2011: "-", 0x2028: " ", 0x2029: " "}
# Letters that Unicode does not take apart by itself.
_WHOLE_LETTERS = str.maketrans(
    {
        "æ": "a",
        "ø": "o",
        "ß": "ss",
        "ð": "d",
        "đ": "d",
        "ł": "l",
        "þ": "th",
        "ŋ": "n",
        "ı": "i",
        "w": "v",
    }
)


def clean(text: str) -> str:
    """Returns the text in Unicode NFC, with nothing in it that a database could refuse."""
    text = _SURROGATES.sub(" ", text)
    return unicodedata.normalize("NFC", text.translate(_CLEANING))


def lower(word: str) -> str:
    """Returns a word in lower case, still in NFC (``"İ".lower()`` alone is two characters)."""
    lowered = word.lower()
    return lowered if lowered.isascii() else unicodedata.normalize("NFC", lowered)


def fold_text(text: str) -> str:
    """Returns a lower-case text without marks: å and ä are a, ö is o, é is e; w is v."""
    if text.isascii():
        return text.replace("w", "v")
    apart = unicodedata.normalize("NFKD", text.translate(_WHOLE_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Returns a folded word; the words of a site recur, so they are remembered."""
    return fold_text(word)


def plain_words(text: str) -> str:
    """Returns the words of a text, folded, with single spaces around them."""
    folded = fold_text(lower(text))
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in folded).split())} "
