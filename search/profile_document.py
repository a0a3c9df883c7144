"""A profile as the search knows it: where each word stands decides what it weighs.

Only what a visitor can read is taken up: nothing of consent, notes, or people who are hidden.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from html import unescape
from itertools import chain

from django.utils.formats import date_format
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from profiles.models import Municipality, ProfilePage
from profiles.registers.provinces import provinces
from search.index import weights
from search.index.weights import Part

_DOUBLE_VOWEL = re.compile("([aeiouyåäö])\\1")
_BLOCK_END = re.compile(r"</(?:p|h\d|li|blockquote)>|<(?:br|hr)\s*/?>")
_TAG = re.compile(r"<[^>]*>")
_HEADINGS = frozenset({"heading", "pull_quote"})


class ReadProfile:
    """A profile whose streams are read once: taking rich text apart is slow."""

    def __init__(self, page: ProfilePage) -> None:
        """Reads the streams; a block is its type and what a reader reads of it."""
        self.page = page
        self.standfirst = _blocks(page.standfirst)
        self.body = _blocks(page.body)
        self.aside = _blocks(page.aside)
        self.contacts = list(_contacts(page.aside))
        self.people = page.get_visible_people()
        self.topics = list(page.topics.all())
        self.speakers = _visible_speakers(page)


def profile_parts(profile: ReadProfile) -> Iterator[Part]:
    """Yields every part of a profile with its weight."""
    page = profile.page
    yield weights.TITLE, page.title
    if page.municipality:
        yield from _municipality_parts(page.municipality)
    for person in profile.people:
        yield weights.PERSON, person.name
        yield weights.ROLE, f"{person.role}\n{person.unit}"
    for topic in profile.topics:
        yield weights.TOPIC, topic.label
    yield weights.ROLE, f"{page.employer_unit}\n{page.kicker}\n{page.advertiser}"
    yield from _text_parts(profile)
    yield weights.CONTACT, "\n".join(profile.contacts)
    if page.published_on:
        yield weights.CONTACT, date_words(page.published_on)
    yield weights.ASIDE, f"{page.lead_image_caption}\n{page.lead_image_credit_line}\n{page.author}"


def readable_text(profile: ReadProfile) -> str:
    """Returns the running text from which excerpts are taken, in reading order."""
    page = profile.page
    lines = [*_lines(profile.standfirst), *_lines(profile.body)]
    lines += [*_lines(profile.aside), *profile.contacts]
    lines += [page.lead_image_caption, page.lead_image_credit_line]
    lines += [", ".join(filter(None, [one.name, one.role, one.unit])) for one in profile.people]
    lines += [", ".join(profile.speakers), page.employer_unit, page.kicker]
    lines += [page.advertiser, page.author]
    return "\n".join(line for line in lines if line.strip())


@lru_cache(maxsize=5_000)
def date_words(day: date) -> str:
    """Returns a day the ways it is written: ”7 september 2016” and ”2016-09-07”."""
    return f"{date_format(day, 'j F Y')}\n{day.isoformat()}"


def municipality_forms(municipality: Municipality) -> list[str]:
    """Returns the ways to write a municipality's name alone: also the genitive, and Höör as Hör."""
    name = municipality.name
    forms = [name] if name.endswith(("s", "x", "z")) else [name, f"{name}s"]
    single = _DOUBLE_VOWEL.sub(r"\1", name)
    return forms if single == name else [*forms, single]


def _municipality_parts(municipality: Municipality) -> Iterator[Part]:
    yield weights.MUNICIPALITY, "\n".join(municipality_forms(municipality))
    yield weights.ROLE, f"{municipality.display_name}\nkommun\nkommunen"
    yield weights.COUNTY, municipality.county.name
    yield weights.COUNTY, provinces(municipality.code)


def _text_parts(profile: ReadProfile) -> Iterator[Part]:
    yield weights.STANDFIRST, "\n".join(_lines(profile.standfirst))
    for kind, texts in profile.body:
        yield weights.HEADING if kind in _HEADINGS else weights.BODY, "\n".join(texts)
    yield weights.BODY, "\n".join(_lines(profile.aside))
    yield weights.BODY, "\n".join(profile.speakers)


def _lines(blocks: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    return chain.from_iterable(texts for _, texts in blocks)


def _blocks(stream: StreamValue) -> list[tuple[str, list[str]]]:
    """Returns the blocks of a stream but its contacts, by what type they are of."""
    blocks = (child for child in stream if child.block_type != "contact")
    return [(child.block_type, _block_texts(child)) for child in blocks]


def _block_texts(child: StreamValue.StreamChild) -> list[str]:
    """Returns what a reader reads of a block; names of speakers are taken apart from it."""
    if child.block_type == "quote":
        return [child.value.get("text") or ""]
    if isinstance(child.value, RichText):
        return [_plain(child.value.source)]
    return [str(text) for text in child.block.get_searchable_content(child.value)]


def _plain(source: str) -> str:
    """Returns the text of rich text as the editor stores it, in a tenth of Wagtail's time."""
    return unescape(_TAG.sub("", _BLOCK_END.sub(" ", source))).strip()


def _visible_speakers(page: ProfilePage) -> list[str]:
    hidden = {person.name for person in page.people.all() if person.hidden}
    blocks = chain(page.standfirst, page.body)
    quotes = (child.value for child in blocks if child.block_type == "quote")
    names = dict.fromkeys(name for quote in quotes for name in quote.speaker_names)
    return [name for name in names if name not in hidden]


def _contacts(aside: StreamValue) -> Iterator[str]:
    """Yields the lines of the contacts as they are printed."""
    for child in aside:
        if child.block_type == "contact":
            contact = child.value
            yield " ".join(filter(None, [contact.get("unit"), contact.get("organisation")]))
            yield contact.visiting_line
            yield contact.postal_line
            yield from (f"{one.get('label') or 'Tel'}: {one.display}" for one in contact["phones"])
            yield from (f"E-post: {one.get('address') or ''}" for one in contact["emails"])
            yield contact.website_display
            yield contact.get("job_text") or ""
            yield contact.get("application_contact") or ""
