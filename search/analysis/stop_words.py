"""Words that say nothing about what a text is about.

A query does without them while other words remain. Their folded forms count too: in a query
without å ä ö, "fran" and "for" are as empty as "från" and "för".
"""

from search.analysis.characters import fold

STOP_WORDS = frozenset(
    """
    all alla allt att av bara bland blev bli blir bort både början da de dem den denna deras dess
    dessa det detta dig din dina ditt du där då efter egen egna ej eller en enligt er era ert ett
    finns fick får för före från genom går ha hade han hans har hela helt hennes hon honom hos hur
    här i icke igen ihop in inga ingen inget innan inne inom inte ja jag ju just kan kanske kom
    kommer kunde man med mellan men mer mera mest mig min mina mindre mitt mot mycket många måste
    ned nej ni nog nu nya när någon något några och också om oss på redan samma samt se sedan sig
    sin sina sitt ska skall skulle som så sådan sådana sådant till tills tog under upp ut utan vad
    var vara varför varit varje vars vart vem vems vi via vid vilka vilken vilket vill är än ännu
    även åt över
    """.split()
)
ALL_FORMS = STOP_WORDS | {fold(word) for word in STOP_WORDS}


def is_stop_word(word: str) -> bool:
    """Tells whether a lower-case word, with or without its marks, is a stop word."""
    return word in ALL_FORMS
