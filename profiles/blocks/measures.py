"""What a fact row may measure, so that profiles can be compared."""

MEASURES = [
    ("employees", "Anställda i socialtjänsten"),
    ("social_workers", "Socialsekreterare"),
    ("budget", "Budget i kronor"),
    ("inhabitants", "Invånare"),
    ("caseload", "Ärenden per handläggare"),
    ("open_positions", "Lediga tjänster"),
    ("turnover", "Personalomsättning i procent"),
    ("sick_leave", "Sjukfrånvaro i procent"),
]
"""Pairs of stored value and Swedish name, in the order a comparison shows them."""
