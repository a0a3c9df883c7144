"""How to reach the employer."""

from typing import Any

from wagtail import blocks

from home.blocks.tick import TickBlock
from home.blocks.web_address import WebAddressBlock
from home.formats import email_address, markdown, phone_number, postal_code, web_address


class PhoneNumberBlock(blocks.CharBlock):
    """Text: the editor's grouping is kept, publishing asks for one that can be dialled."""

    def clean(self, value: str) -> str:
        """Drops the ``tel:`` of a copied link."""
        return phone_number.tidy(super().clean(value))


class EmailAddressBlock(blocks.CharBlock):
    """Text: a draft saves any address, publishing asks for a valid one."""

    def clean(self, value: str) -> str:
        """Drops the ``mailto:`` of a copied link."""
        return email_address.tidy(super().clean(value))


class PostalCodeBlock(blocks.CharBlock):
    """Text: a draft saves any code, publishing asks for five digits."""

    def clean(self, value: str) -> str:
        """Sets the space of ``NNN NN``."""
        return postal_code.tidy(super().clean(value))


class PhoneValue(blocks.StructValue):
    """What a template asks of a telephone number."""

    @property
    def display(self) -> str:
        """Returns the number as the editor grouped it."""
        return self.get("number") or ""

    @property
    def dialled(self) -> str:
        """Returns what a ``tel:`` link dials, short numbers too, or an empty string."""
        return phone_number.dialled(self.display)

    @property
    def e164(self) -> str:
        """Returns the number as E.164, or an empty string."""
        return phone_number.e164(self.display)


class PhoneBlock(blocks.StructBlock):
    """A telephone number and what it leads to."""

    label = blocks.CharBlock(
        required=False, label="Etikett", help_text="Till exempel ”Växel” eller ”Rekrytering”."
    )
    number = PhoneNumberBlock(required=False, label="Telefonnummer")

    def get_api_representation(self, value: PhoneValue, context: Any = None) -> dict[str, Any]:
        """Returns the number as it is written and in E.164."""
        return {"label": value.get("label") or "", "number": value.display, "e164": value.e164}

    class Meta:
        icon = "mobile-alt"
        label = "Telefon"
        value_class = PhoneValue
        label_format = "{label} {number}"


class EmailBlock(blocks.StructBlock):
    """An e-mail address and whose it is."""

    label = blocks.CharBlock(required=False, label="Etikett")
    address = EmailAddressBlock(required=False, label="E-postadress")

    class Meta:
        icon = "mail"
        label = "E-post"
        label_format = "{address}"


class ContactValue(blocks.StructValue):
    """What a template asks of a contact."""

    @property
    def visiting_line(self) -> str:
        """Returns street and locality of the visiting address, or an empty string."""
        return _join(", ", self.get("visiting_street"), self.get("visiting_locality"))

    @property
    def postal_line(self) -> str:
        """Returns street, postal code and locality of the postal address, or an empty string."""
        code = (self.get("postal_code") or "").replace(" ", "\u00a0")
        code_and_locality = _join(" ", code, self.get("postal_locality"))
        return _join(", ", self.get("postal_street"), code_and_locality)

    @property
    def website_display(self) -> str:
        """Returns the website as print shows it, or an empty string."""
        return web_address.display(self.get("website") or "")


class ContactBlock(blocks.StructBlock):
    """Every field is optional; the organisation defaults to the municipality."""

    organisation = blocks.CharBlock(
        required=False, label="Organisation", help_text="Lämna tomt för kommunens namn."
    )
    unit = blocks.CharBlock(required=False, label="Enhet")
    visiting_street = blocks.CharBlock(required=False, label="Besöksadress")
    visiting_locality = blocks.CharBlock(required=False, label="Besöksadressens ort")
    postal_street = blocks.CharBlock(required=False, label="Postadress: gata eller box")
    postal_code = PostalCodeBlock(required=False, label="Postnummer")
    postal_locality = blocks.CharBlock(required=False, label="Postort")
    phones = blocks.ListBlock(PhoneBlock(), label="Telefonnummer", min_num=0, default=[])
    emails = blocks.ListBlock(EmailBlock(), label="E-postadresser", min_num=0, default=[])
    website = WebAddressBlock(required=False, label="Webbplats")
    job_text = blocks.CharBlock(
        required=False, label="Text till lediga tjänster", help_text="Säg vart länken leder."
    )
    job_url = WebAddressBlock(required=False, label="Webbadress till lediga tjänster")
    job_search = TickBlock(
        required=False,
        label="Länka till Platsbanken",
        help_text="Visar Arbetsförmedlingens annonser för socialsekreterare i kommunen.",
    )
    application_contact = blocks.CharBlock(required=False, label="Kontaktperson för ansökan")

    def get_markdown(self, value: ContactValue) -> list[str]:
        """Returns the heading, and a point for each way to reach the employer."""
        phones = [one for one in value["phones"] if one.display]
        emails = [one for one in value["emails"] if one.get("address")]
        application = value.get("application_contact")
        lines = [
            value.get("unit"),
            value.visiting_line,
            _join(", ", value["postal_street"], value["postal_code"], value["postal_locality"]),
            *(f"{one.get('label') or 'Telefon'}: {one.display}" for one in phones),
            *(f"{one.get('label') or 'E-post'}: {one['address']}" for one in emails),
            f"Frågor om jobb: {application}" if application else "",
            value.get("website"),
            markdown.link(value.get("job_text") or "", value.get("job_url") or ""),
        ]
        heading = f"## Kontakt {value.get('organisation') or ''}".strip()
        return [heading, "\n".join(f"- {line}" for line in lines if line)]

    class Meta:
        icon = "mail"
        label = "Kontakt"
        description = "Adress, telefon, e-post och lediga tjänster."
        group = "Kontakt"
        template = "components/contact.html"
        value_class = ContactValue
        label_format = "{organisation} {unit}"
        preview_value = {
            "organisation": "Exempelby kommun",
            "unit": "Socialförvaltningen",
            "visiting_street": "Storgatan 1",
            "visiting_locality": "Exempelby",
            "postal_street": "Box 12",
            "postal_code": "123 45",
            "postal_locality": "Exempelby",
            "phones": [{"label": "Växel", "number": "08-465 004 00"}],
            "emails": [{"label": "", "address": "social@example.se"}],
            "website": "https://www.example.se",
            "job_text": "Lediga tjänster i Exempelby",
            "job_url": "https://jobb.example.se/",
            "job_search": True,
            "application_contact": "",
        }


def _join(separator: str, *parts: str | None) -> str:
    return separator.join(part for part in parts if part)
