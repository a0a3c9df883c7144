"""What one line of a contact block says."""

from dataclasses import dataclass, field


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
    name: str = ""
    organisation: str = ""
    job_text: str = ""
    names: list[str] = field(default_factory=list)
    note: str = ""
    label_only: str = ""

    @property
    def is_address(self) -> bool:
        """Whether the line is (part of) a postal or visiting address."""
        return bool(self.street or self.postal_code)
