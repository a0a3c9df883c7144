"""People's names in Swedish text: capitalised words in a row that behave like a person."""

import re
from collections.abc import Iterable
from functools import lru_cache

from profiles.manuscript.swedish.speech import SAYING

LOWER = "a-zåäöéèüøæáíóúýàâêîôûëïçñćčšžłńśźżđřěőðþ"
WORD = (
    rf"(?:[OD]['’]|Mc|Mac)?[A-ZÅÄÖÉÜØÆÁÍÓÚČŠŽŁĐÇÞ][{LOWER}'’]+"
    rf"(?:-[A-ZÅÄÖÉÜØÆÁÓČŠŽŁ][{LOWER}]+){{0,2}}"
)
PARTICLE = r"(?:von|van|af|de|da|di|del|al|el|bin|ben|der|la)"
NAME = re.compile(
    rf"(?<![\w-])(?:{WORD}|Al-{WORD})"
    rf"(?:\s(?:{PARTICLE}\s)?(?:{WORD}|Al-{WORD}|[A-ZÅÄÖ]\.)){{1,3}}(?![\w-])"
)
CAPITAL = re.compile(rf"(?<![\w-])(?:{WORD}|Al-{WORD})(?![\w-])")
ROLE_ENDINGS = (
    "chef chefen ledare ledaren sekreterare sekreteraren handläggare handläggaren direktör "
    "direktören samordnare samordnaren kurator kuratorn terapeut terapeuten pedagog pedagogen "
    "socionom socionomen behandlare behandlaren stödjare stödjaren assistent assistenten "
    "utredare utredaren strateg strategen ordförande ordföranden mentor mentorn rådgivare "
    "rådgivaren administratör administratören kommunalråd kommunalrådet sköterska sköterskan "
    "undersköterska coach coachen psykolog psykologen biträde specialist specialisten utvecklare "
    "utvecklaren koordinator koordinatorn konsulent konsulenten resurs resursen student "
    "studenten praktikant praktikanten vikarie vikarien lots lotsen inspektör inspektören "
    "vägledare vägledaren föreståndare föreståndaren controller ombud ombudet jurist juristen "
    "präst diakon "
    "chefer ledarna handledare handledaren lärare läraren fältare fältaren kollega kollegan "
    "kollegor kollegorna medarbetare medarbetaren teamledare rektor rektorn fritidsledare"
).split()
AGE = re.compile(r",\s+\d{2}\b(?:\s+år)?")
AGENT = re.compile(r"\w{4}(?:anden|anten|enten|isten|aren|ikern|mannen|kvinnan)$")
THING_IN_FRONT = re.compile(
    r"(?:program|modell|metod|verktyg|projekt|satsning|system|app|utbildning|konceptet)\w{0,4}\s+[”\"»]?$",
    re.IGNORECASE,
)
ROLE = re.compile(rf"(?:{'|'.join(sorted(ROLE_ENDINGS, key=len, reverse=True))})$", re.IGNORECASE)
LEADING = frozenset(
    "För Varför När Här Där I På Även Också Med Enligt Både Från Så Men Och Att Det Den De Vi Hos "
    "Till Av Under Efter Idag Nu Som Om Eller Utan Mellan Vid Inför Han Hon Jag Ni Du Man Hur Vad "
    "Vem Vilka Sedan Då Tack Precis Samtidigt Dessutom Eftersom Genom Trots Förra Nya Nye "
    "Gruppledare Kollegan Kollegorna Varken Sen Redan Bara Ja Nej Fråga Möt Träffa Bakom "
    "Fotograf Foto Bild Text Stående Sittande Överst Nederst Längst Ovan Ansvarig Tillförordnad "
    "Biträdande Legitimerad Nuvarande Tidigare Nyanställda Nyanställde Nyexaminerade "
    "Erfarna Erfarne Unga Unge Kontakta Ring Mejla Fråga Hej Hälsar Hälsningar Varje Alla Åter "
    "Just Snart Dottern Sonen Mamma Pappa Mormor Farmor Morfar Farfar Systern Brodern Vännen "
    "Paret Familjen Mamman Pappan".split()
)
NOT_IN_NAMES = frozenset(
    "Västra Östra Norra Södra Mellersta Nya Gamla Stora Lilla Svenska Sveriges Sverige Region "
    "Kommun Kommunen Stad Individ Socialtjänsten Socialförvaltningen Socialkontoret Län "
    "Götaland Svealand Norrland Kommunal Vision Akademikerförbundet Socialstyrelsen Google "
    "Microsoft Teams Instagram Facebook Linkedin Signs Safety Motivational Interviewing "
    "Trygga Tidiga Barnens Socialt Ungas Januari Februari Mars April Maj Juni Juli Augusti "
    "September Oktober November December Måndag Tisdag Onsdag Torsdag Fredag Post Box "
    "Högskolan Universitet Universitetet Högskola Kyrkan Europa Framtidens Årets Hela Folkets Hus "
    "Marte Meo Team Center Centrum Lediga Jobb Byrå Byrån Studio".split()
)
ORGANISATION_ENDINGS = re.compile(
    r"(?:förvaltningen?|kontoret|enheten|tjänsten|nämnden|omsorgen|avdelningen|verksamheten|"
    r"kommunen?|gatan|vägen|torget|skolan|gården|huset|centrum|länet|regionen|byrån?)s?$",
    re.IGNORECASE,
)
PERSON_VERBS = frozenset(
    "är var har hade började arbetar arbetade jobbar jobbade kom leder berättar säger menar tycker "
    "ser vill kan ska beskriver lyfter tog fick valde sökte möter trivs minns betonar ansvarar "
    "förklarar håller tror känner blev bor gick poängterar fortsätter ger går nickar ler skrattar "
    "instämmer studerade utbildade läste flyttade brinner påpekar konstaterar visar tar anser "
    "själv heter fyller hoppas gör får uppskattar bekräftar understryker svarar".split()
)
VERBS_IN_FRONT = frozenset(
    "sitter står möter heter jobbar arbetar leder berättar minns visar kommer tar ser bor".split()
)
PRONOUN_NEXT = re.compile(r"[^.!?]{0,120}[.!?]\s+(?:Hon|Han|Hen)\b")
NEXT_WORD = re.compile(r"[,\s]*([\wåäö-]+)")
LAST_WORD = re.compile(r"([\wåäö-]+)[\s]*$")
SAYING_BEFORE = re.compile(rf"\b(?:{SAYING})\s+(?:[a-zåäö-]+\s+){{0,3}}$")


