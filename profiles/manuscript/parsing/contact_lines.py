"""Lines of a contact block: telephone, e-mail, address, website, job advertisements."""

import re

from home.formats.phone_number import e164
from profiles.manuscript.swedish.addresses import BARE_ADDRESS, find_addresses, is_address
from profiles.manuscript.swedish.contact_line import ContactLine
from profiles.manuscript.swedish.phones import NUMBER, phone
from profiles.manuscript.swedish.postal_addresses import POSTCODE, looks_like_street, read_address

HOURS = re.compile(
    r"(?:öppettid(?:er)?|öppet(?:tider)?|telefontid(?:er)?|besökstid(?:er)?|vi har öppet)\b.{0,80}$"
    r"|(?:följ oss|du hittar oss också|hitta oss)\b.{0,80}$"
    r"|(?:facebook|instagram|linkedin|org(?:anisations)?\.?\s?(?:nr|nummer))\b\s*:.{0,80}$",
    re.IGNORECASE,
)
MAX_CONTACT_LINE = 170
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
PART_BREAK = re.compile(
    r"\s*[,|•·;]\s+|\s+[–/]\s+|\t+|\s{3,}|"
    r"\.\s+(?=(?:tel|tfn|växel|mobil|e-?post|mejl|webb|www|hemsida)\b)",
    re.IGNORECASE,
)
REACH = re.compile(r"\b(?:nås|når du|kontakta|ring|mejla|maila|skriv till|hör av dig)\b", re.I)
MAX_LINKING_WORDS = 4
WORDS_OF_A_SENTENCE = 9
MAX_NOTE = 40
NOTED_NUMBER = re.compile(
    rf"(?P<number>{NUMBER.pattern})\s*(?P<note>\([^()]{{2,30}}\)|växel(?:n)?|vxl?|direkt|mobil)",
    re.IGNORECASE,
)

SEVERAL_NUMBERS = re.compile(
    rf"(?P<label>[^\d:@]{{2,40}}):\s*"
    rf"(?P<numbers>{NUMBER.pattern}(?:\s*(?:,|eller|och|samt)\s*{NUMBER.pattern})+)\.?",
    re.IGNORECASE,
)


def read_contact_line(text: str) -> ContactLine | None:
    """What the line says, or nothing when it is no line of a contact block."""
    if len(text) > MAX_CONTACT_LINE or is_contact_heading(text):
        return None
    text = DISGUISED_AT.sub("@", text)
    return (
        read_hours(text)
        or read_labelled(text)
        or read_bare_email(text)
        or read_web(text)
        or read_jobs(text)
        or read_several_numbers(text)
        or read_parts(text)
        or read_address(text, "")
        or read_sentence(text)
    )


def is_contact_heading(text: str) -> bool:
    """Whether a line is the heading of a contact block."""
    return len(text) <= 60 and HEADING.fullmatch(text.strip()) is not None


def read_hours(text: str) -> ContactLine | None:
    """Opening hours and the like: part of a contact block, though no field holds them."""
    return ContactLine(note=text) if HOURS.match(text) else None


def read_labelled(text: str) -> ContactLine | None:
    """A line such as ``Tel. vxl: 08-…``, ``E-post: …`` or ``Besöksadress:`` alone."""
    match = LABEL.match(text)
    if not match:
        return None
    label, rest = match["label"].strip(), match["rest"].strip()
    kind = next(k for k in ("phone", "email", "web", "postal", "visit", "address") if match[k])
    if not rest:
        alone = len(label) > 2 and (kind != "address" or match["colon"].strip() != "–")
        return ContactLine(label_only=kind, name=label) if alone else None
    if kind in {"postal", "visit", "address"}:
        return read_labelled_address(rest, kind, bool(match["colon"].strip(" ")))
    return read_labelled_value(kind, label, rest)


def read_labelled_address(rest: str, kind: str, has_colon: bool) -> ContactLine | None:
    """An address after its label; without a colon only what is an address anyway."""
    found = read_address(rest, kind if has_colon else "")
    if found:
        found.address_kind = kind
    return found


def read_labelled_value(kind: str, label: str, rest: str) -> ContactLine | None:
    """The number, address or page after its label, and whatever else the line holds."""
    if kind == "phone":
        return read_phone_value(label, rest)
    if kind == "email" and (match := EMAIL.match(rest)):
        email = {"label": label, "address": match.group()}
        return with_more(ContactLine(emails=[email]), rest[match.end() :])
    if kind == "web" and is_address(rest):
        return ContactLine(websites=[rest.rstrip(".")])
    return None


def read_phone_value(label: str, rest: str) -> ContactLine | None:
    """A number after its label; ``växel 08-…`` after ``Telefon`` belongs to the label."""
    inner = re.match(rf"({PHONE_WORD})\s*:?\s*(?=[\d+])", rest, re.IGNORECASE)
    if inner:
        label, rest = f"{label} {inner[1]}", rest[inner.end() :]
    match = NUMBER.match(rest)
    if not match:
        return None
    return with_more(ContactLine(phones=[phone(label, match.group().strip())]), rest[match.end() :])


def with_more(found: ContactLine, rest: str) -> ContactLine | None:
    """The line with what stands after its first value; prose after it makes it no such line."""
    rest = rest.strip(" ,|•·;–/\t")
    if not rest:
        return found
    note = re.fullmatch(r"(?:\(([^()]{2,40})\)|(vxl?|växel|växeln))\.?", rest, re.IGNORECASE)
    if note and found.phones:
        last = found.phones[-1]
        found.phones[-1] = phone(f"{last['label']} {(note[1] or note[2])}", last["display"])
        return found
    more = read_labelled(rest) or read_bare_email(rest) or read_parts(rest)
    if more is None:
        found.note = rest
        return found if len(rest) <= MAX_NOTE and not rest.endswith((".", "!", "?")) else None
    found.phones += more.phones
    found.emails += more.emails
    found.websites += more.websites
    found.name = found.name or more.name
    return found


