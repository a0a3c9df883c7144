"""Swedish alphabetical order that is the same on every database.

SQLite orders by code point and PostgreSQL by collation, so names that are
listed A–Ö are stored with a key that sorts alike on both.
"""

import unicodedata

_LAST_LETTERS = str.maketrans({"å": "zza", "ä": "zzb", "æ": "zzb", "ö": "zzc", "ø": "zzc"})


def swedish_sort_key(text: str) -> str:
    """Returns ASCII letters and digits whose plain order puts å, ä and ö after z."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_LAST_LETTERS)
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(c for c in decomposed if c.isascii() and (c.isalnum() or c == " "))
