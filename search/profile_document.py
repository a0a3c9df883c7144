"""A profile as the search knows it: where each word stands decides what it weighs.

Only what a visitor can read is taken up: nothing of consent, notes, or people who are hidden.
"""

from collections.abc import Iterator

from wagtail.blocks import StreamValue

from profiles.models import Municipality, ProfilePage
from search.index import weighing
from search.index.weighing import Part

_HEADINGS = frozenset({"heading", "pull_quote"})


def profile_parts(page: ProfilePage) -> Iterator[Part]:
    """Yields every part of a profile with its weight."""
    yield weighing.TITLE, page.title
    if page.municipality:
        yield from _municipality_parts(page.municipality)
    for person in page.get_visible_people():
        yield weighing.PERSON, person.name
        yield weighing.ROLE, f"{person.role}\n{person.unit}"
    for topic in page.topics.all():
        yield weighing.TOPIC, topic.label
    yield weighing.ROLE, f"{page.employer_unit}\n{page.kicker}\n{page.advertiser}"
    yield from _text_parts(page)
    yield weighing.CONTACT, "\n".join(_contacts(page.aside))
    yield weighing.ASIDE, f"{page.lead_image_caption}\n{page.lead_image_credit_line}\n{page.author}"


def readable_text(page: ProfilePage) -> str:
    """Returns the running text from which excerpts are taken, in reading order."""
    lines = [*_stream_texts(page.standfirst), *_stream_texts(page.body)]
    lines += [*_stream_texts(page.aside, skip="contact"), *_contacts(page.aside)]
    lines += [page.lead_image_caption, page.lead_image_credit_line, *_people_lines(page)]
    return "\n".join(line for line in lines if line.strip())


def _people_lines(page: ProfilePage) -> list[str]:
    return [
        ", ".join(filter(None, [person.name, person.role, person.unit]))
        for person in page.get_visible_people()
    ]


def municipality_forms(municipality: Municipality) -> list[str]:
    """Returns the ways to say a municipality's name alone: nominative and genitive."""
    name = municipality.name
    return [name] if name.endswith(("s", "x", "z")) else [name, f"{name}s"]


def _municipality_parts(municipality: Municipality) -> Iterator[Part]:
    yield weighing.MUNICIPALITY, "\n".join(municipality_forms(municipality))
    yield weighing.ROLE, f"{municipality.display_name}\nkommun\nkommunen"
    yield weighing.COUNTY, municipality.county.name


def _text_parts(page: ProfilePage) -> Iterator[Part]:
    yield weighing.STANDFIRST, "\n".join(_stream_texts(page.standfirst))
    for child in page.body:
        weight = weighing.HEADING if child.block_type in _HEADINGS else weighing.BODY
        yield weight, "\n".join(_block_texts(child))
    yield weighing.BODY, "\n".join(_stream_texts(page.aside, skip="contact"))
    hidden = {person.name for person in page.people.all() if person.hidden}
    yield weighing.BODY, "\n".join(set(_speakers(page)) - hidden)


def _stream_texts(stream: StreamValue, skip: str = "") -> Iterator[str]:
    for child in stream:
        if child.block_type != skip:
            yield from _block_texts(child)


def _block_texts(child: StreamValue.StreamChild) -> list[str]:
    """Returns what a reader reads of a block; names of speakers are taken apart from it."""
    if child.block_type == "quote":
        return [child.value.get("text") or ""]
    return [str(text) for text in child.block.get_searchable_content(child.value)]


def _speakers(page: ProfilePage) -> Iterator[str]:
    for stream in (page.standfirst, page.body):
        for child in stream:
            if child.block_type == "quote":
                yield from child.value.speaker_names


def _contacts(aside: StreamValue) -> Iterator[str]:
    """Yields the lines of the contacts as they are printed."""
    for child in aside:
        if child.block_type == "contact":
            contact = child.value
            yield " ".join(filter(None, [contact.get("unit"), contact.get("organisation")]))
            yield contact.visiting_line
            yield contact.postal_line
            yield from (f"{one.get('label') or 'Tel'}: {one.display}" for one in contact["phones"])
            yield from (one.get("address") or "" for one in contact["emails"])
            yield contact.website_display
            yield contact.get("job_text") or ""
            yield contact.get("application_contact") or ""
