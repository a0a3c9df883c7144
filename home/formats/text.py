r"""Text as it is kept: composed letters, ordinary spaces and dashes, nothing that nobody sees.

The one cleaning step of everything that editors, imports and spreadsheets fill. It runs where
values are validated: ``home.clean_texts`` for the fields of models, ``home.blocks.draft_stream``
for streams, ``profiles.manuscript.lines`` for what manuscripts hold.

>>> clean("Va\u0308rmdo\u0308\u200b \u2212 08\u202f465")
'Värmdö – 08\xa0465'
"""

import re

import ftfy

# Every common letter and sign of a Swedish text; one search tells that there is nothing to do.
_UNUSUAL = re.compile(r"[^\n -~\xa0-\xac\xae-\u02c6–—‘’‚“”„†‡•…‰‹›€™→]")
# Pairs become the letter they mean, what is left of a broken pair goes.
_SURROGATE = re.compile("[\ud800-\udfff]")

_LETTERS = ftfy.TextFixerConfig(
    explain=False, unescape_html=False, fix_encoding=False, uncurl_quotes=False
)
"""NFC, ligatures, full-width letters, control characters; quotation marks stay as they are."""

_NO_CHARACTERS = "".join(
    chr((plane << 16) + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
# Signs without a shape: joiners, marks of direction, fillers, tags, what is no character at all.
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    rf"{_NO_CHARACTERS}"
    r"\U000e0000-\U000e0fff]"
    # A joiner belongs to an emoji and, in Arabic and Indic writing, to the spelling.
    r"|\u200d(?![\u2600-\U0001faff\u0600-\u0dff])|\u200c(?![\u0600-\u0dff])"
)
_SOFT_HYPHEN_IN_WORD = re.compile(r"(?<=[^\W\d_])\u00ad(?=[^\W\d_])")
# A soft hyphen that stands alone was a dash in another character set.
_SOFT_HYPHEN_ALONE = re.compile(r"(?<!\S)\u00ad(?=\s)")
_KEPT_HYPHEN = "\ue0ad"
_HYPHEN_IN_NUMBER = re.compile("(?<=\\d)[\u2010-\u2012\u2212](?=\\d)")

_BREAKS = str.maketrans(
    # Word's own signs of a hyphen that does not break, and of one that may.
    {**dict.fromkeys("\x0b\x0c\u2028\u2029", "\n"), "\x1e": "-", "\x1f": ""}
)
_KEYBOARD = str.maketrans(
    {
        **dict.fromkeys(map(chr, (*range(0x2000, 0x2007), *range(0x2008, 0x200B), 0x205F)), " "),
        **dict.fromkeys("\u1680\u2800\u3000", " "),
        **dict.fromkeys("\u2007\u202f", "\u00a0"),
        **dict.fromkeys("\u2010\u2011\u02d7\ufe63", "-"),
        **dict.fromkeys("\u2012\u2015\u2212\ufe58\uf02d\uf0be", "–"),
        # The bullets of the fonts Symbol and Wingdings.
        **dict.fromkeys("\u2043\u2219\uf0b7\uf0a7\uf0a8\uf06c\uf06e\uf076\uf0d8\uf0fc\uf0fe", "•"),
        **dict.fromkeys("\uf0e0\uf0e8", "→"),
    }
)


def clean(text: str) -> str:
    """Returns the text as it is kept; line breaks, tabs and outer spaces stay."""
    if not _UNUSUAL.search(text):
        return text
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    text = ftfy.fix_text(text.translate(_BREAKS), _LETTERS)
    text = _INVISIBLE.sub("", _SOFT_HYPHEN_ALONE.sub("–", text))
    return _HYPHEN_IN_NUMBER.sub("-", text).translate(_KEYBOARD)


def clean_prose(text: str) -> str:
    """Returns running text as it is kept: a soft hyphen within a word says where it may break."""
    kept = _SOFT_HYPHEN_IN_WORD.sub(_KEPT_HYPHEN, text)
    return clean(kept).replace(_KEPT_HYPHEN, "\u00ad")


def clean_line(text: str) -> str:
    """Returns the text on one line, without outer spaces."""
    return re.sub(r"[ \xa0]*[\t\r\n]+[ \xa0]*", " ", clean(text)).strip()
