"""Credit lines: who made a picture, and in what role."""

import re

from django.db import models

_LABEL = re.compile(r"^\s*(foto(graf)?|bild|illustration)\s*:\s*", re.IGNORECASE)


class CreditRole(models.TextChoices):
    """The word before the name in a credit line."""

    PHOTO = "foto", "Foto"
    ILLUSTRATION = "illustration", "Illustration"


def normalise_credit(text: str) -> str:
    """Returns the bare name: the word before the colon is printed from the credit's role."""
    return _LABEL.sub("", text).strip()


def credit_line(name: str, role: str) -> str:
    """Returns ”Foto: Namn”, or an empty string without a name."""
    if not name:
        return ""
    label = CreditRole(role).label if role in CreditRole.values else CreditRole.PHOTO.label
    return f"{label}: {name}"
