"""Recognises fact rows that measure something comparable."""

import re

_LABELS = (
    (re.compile(r"(antal )?(anställda|medarbetare)\b", re.IGNORECASE), "employees"),
    (re.compile(r"(antal )?socialsekreterare\b", re.IGNORECASE), "social_workers"),
    (re.compile(r"(årlig )?budget\b", re.IGNORECASE), "budget"),
    (re.compile(r"(antal )?(invånare|invånarantal|folkmängd)\b", re.IGNORECASE), "inhabitants"),
    (re.compile(r"ärenden per (handläggare|socialsekreterare)\b", re.IGNORECASE), "caseload"),
    (re.compile(r"(antal )?lediga tjänster\b", re.IGNORECASE), "open_positions"),
)
_VALUE = re.compile(
    r"(?:cirka |ca\.? |drygt |knappt |omkring |ungefär )?"
    r"(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,12})(?:,(?P<decimals>\d{1,2}))?"
    r"(?P<scale>[ \u00a0](?:miljoner|miljarder|mnkr|mkr))?"
    r"(?:[ \u00a0](?:kronor|kr|personer|st|stycken|anställda|invånare))?\.?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\w*(?:enhet|grupp|team|mottagning|distrikt|område|stadsdel|hus|center|centrum|central|byrå"
    r"|jour|avdelning|sektion)(?:en|et|t|n)?s?",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:individ-|\w*(?:kommun|omsorg|tjänst|förvaltning|kontor|nämnd)(?:en|et)?s?)", re.IGNORECASE
)
_SCALES = {"miljoner": 10**6, "mnkr": 10**6, "mkr": 10**6, "miljarder": 10**9}


def is_about_a_part(title: str, municipality_name: str) -> bool:
    """Tells whether a panel's title names a unit, a district or a place within the municipality.

    Its figures are no figures of the municipality, and not comparable with those of others.
    """
    own = re.findall(r"[\w-]+", municipality_name.casefold())
    own += [f"{word}s" for word in own]
    others = [
        word
        for word in re.findall(r"[\w-]+", title)
        if word.casefold() not in own and not _WHOLE.fullmatch(word)
    ]
    is_named = not title.isupper() and any(
        word[0].isupper() and not title.startswith(word) for word in others
    )
    return is_named or any(map(_PART.fullmatch, others))


def recognise_measure(label: str, value: str) -> tuple[str, str]:
    """Returns what the row measures and its number as digits, or two empty strings.

    Only a value that is nothing but one number counts: ”185”, ”180 miljoner kronor”.
    """
    measure = next((name for pattern, name in _LABELS if pattern.fullmatch(label.strip())), "")
    match = _VALUE.fullmatch(value.strip())
    if not measure or not match:
        return "", ""
    digits = re.sub(r"\s", "", match["number"])
    decimals = match["decimals"] or ""
    scale = _SCALES.get((match["scale"] or "").strip().casefold(), 1)
    if not decimals:
        return measure, str(int(digits) * scale)
    if scale == 1:
        return measure, f"{int(digits)},{decimals}"
    return measure, str(int(digits + decimals) * scale // 10 ** len(decimals))
