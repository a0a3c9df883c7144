"""The shape of a draft, checked before anything is made of it.

Missing, null and empty mean the same; keys without a field are ignored; a
known key of the wrong type is an error that names its path.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from profiles.interchange.errors import DraftError

SCHEMA = "municipality-profile-draft/1"

MESSAGES = {
    "missing": "saknas",
    "string_type": "ska vara text",
    "list_type": "ska vara en lista",
    "model_type": "ska vara ett objekt",
    "model_attributes_type": "ska vara ett objekt",
    "bool_type": "ska vara true eller false",
    "int_type": "ska vara ett heltal",
    "literal_error": "har ett värde som inte är tillåtet",
    "string_pattern_mismatch": "har fel form",
}
"""Swedish words for pydantic's kinds of error."""


def _storable(text: str) -> str:
    """Refuses what no database stores: NUL and half surrogate pairs."""
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("innehåller tecken som inte går att spara")
    return text


def _iso_date(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError("ska vara ett datum, ÅÅÅÅ-MM-DD") from None
    return text


Text = Annotated[str, AfterValidator(_storable)]
IsoDate = Annotated[str, AfterValidator(_iso_date)]


class Part(BaseModel):
    """A part of the draft: strict types, unknown keys ignored, empty values dropped."""

    model_config = ConfigDict(strict=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {
            key: value
            for key, value in data.items()
            if value is not None and value not in ("", [], {})
        }


class Source(Part):
    """Where the manuscript came from; ``sha256`` tells one manuscript from another."""

    file: Text = ""
    sha256: Text = ""


class MunicipalityPart(Part):
    """The municipality's four-digit code."""

    code: Annotated[Text, Field(pattern=r"^[0-9]{4}$")]
    name: Text = ""


class TextPart(Part):
    """A text, and the number of the manuscript's line that it came from."""

    text: Text = ""


class TitlePart(Part):
    """The title, which a draft must have."""

    text: Text


class DatePart(Part):
    """A date as ISO 8601, beside what the manuscript wrote."""

    date: IsoDate | None = None


class PicturePart(Part):
    """A picture; caption and credit are kept without a file."""

    caption: Text = ""
    credit: Text = ""
    credit_label: Text = ""
    alt_text: Text = ""
    file: Text = ""


class StandfirstItem(Part):
    """A paragraph, a point or a quotation."""

    type: Literal["paragraph", "list_item", "quote"]
    text: Text = ""
    html: Text = ""
    speakers: list[Text] = []


class Standfirst(Part):
    """The standfirst's items in order."""

    items: list[StandfirstItem] = []


class BodyItem(PicturePart):
    """One block of running text; which keys matter depends on the type."""

    type: Literal[
        "paragraph",
        "heading",
        "quote",
        "pull_quote",
        "list",
        "image",
        "table",
        "video",
        "call_to_action",
    ]
    text: Text = ""
    html: Text = ""
    language: Text = ""
    speakers: list[Text] = []
    speaker: Text = ""
    role: Text = ""
    items: list[Text] = []
    rows: list[list[Text]] = []
    header: bool | list[Text] = False
    url: Text = ""
    valid_until: IsoDate | None = None


class FactItem(Part):
    """A row (key with one or more values) or prose."""

    type: Literal["row", "prose"]
    key: Text = ""
    value: Text = ""
    value_list: list[Text] = []
    text: Text = ""
    html: Text = ""
    measure: Text = ""
    number: Text = ""
    year: Text = ""


class FactPanelPart(Part):
    """A fact panel: title, items in order, year and source of the figures."""

    title: Text = ""
    items: list[FactItem] = []
    as_of_year: Text = ""
    source: Text = ""


class AddressPart(Part):
    """A visiting or postal address."""

    street: Text = ""
    postal_code: Text = ""
    locality: Text = ""


class PhonePart(Part):
    """A telephone number as written, and as E.164."""

    label: Text = ""
    display: Text = ""
    e164: Text = ""


class EmailPart(Part):
    """An e-mail address."""

    label: Text = ""
    address: Text = ""


class LinkPart(Part):
    """A link, with its text where it has one."""

    text: Text = ""
    url: Text = ""


class ContactPart(Part):
    """How to reach the employer."""

    organisation: Text = ""
    organisation_suggested: Text = ""
    unit: Text = ""
    visiting_address: AddressPart = AddressPart()
    postal_address: AddressPart = AddressPart()
    phones: list[PhonePart] = []
    emails: list[EmailPart] = []
    website: LinkPart = LinkPart()
    job_ads: LinkPart = LinkPart()
    job_search: bool = False
    application_contact: Text = ""


class PersonPart(Part):
    """A person whom the text names."""

    name: Text = ""
    role: Text = ""
    unit: Text = ""
    since_year: int | Text | None = None
    years_text: Text = ""
    position: Text = ""
    consent_on: IsoDate | None = None


class Decision(Part):
    """What an editor has to decide; ``suggestion`` may be a text, a list or nothing."""

    code: Text = ""
    severity: Literal["must", "should", "info"] = "should"
    message: Text = ""
    suggestion: Any = None
    lines: list[int] = []


class Draft(Part):
    """All that a manuscript says, as ``municipality-profile-draft/1`` has it."""

    schema_name: Literal["municipality-profile-draft/1"] = Field(alias="schema")
    source: Source = Source()
    source_url: Text = ""
    municipality: MunicipalityPart
    label: Literal["annons", "redaktionellt"] | None = None
    advertiser: Text = ""
    kicker: TextPart = TextPart()
    title: TitlePart
    published: DatePart = DatePart()
    updated: DatePart = DatePart()
    author: Text = ""
    lead_image: PicturePart = PicturePart()
    standfirst: Standfirst = Standfirst()
    body: list[BodyItem] = []
    fact_panel: FactPanelPart | None = None
    fact_panels: list[FactPanelPart] = []
    contact: ContactPart | None = None
    contacts: list[ContactPart] = []
    call_to_actions: list[BodyItem] = []
    logo: LinkPart = LinkPart()
    people: list[PersonPart] = []
    topics: list[Text] | None = None
    topics_suggested: list[Text] = []
    editor_decisions: list[Decision] = []

    @property
    def all_fact_panels(self) -> list[FactPanelPart]:
        """Returns the panels of both keys; a draft may name its first panel under each."""
        if self.fact_panel and self.fact_panel not in self.fact_panels:
            return [self.fact_panel, *self.fact_panels]
        return self.fact_panels

    @property
    def all_contacts(self) -> list[ContactPart]:
        """Returns the contacts of both keys; a draft may name its first contact under each."""
        if self.contact and self.contact not in self.contacts:
            return [self.contact, *self.contacts]
        return self.contacts


def parse_draft(data: object) -> Draft:
    """Returns the checked draft; raises DraftError with one sentence for each problem."""
    try:
        return Draft.model_validate(data)
    except ValidationError as error:
        raise DraftError(*map(_sentence, error.errors())) from None


def _sentence(problem: Any) -> str:
    path = ".".join(str(step) for step in problem["loc"] if not str(step).startswith("function-"))
    own_words = str(problem.get("ctx", {}).get("error", ""))
    words = own_words or MESSAGES.get(problem["type"], "har fel form")
    return f"{path or 'Utkastet'} {words}."
