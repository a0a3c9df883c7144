"""What visitors search for, counted by the words alone."""

from typing import ClassVar

from django.db import models

LONGEST_LOGGED = 80


class SearchLog(models.Model):
    """How often some words were searched for. Nothing here says by whom, or when each time was."""

    words = models.CharField("sökord", max_length=LONGEST_LOGGED, unique=True)
    count = models.PositiveIntegerField("sökningar", default=1)
    hits = models.PositiveIntegerField("träffar", default=0)
    last_seen = models.DateTimeField("senast", db_index=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["hits", "-count", "words"]
        verbose_name = "sökning"
        verbose_name_plural = "sökningar"

    def __str__(self) -> str:
        return self.words
