"""What a rule finds, and the exception that stops publishing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError

from profiles.content import AbstractProfilePage


class Severity(StrEnum):
    """An error stops publishing, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing to put right, and where.

    ``field`` is a form field or the name of an inline panel (``people``).
    ``path`` leads on from there: stream and list positions as numbers, names
    of struct fields as text. ``block_id`` is the stream child's id, for links.
    """

    code: str
    severity: Severity
    message: str
    field: str
    path: tuple[int | str, ...] = ()
    block_id: str = ""

    @property
    def key(self) -> str:
        """Returns what it is known by as long as it says the same of the same part."""
        said = "\n".join((self.code, self.field, self.block_id, self.message))
        return hashlib.sha256(said.encode()).hexdigest()


class PublishingError(ValidationError):
    """Publishing was refused; ``findings`` holds every error of the rules."""

    def __init__(self, page: AbstractProfilePage, findings: list[Finding]) -> None:
        self.page = page
        self.findings = findings
        super().__init__([finding.message for finding in findings])
