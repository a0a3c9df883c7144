"""A password that says what everybody knows of its owner."""

import re
from typing import Any

from django.core.exceptions import ValidationError

NAMES = ("username", "first_name", "last_name", "email")
SHORTEST_NAME = 3
FEWEST_OTHERS = 6
TOO_NAMED = (
    "Lösenordet består nästan bara av namnet eller e-postadressen. Välj ett som ingen kan räkna ut."
)


class RepeatedNameValidator:
    """Refuses what little but the owner's names, however often they are repeated.

    Django compares the whole password with each name: one that is written twice is different
    enough.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError when too little is left beside the names."""
        rest = password.casefold()
        for name in sorted(_names_of(user), key=len, reverse=True):
            rest = rest.replace(name, "")
        if rest != password.casefold() and len(set(re.sub(r"\W|_", "", rest))) < FEWEST_OTHERS:
            raise ValidationError(TOO_NAMED, code="password-repeats-name")

    def get_help_text(self) -> str:
        """Returns the rule as the form explains it."""
        return "Lösenordet får inte bestå av ditt namn eller din e-postadress."


def _names_of(user: Any) -> set[str]:
    texts = [str(getattr(user, field, "") or "").casefold() for field in NAMES]
    parts = [part for text in texts for part in [text, *re.split(r"\W|_", text)]]
    return {part for part in parts if len(part) >= SHORTEST_NAME}
