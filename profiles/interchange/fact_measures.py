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
_SCALES = {"miljoner": 10**6, "mnkr": 10**6, "mkr": 10**6, "miljarder": 10**9}


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