def follows_thing(before: str) -> bool:
    """Whether the word in front names a method or project: ``programmet Next Step``."""
    return THING_IN_FRONT.search(before) is not None


@lru_cache(maxsize=10_000)
def find_names(text: str) -> tuple[tuple[int, str], ...]:
    """Runs of capitalised words that may be people, with where they begin."""
    found = []
    for match in NAME.finditer(text):
        start, name = without_leading_words(match.start(), match.group())
        if " " in name and not is_no_person(name):
            found.append((start, name))
    return tuple(found)


def without_leading_words(start: int, name: str) -> tuple[int, str]:
    """The name without function words and roles in front: ``Gruppledare Anna Berg``."""
    while " " in name:
        first, rest = name.split(" ", 1)
        is_person_word = first in LEADING or ROLE.search(first) or AGENT.search(first)
        if not is_person_word and not follows_thing(f"{first} "):
            break
        start, name = start + len(first) + 1, rest
    return start, name


def is_no_person(name: str) -> bool:
    """Whether a run of capitalised words is a place, an office, a method or a month."""
    words = name.split()
    return any(
        word in NOT_IN_NAMES or ORGANISATION_ENDINGS.search(word) or ROLE.search(word)
        for word in words
    )


def behaves_like_person(text: str, start: int, name: str) -> bool:
    """Whether the words beside a name say that it is someone: a verb, a role, a comma."""
    end = start + len(name)
    before, after = text[max(0, start - 80) : start], text[end : end + 200]
    if follows_thing(before):
        return False
    if SAYING_BEFORE.search(before) or AGE.match(after):
        return True
    role = LAST_WORD.search(before)
    if (role and role[1] in VERBS_IN_FRONT) or PRONOUN_NEXT.match(after):
        return True
    if role and (
        ROLE.search(role[1]) or AGENT.search(role[1]) or role[1] in {"Kollegan", "kollegan"}
    ):
        return True
    following = NEXT_WORD.match(after)
    if not following:
        return False
    word = following[1]
    return (
        word in PERSON_VERBS
        or after.startswith(", som ")
        or (after.startswith(",") and says_role(after))
    )


def says_role(after: str) -> bool:
    """Whether one of the first two words after a comma is a role: ``, biträdande chef``."""
    words = re.findall(r"[\wåäö-]+", after[:60])[:2]
    return any(ROLE.search(word) for word in words)


def shorten_names(names: Iterable[str], texts: list[str]) -> dict[str, str]:
    """Names whose first word belongs to the sentence, with the person they really hold.

    ``Nyanlända Anna Berg`` becomes ``Anna Berg`` when that pair also stands by itself.
    """
    known = set(names)
    result = {}
    for name in known:
        words = name.split()
        shorter = " ".join(words[1:])
        result[name] = shorter if len(words) > 2 and shorter in known else name
    return result


# Common first names that are hardly given to more than one sex.
PRONOUN_OF = {
    "hon": frozenset(
        "agneta alice alma alva amanda amina anette anita anna annika astrid barbro berit birgit "
        "birgitta britt camilla carina carolina cecilia christina ebba elin elisabeth ella ellen "
        "elsa emelie emma erika eva fatima felicia frida greta gun gunilla gunnel hanna harriet "
        "helen helena ida inger ingrid irene iris jenny jessica johanna josefin julia karin "
        "katarina kerstin klara kristina lena linda linnea lisa lotta lovisa louise madeleine "
        "maja maj malin margareta maria marianne marie matilda mikaela moa mona monica märta "
        "nathalie olivia paulina pernilla petra pia rebecka rut saga sandra sanna sara selma "
        "siv sofia sofie stina susanne therese tuva ulla ulrika veronika viktoria wilma "
        "yasmin yvonne åsa".split()
    ),
    "han": frozenset(
        "adam albin alexander ali anders andreas anton arne arvid axel bengt bertil bo börje "
        "carl christer christian christoffer daniel david dennis elias emil erik fredrik "
        "gabriel georg gunnar gustav göran hampus hans harald henrik hugo håkan ibrahim isak "
        "ivar jakob jan jens jerker jesper joakim joel johan johannes jonas jonathan jörgen "
        "karl kenneth kent kjell klas lars leif lennart leo linus ludvig magnus marcus martin "
        "mats mattias max melker mikael mohammed nils niklas olle olof omar oscar otto patrik "
        "pelle per peter petter pontus rasmus richard robert roger rolf rune samuel "
        "sebastian simon sixten stefan sten stig sven theo thomas tobias tommy tor torbjörn "
        "ulf urban victor viggo vilhelm åke örjan".split()
    ),
}


def is_other_pronoun(name: str, pronoun: str) -> bool:
    """Tells whether ``hon`` or ``han`` can hardly mean somebody with this first name."""
    first = name.split()[0].lower() if name.split() else ""
    return any(first in names for other, names in PRONOUN_OF.items() if other != pronoun)
