"""What a fact row may measure, so that profiles can be compared."""

MEASURES = [
    ("employees", "Anställda i socialtjänsten"),
    ("social_workers", "Socialsekreterare"),
    ("pay", "Månadslön för socialsekreterare"),
    ("caseload", "Ärenden per handläggare"),
    ("introduction", "Introduktion i veckor"),
    ("flexible_work", "Flexibel arbetstid och distansarbete"),
    ("turnover", "Personalomsättning i procent"),
    ("hired_consultants", "Inhyrda konsulter i procent"),
    ("sick_leave", "Sjukfrånvaro i procent"),
    ("open_positions", "Lediga tjänster"),
    ("manager", "Chef att ringa, med direktnummer"),
    ("budget", "Budget i kronor"),
    ("inhabitants", "Invånare"),
]
"""Pairs of stored value and Swedish name, in the order a comparison shows them."""

ASKED_FOR = (
    "pay",
    "caseload",
    "introduction",
    "flexible_work",
    "turnover",
    "hired_consultants",
    "manager",
)
"""What a social worker chooses an employer by; a comparison says of each who leaves it out."""
