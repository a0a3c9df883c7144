"""E-mail addresses as editors paste them."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from home.formats.text import clean_line


def tidy(text: str) -> str:
    """Returns the address without the ``mailto:`` and the brackets a copied one brings along."""
    stripped = clean_line(text).strip("<>;, \xa0")
    if stripped.lower().startswith("mailto:"):
        stripped = stripped[len("mailto:") :].split("?")[0]
    return stripped


def is_valid(text: str) -> bool:
    """Tells whether Django's validator accepts the address."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
