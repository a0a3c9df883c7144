"""Lines of a contact block: telephone, e-mail, address, website, job advertisements.

What a line is has been weighed by now. Here its values are found wherever they stand, and the
words around them become their labels, a street, or the name of who answers.
"""

import re
from dataclasses import dataclass, field

from home.formats.phone_number import e164
from profiles.manuscript.swedish.addresses import (
    BARE_ADDRESS,
    SCHEME_ADDRESS,
    TRAILING,
)
from profiles.manuscript.swedish.phones import NUMBER, phone
from profiles.manuscript.swedish.postal_addresses import (
    PLACE_NAME,
    POSTCODE,
    looks_like_street,
)

HOURS = re.compile(
    r"(?:öppettid(?:er)?|öppet(?:tider)?|telefontid(?:er)?|besökstid(?:er)?|vi har öppet)\b.{0,80}$"
    r"|(?:följ oss|du hittar oss också|hitta oss)\b.{0,80}$"
    r"|(?:facebook|instagram|linkedin|org(?:anisations)?\.?\s?(?:nr|nummer))\b\s*:.{0,80}$",
    re.IGNORECASE,
)
EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
DISGUISED_AT = re.compile(
    r"(?<=[\w.+-])\s?(?:[(\[{](?:at|a|snabel-?a|@)[)\]}]|\ssnabel-a\s)\s?(?=[\w-]+\.)",
    re.IGNORECASE,
)
PHONE_WORD = (
    r"(?:tel(?:efon)?(?:nummer|nr)?\.?(?:\s*\(?(?:vxl|växel)\.?\)?)?|tfn\.?(?:\s*vxl\.?)?|"
    r"(?:kommunens\s+|telefon)?växel(?:n|nummer)?|vxl\.?|mobil(?:telefon|nummer|nr)?\.?|mob\.?|"
    r"ring(?:\s+oss)?|direkt(?:nummer)?|direkttelefon|jour(?:telefon)?|receptionstelefon|"
    r"t\.?|m\.?)"
)
EMAIL_WORD = (
    r"(?:e-?\s?post(?:adress)?|e-?mail|mejl(?:a)?(?:\s+oss)?(?:adress)?|mail(?:adress)?|epost)"
)
WEB_WORD = (
    r"(?:webb(?:plats|sida|adress)?|web|hemsida|www|internet|sajt|läs mer(?:\s+på)?|"
    r"mer information(?:\s+finns på)?|besök oss på|besök gärna|url|länk)"
)
POSTAL_WORD = r"(?:postadress|post|brevadress|utdelningsadress|fakturaadress)"
VISIT_WORD = r"(?:besöksadress|besök(?:\s+oss)?|gatuadress|här finns vi|hitta hit|du hittar oss på)"
ADDRESS_WORD = r"(?:adress)"
LABEL = re.compile(
    rf"(?P<label>(?P<phone>{PHONE_WORD})|(?P<email>{EMAIL_WORD})|(?P<web>{WEB_WORD})|"
    rf"(?P<postal>{POSTAL_WORD})|(?P<visit>{VISIT_WORD})|(?P<address>{ADDRESS_WORD}))"
    rf"(?P<colon>\s*[:|–-]\s*|\t+|\s+|$)(?P<rest>.*)$",
    re.IGNORECASE,
)
JOB_PATH = re.compile(r"/[^?#]*(?:jobb|lediga)", re.IGNORECASE)
JOBS = re.compile(
    r"lediga?\s+(?:tjänst\w*|jobb\w*|anställning\w*)|jobba\s+(?:hos|med)\s+oss|våra\s+jobb|"
    r"platsannons\w*|sök\s+(?:jobb|tjänst\w*)|jobbannons\w*|\.\w{2,9}/(?:jobb|lediga)",
    re.IGNORECASE,
)
HEADING = re.compile(
    r"(?:kontakt(?:a)?(?:\s+(?:oss|os|kommunen|socialtjänsten|gärna|till))?|kontaktuppgifter|"
    r"kontaktinformation|kontakt(?:person)?er|kontaktperson|kontaktvägar|så når du oss|hör av dig|"
    r"(?:har du )?frågor(?: om .{2,40}| besvaras av)?|(?:vid|för) frågor|"
    r"(?:vill du|för dig som vill) veta mer|"
    r"(?:för )?mer (?:information|info)(?:,?\s+(?:vänligen\s+)?kontakta)?|hitta till oss|"
    r"upplysningar(?: lämnas av)?|kontakta oss om du vill veta mer|adress och kontakt)\s*[:?]?",
    re.IGNORECASE,
)
LEAD_IN = re.compile(
    r"^(?:(?:för )?(?:mer|ytterligare) information|kontakt(?:a)?|(?:vid )?frågor)\s*:\s*",
    re.IGNORECASE,
)
LEAD_SENTENCE = re.compile(
    r"^(?:(?:kontakt|frågor)\s[^:?!.]{2,30}:\s*"
    r"|(?:frågor|upplysningar|information)\b[^:?!.]{0,40}\b(?:besvaras|lämnas|ges) av\s+"
    r"|[^:?!.\d]{4,40}[?!]\s+(?=\w))",
    re.IGNORECASE,
)
"""Words that lead to whom they name; unlike a label they are said to be left out."""

