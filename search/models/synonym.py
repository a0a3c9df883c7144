"""The editors' own list of synonyms."""

from typing import ClassVar

from django.db import models

from home.clean_texts import CleanTexts


class Synonym(CleanTexts, models.Model):
    """A word and other words for the same thing; a search for one finds the others."""

    word = models.CharField(
        "ord",
        max_length=100,
        unique=True,
        help_text="Det som besökare söker på, till exempel ”soc”.",
        error_messages={"unique": "Ordet finns redan i listan. Lägg till synonymerna där."},
    )
    synonyms = models.TextField(
        "synonymer",
        help_text="Ett ord eller uttryck per rad, så som det står på sidorna. Gäller genast.",
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["word"]
        verbose_name = "synonym"
        verbose_name_plural = "synonymer"

    def __str__(self) -> str:
        return self.word

    @property
    def synonym_list(self) -> list[str]:
        """Returns the synonyms without blank lines."""
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]
