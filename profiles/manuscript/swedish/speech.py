"""Which lines are speech: the dash that opens a quote, and the dash that is only a bullet."""

import re

DASHES = "-–—―‒−‐‑"
LEADING_DASH = re.compile(rf"[{DASHES}](?:[ \u00a0\t]+|(?=[^\W\d_]|[”\"’]))")
LEADING_BULLET = re.compile(r"(?:[•●▪◦‣·∙*o](?=[ \u00a0\t])|[•●▪])[ \u00a0\t]*")
NUMBERED = re.compile(r"(\d{1,2}|[a-h](?=\)))[.)][ \u00a0\t]+(?=\S)")
EN_DASH_SPACE = re.compile(r"–[ \u00a0]")
SENTENCE_END = re.compile(r"[.!?…]+[”\"’)]?(?=\s+[A-ZÅÄÖÉ”\"]|$)")
SAYING_VERBS = (
    "säger sa sade säjer berättar avslutar intygar menar förklarar konstaterar tycker fortsätter "
    "tillägger poängterar betonar kompletterar understryker påpekar svarar summerar sammanfattar "
    "inflikar instämmer medger minns utbrister utvecklar framhåller tror hoppas uppmanar lovar "
    "förtydligar exemplifierar frågar undrar anser beskriver resonerar funderar skrattar ler "
    "hälsar upplyser uppger bekräftar erkänner försäkrar förtydligade berättade menade förklarade "
    "konstaterade avslutade beskrev påminner konkluderar filosoferar skojar skämtar suckar "
    "replikerar ropar viskar inleder gissar spår hävdar föreslår kommenterar upprepar avrundar "
    "invänder protesterar jublar tipsar vädjar redogör småler"
).split()
ADDING = r"(?:lägger|fyller|flikar|skjuter|håller)(?=\s[^.!?,]{2,40}\s(?:till|i|in|med)\b)"
SAYING = "|".join([*sorted(set(SAYING_VERBS), key=len, reverse=True), ADDING])
SAYING_SOMEONE = re.compile(
    rf"\b(?:{SAYING})\s+(?:han|hon|hen|de|dom|(?:[a-zåäöé-]+\s+){{0,4}}[A-ZÅÄÖÉ]|"
    r"[a-zåäö]+(?:chefen|ledaren|sekreteraren|handläggaren))"
)
LONG_ENOUGH_FOR_SPEECH = 60


def leading_mark(text: str) -> str:
    """The dash or bullet a line begins with, its space included, or nothing."""
    match = LEADING_DASH.match(text) or LEADING_BULLET.match(text)
    return match.group() if match else ""


def without_mark(text: str) -> str:
    """The line after its dash or bullet."""
    return text[len(leading_mark(text)) :]


def without_number(text: str) -> str:
    """The line after its number, as in ``1. Ring``."""
    match = NUMBERED.match(text)
    return text[match.end() :] if match else text


def has_talk_dash(text: str) -> bool:
    """Whether a line begins with the Swedish dash of speech: an en dash and a space."""
    return EN_DASH_SPACE.match(text) is not None


def reads_like_speech(text: str) -> bool:
    """Whether the words after a dash are someone's speech rather than a point of a list."""
    words = without_mark(text)
    if SAYING_SOMEONE.search(words):
        return True
    sentences = len(SENTENCE_END.findall(words))
    ends = words.endswith((".", "!", "?", "…", ".”", "!”", "?”", ":"))
    return sentences > 1 or (ends and len(words) > LONG_ENOUGH_FOR_SPEECH)


def is_speech(text: str, style: str = "") -> bool:
    """Whether a line is a quote: an en dash and a space, or another dash before speech."""
    mark = leading_mark(text)
    if not mark:
        return False
    if has_talk_dash(text):
        return style != "list_item" or reads_like_speech(text)
    return reads_like_speech(text)