PART_BREAK = re.compile(
    r"\s*[,|•·;]\s+|\s+[–/]\s+|\t+|\s{3,}|[ \u00a0](?=\d{3}[ \u00a0]?\d{2}[ \u00a0]+[A-ZÅÄÖ])|"
    r"\.\s+(?=(?:tel|tfn|växel|mobil|e-?post|mejl|webb|www|hemsida)\b)",
    re.IGNORECASE,
)
VALUE = re.compile(
    rf"(?P<email>{EMAIL.pattern})|(?P<phone>{NUMBER.pattern})|"
    rf"(?P<web>{BARE_ADDRESS.pattern}|{SCHEME_ADDRESS.pattern})",
    re.IGNORECASE,
)
OWN_LABEL = re.compile(
    rf"(?:.*?\s)??(?P<label>(?:{PHONE_WORD})(?:\s*:?\s*(?:{PHONE_WORD}))?|{EMAIL_WORD}|{WEB_WORD})"
    r"\s*[:–-]?",
    re.IGNORECASE,
)
NOTE_BEHIND = re.compile(
    r"\s*(?:\((?P<note>[^()]{2,40})\)|(?P<word>växeln?|vxl?|direkt|mobil)\b)\.?", re.IGNORECASE
)
ORGANISATION = re.compile(r"\b(?:kommun|stad|region)\b", re.IGNORECASE)
REACH = re.compile(r"\b(?:nås|når du|kontakta|ring|mejla|maila|skriv till|hör av dig)\b", re.I)
LINKING = re.compile(r"^(?:eller|och|samt|på|via|till)\b\s*|\s*\b(?:eller|och|samt|på|via|till)$")
MAX_LINKING_WORDS = 4
WORDS_OF_A_SENTENCE = 9
LONGEST_LABEL = 30
MARKS = re.compile(r"^[\W_]+(?=[^\W\d_])")


@dataclass
class ContactLine:
    """What a line gives to a contact block; ``label_only`` announces the next line."""

    phones: list[dict[str, str]] = field(default_factory=list)
    emails: list[dict[str, str]] = field(default_factory=list)
    websites: list[str] = field(default_factory=list)
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    address_kind: str = ""
    organisation: str = ""
    job_text: str = ""
    names: list[str] = field(default_factory=list)
    note: str = ""
    label_only: str = ""

    @property
    def is_address(self) -> bool:
        """Whether the line is (part of) a postal or visiting address."""
        return bool(self.street or self.postal_code)

    @property
    def has_values(self) -> bool:
        """Whether the line has anything to write to, call, open or find."""
        return bool(self.phones or self.emails or self.websites or self.is_address)


def without_lead(text: str) -> str:
    """The words that name somebody, without those that lead to them."""
    return LEAD_SENTENCE.sub("", LEAD_IN.sub("", text)).strip(" :.")


def is_contact_heading(text: str) -> bool:
    """Whether a line is the heading of a contact block."""
    return len(text) <= 60 and HEADING.fullmatch(text.strip()) is not None


