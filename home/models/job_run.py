"""When the commands that run by the clock last ran."""

from typing import Self

from django.db import models
from django.utils import timezone


class JobRun(models.Model):
    """The latest run of one command."""

    shown_to_visitors = False

    name = models.CharField(max_length=100, primary_key=True)
    finished_at = models.DateTimeField()

    class Meta:
        verbose_name = "körning"
        verbose_name_plural = "körningar"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def note(cls, name: str) -> None:
        """Stores that the command has run to its end."""
        cls.objects.update_or_create(name=name, defaults={"finished_at": timezone.now()})

    @classmethod
    def latest(cls, name: str) -> Self | None:
        """Returns the latest run, or nothing when there was none."""
        return cls.objects.filter(name=name).first()
