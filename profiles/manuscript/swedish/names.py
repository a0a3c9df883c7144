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
        name = match.group().replace("\u00a0", " ")
        start, name = without_leading_words(match.start(), name)
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
        "agnes agneta aina alice alma alva amanda amina anette anita ann anna annelie annette "
        "annie annika asta astrid barbro beata berit berta birgit birgitta boel britt britta "
        "camilla carin carina carolina catarina cecilia christina daniela desirée disa doris "
        "ebba edith eira eleonor elin elina elisabeth ella ellen elsa elsie elvira embla emelie "
        "emilia emma engla erika ester eva fanny fatima felicia filippa fredrika frida gerd "
        "gertrud gisela greta gudrun gun gunhild gunilla gunnel gunvor hanna hanne harriet "
        "hedda hedvig heidi helen helena helga henrietta hilda hillevi hilma ida ines inez inga "
        "ingeborg ingela inger ingrid irene iris jasmine jeanette jennie jenny jessica jill "
        "johanna johanne jorunn josefin julia julie kajsa karin karolina katarina katja kerstin "
        "klara klaudia kristina lea lena lilian lillemor lina linda linn linnea lisa lisbet "
        "lise liselott liv livia lotta louise lova lovis lovisa lydia madeleine maggie maj maja "
        "majken majvor malin margareta margit mari maria marianne marie marika marina marita "
        "marlene matilda meja merete mia mikaela minna miriam mirja mirjam moa mona monica "
        "märit märta nadja nancy nanna nathalie nellie nicole nina nora olga olivia ottilia "
        "paulina pernilla petra pia ragnhild rakel ramona rebecka regina rigmor rita ronja rosa "
        "rose rosita rut ruth sabina saga sally sandra sandy sanna sara selma signe sigrid siri "
        "siv sofia sofie solveig sonja stina susanna susanne svea sylvia tanja teresa therese "
        "tilda tina tindra tora tove tuulikki tuva tyra ulla ulrica ulrika vanja vega vendela "
        "vera veronika viktoria viola vivi vivianne wilma yasmin ylle ylva yvonne åsa åse".split()
    ),
    "han": frozenset(
        "adam albert albin alexander alf alfred ali alrik alvar amir anders andreas anton arne "
        "arnold arthur artur arvid assar august axel balder bengt benjamin bernt bertil bjarne "
        "björn bo botvid börje calle carl casper christer christian christoffer conny dag dan "
        "daniel david dennis douglas edvin egon einar elias elis elof elvin emil enar erik "
        "erland ernst eskil evert fabian filip folke frank frans fredrik fritz gabriel georg "
        "gert greger gunnar gunne gustaf gustav göran gösta göte hampus hans harald harry hasse "
        "helge henning henrik henry herbert herman hilding hjalmar holger hugo håkan ibrahim "
        "igor ingemar ingvar isak isidor ivan ivar jack jakob jan jarl jens jerker jerry jesper "
        "jimmy joakim joar jocke joel johan johannes john johnny jonas jonathan jonny jordan "
        "josef jouni juhani julius justin jörgen jörn kai kalle karl kasper kennet kenneth kent "
        "kevin kjell klas knut konrad krister kristian kristoffer kurt lage lars lasse leif "
        "lennart leo leonard linus loke lorentz ludvig lukas magnus malte manfred marcus markus "
        "martin marvin mats matteo matti mattias mauritz max melker melvin michael mikael mikko "
        "milo mohammed morgan mårten nicklas nicolas niklas nils noel ola olaf olav oliver olle "
        "olof omar orvar oscar osvald otto ove patrik pelle per peter petri petter philip "
        "pontus pär pål ragnar ralf rasmus reidar reine richard rickard rikard roald robert "
        "roger roland rolf ronny roy ruben rune rutger samuel sebastian sebbe seth simon sivert "
        "sixten stefan stellan sten stig sture sune sven sverker sören tage teo teodor theo "
        "thomas tobias tomas tommy tor torbjörn tord torgny torkel torsten totte tryggve ture "
        "ulf uno urban valdemar valter verner victor vidar viggo viktor vilgot vilhelm vilmar "
        "vincent walter werner wilhelm wille william wilmer yngve åke åsmund örjan östen".split()
    ),
}


def is_other_pronoun(name: str, pronoun: str) -> bool:
    """Tells whether ``hon`` or ``han`` can hardly mean somebody with this first name."""
    first = re.split(r"[\s-]", name.lower())[0]
    return any(first in names for other, names in PRONOUN_OF.items() if other != pronoun)