def read_bare_email(text: str) -> ContactLine | None:
    """A line that is one e-mail address."""
    if EMAIL.fullmatch(text):
        return ContactLine(emails=[{"label": "", "address": text}])
    return None


def read_web(text: str) -> ContactLine | None:
    """A line that is one web address."""
    if not is_address(text) or "@" in text:
        return None
    address = text.rstrip(".")
    is_jobs = JOB_PATH.search(address) is not None
    return ContactLine(websites=[address], job_text=text if is_jobs else "")


def read_jobs(text: str) -> ContactLine | None:
    """A line that points to the municipality's vacancies."""
    points = bool(BARE_ADDRESS.search(text)) or len(text.split()) <= WORDS_OF_A_SENTENCE
    if JOBS.search(text) and points:
        return ContactLine(job_text=text, websites=find_addresses(text))
    return None


def read_sentence(text: str) -> ContactLine | None:
    """A sentence that gives someone's number or address: ``Anna Berg nås på 08-…``."""
    reach = REACH.search(text)
    phones, emails = NUMBER.findall(text), EMAIL.findall(text)
    if not reach or not (phones or emails) or not any(e164(number) for number in phones or ["112"]):
        return None
    found = ContactLine(
        phones=[phone("", number.strip()) for number in phones],
        emails=[{"label": "", "address": address} for address in emails],
    )
    before = text[: reach.start()].strip(" ,")
    name_values(found, before if 0 < len(before.split()) < WORDS_OF_A_SENTENCE else "")
    known = [before, *phones, *emails]
    rest = [word for word in re.findall(r"[^\W\d_]{3,}", text) if not any(word in k for k in known)]
    found.note = text if len(rest) > MAX_LINKING_WORDS else ""
    return found


def read_several_numbers(text: str) -> ContactLine | None:
    """A line of more than one number for the same thing: ``Polis: 112 eller 114 14``."""
    match = SEVERAL_NUMBERS.fullmatch(text)
    if not match:
        return None
    numbers = [one.group().strip() for one in NUMBER.finditer(match["numbers"])]
    return ContactLine(phones=[phone(match["label"], number) for number in numbers])


def read_parts(text: str) -> ContactLine | None:
    """A line of parts: ``Anna Berg, enhetschef, 08-…, anna@…``; the words name the number."""
    found, words = ContactLine(), []
    for part in PART_BREAK.split(text):
        part = part.strip(" .")
        if part and not take_part(found, part):
            words.append(part)
    if not (found.phones or found.emails):
        return None
    name = LEAD_IN.sub("", ", ".join(words))
    if len(name) > 80 or re.search(r"[.!?]\s", name):
        return None
    if re.fullmatch(r".*\b(?:kommun|stad|region)\b.*", name, re.IGNORECASE):
        found.organisation, name = name, ""
    name_values(found, name)
    return found


def take_part(found: ContactLine, part: str) -> bool:
    """Add one part of a line to what was found; false when it is only words."""
    if is_address(part) and "@" not in part:
        found.websites.append(part)
    elif not found.postal_code and (match := POSTCODE.match(part)):
        found.postal_code, found.locality = match[1].replace("\u00a0", " "), match[2].strip()
    elif not found.street and looks_like_street(part):
        found.street = part
    elif EMAIL.fullmatch(part):
        found.emails.append({"label": "", "address": part})
    elif NUMBER.fullmatch(part):
        found.phones.append(phone("", part))
    elif inner := labelled_part(part):
        found.phones += inner.phones
        found.emails += inner.emails
    else:
        return take_trailing_value(found, part)
    return True


def labelled_part(part: str) -> ContactLine | None:
    """A part with its own label: ``tfn 08-…``."""
    match = LABEL.match(part)
    if not match or not (match["phone"] or match["email"]) or not match["rest"]:
        return None
    kind = "phone" if match["phone"] else "email"
    value = match["rest"].strip()
    if kind == "phone" and NUMBER.fullmatch(value):
        return ContactLine(phones=[phone(match["label"].strip(), value)])
    if kind == "email" and EMAIL.fullmatch(value):
        return ContactLine(emails=[{"label": match["label"].strip(), "address": value}])
    return None


def take_trailing_value(found: ContactLine, part: str) -> bool:
    """A part that ends in a number or address: ``Enhetschef Anna Berg 08-…``."""
    match = re.match(
        rf"(?P<words>[^\d@]{{2,70}}?)[:\s]+(?P<value>{NUMBER.pattern}|{EMAIL.pattern})$", part
    )
    if not match or len(match["words"].split()) > WORDS_OF_A_SENTENCE - 2:
        return take_noted_value(found, part)
    words, value = match["words"].strip(" :"), match["value"].strip()
    if "@" in value:
        found.emails.append({"label": words, "address": value})
    else:
        found.phones.append(phone(words, value))
    return True


def take_noted_value(found: ContactLine, part: str) -> bool:
    """A number with a word after it: ``08-… (växel)``."""
    match = NOTED_NUMBER.fullmatch(part)
    if not match:
        return False
    found.phones.append(phone(match["note"].strip("() "), match["number"].strip()))
    return True


def name_values(found: ContactLine, name: str) -> None:
    """Let the words of a line be the label of its numbers and addresses."""
    found.name = name
    if not name:
        return
    for value in (*found.phones, *found.emails):
        value["label"] = f"{name}, {value['label']}" if value["label"] else name
