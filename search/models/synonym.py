"""The editors' own list of synonyms."""

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel


class Synonym(models.Model):
    """A word and other words for the same thing; a search for one finds the others."""

    word = models.CharField("ord", max_length=100, unique=True)
    synonyms = models.TextField("synonymer", help_text="Ett ord eller uttryck per rad.")

    panels: ClassVar[list] = [FieldPanel("word"), FieldPanel("synonyms")]

    class Meta:
        ordering: ClassVar[list[str]] = ["word"]
        verbose_name = "synonym"
        verbose_name_plural = "synonymer"

    def __str__(self) -> str:
        return self.word
