"""When the jobs that nobody waits for last came to their end."""

from django.db import models
from django.utils import timezone


class JobRun(models.Model):
    """A scheduled job that succeeded; what has stopped running is seen by its age."""

    shown_to_visitors = False

    name = models.CharField(max_length=50, primary_key=True)
    finished_at = models.DateTimeField()

    class Meta:
        verbose_name = "schemalagt jobb"
        verbose_name_plural = "schemalagda jobb"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def note(cls, name: str) -> None:
        """Notes that the job has succeeded now."""
        cls.objects.update_or_create(name=name, defaults={"finished_at": timezone.now()})