def read_contact_line(text: str) -> ContactLine | None:
    """What the line says, or nothing when it only names somebody."""
    if is_contact_heading(text):
        return None
    text = DISGUISED_AT.sub("@", MARKS.sub("", text))
    if HOURS.match(text):
        return ContactLine(note=text)
    label = LABEL.match(text)
    kind = kind_of_label(label)
    if label and not label["rest"].strip():
        return ContactLine(label_only=kind) if len(label["label"]) > 2 else None
    found = ContactLine()
    if label and kind in {"postal", "visit", "address"}:
        words = take_values(found, label["rest"])
        if label["colon"].strip(" ") and not (found.phones or found.emails):
            found.street = ", ".join(filter(None, (*words, found.street)))
        else:
            take_words(found, words, text)
        found.address_kind = kind if found.is_address else ""
    else:
        take_words(found, take_values(found, text), text)
    is_short = bool(found.websites) or len(text.split()) <= WORDS_OF_A_SENTENCE
    points = JOBS.search(text) or any(map(JOB_PATH.search, found.websites))
    if is_short and points and not (found.phones or found.emails):
        return ContactLine(job_text=text, websites=found.websites)
    return found if found.has_values else None


def kind_of_label(label: re.Match[str] | None) -> str:
    """What the label of a line announces."""
    kinds = ("phone", "email", "web", "postal", "visit", "address")
    return next((kind for kind in kinds if label and label[kind]), "")


def take_values(found: ContactLine, text: str) -> list[str]:
    """Take the numbers and addresses of a line; the words between them are the answer.

    Words in front of a value name it and those after it, until other words come.
    """
    words: list[str] = []
    name, position = "", 0
    for match in VALUE.finditer(text):
        parts = parts_of(text[position : match.start()])
        label = own_label(parts)
        value = match.group().strip()
        if match["phone"] and not (e164(value) or label or parts or len(text) < LONGEST_LABEL):
            continue
        named = [part for part in parts if not take_address(found, part)]
        name = without_lead(", ".join(named)) or name
        words += named
        position = match.end()
        if match["phone"]:
            if note := NOTE_BEHIND.match(text, position):
                label = f"{label} {note['note'] or note['word']}".strip()
                position = note.end()
            found.phones.append({**phone(label, value), "name": name})
        elif match["email"]:
            found.emails.append({"label": label, "address": value, "name": name})
        else:
            found.websites.append(value.rstrip(TRAILING))
    return words + [part for part in parts_of(text[position:]) if not take_address(found, part)]


def parts_of(text: str) -> list[str]:
    """The words between values, part by part."""
    parts = (
        LINKING.sub("", part.strip(" ,|•·;–/()\t").lstrip(".")) for part in PART_BREAK.split(text)
    )
    return [part for part in parts if len(part) > 1]


def own_label(parts: list[str]) -> str:
    """Take the word that says of what kind the value behind it is: ``Tel. vxl``."""
    match = OWN_LABEL.fullmatch(parts[-1]) if parts else None
    if not match:
        return ""
    rest = parts.pop()[: match.start("label")].strip(" :")
    parts += [rest] if rest else []
    return match["label"].strip()


def take_address(found: ContactLine, part: str) -> bool:
    """Take a street, a postal code or, behind a street, its town; whether it was one."""
    if not found.postal_code and (match := POSTCODE.match(part)):
        found.postal_code, found.locality = match[1].replace("\u00a0", " "), match[2].strip()
    elif not found.street and looks_like_street(part):
        found.street = part
    elif found.street and not found.locality and PLACE_NAME.fullmatch(part):
        found.locality = part
    else:
        return False
    return True


def take_words(found: ContactLine, words: list[str], text: str) -> None:
    """Let the words of a line name its values, or be a note when they are a sentence."""
    values = [*found.phones, *found.emails]
    named = without_lead(", ".join(words))
    reach = REACH.search(text)
    if reach:
        before = text[: reach.start()].strip(" ,")
        named = before or LINKING.sub("", REACH.sub("", named).strip(" ,"))
        named = named if len(named.split()) < WORDS_OF_A_SENTENCE else ""
        left = [w for w in re.findall(r"[^\W\d_]{3,}", " ".join(words)) if w not in named]
        found.note = text if values and len(left) > MAX_LINKING_WORDS else ""
    elif len(named.split()) > WORDS_OF_A_SENTENCE:
        found.note = text if found.has_values else ""
        named = ""
    has_office = not reach and ORGANISATION.search(named)
    if values and not has_office:
        only = len({value["name"] for value in values}) < 2
        for value in values:
            label = named if only or reach else value["name"]
            value["label"] = ", ".join(filter(None, (label, value["label"])))
    elif named and (found.is_address or has_office):
        found.organisation = named
    elif named and not found.websites:
        found.names = [named]
    for value in values:
        del value["name"]
