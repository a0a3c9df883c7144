"""The analyser: what a text and a query have in common, in pure Python.

One reading of Swedish for both sides of the search and for both databases. A text becomes words
(``words``), words meet in keys (``stems``), long words show their parts (``compounds``), and a
misspelled word finds its neighbours (``spelling``). Nothing here knows Django or a database.
"""

from search.analysis.characters import clean, fold, fold_text, lower, plain_words
from search.analysis.compounds import (
    begins_with,
    compound_parts,
    ends_with,
    first_part_forms,
)
from search.analysis.spelling import edits, edits_allowed, is_ordinary, sounds_alike
from search.analysis.stems import derivation_key, shares_stem, spelled_keys, stem, stem_keys
from search.analysis.stop_words import is_stop_word
from search.analysis.words import Token, national_number, tokens, words

__all__ = [
    "Token",
    "begins_with",
    "clean",
    "compound_parts",
    "derivation_key",
    "edits",
    "edits_allowed",
    "ends_with",
    "first_part_forms",
    "fold",
    "fold_text",
    "is_ordinary",
    "is_stop_word",
    "lower",
    "national_number",
    "plain_words",
    "shares_stem",
    "sounds_alike",
    "spelled_keys",
    "stem",
    "stem_keys",
    "tokens",
    "words",
]
