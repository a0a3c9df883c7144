"""A person whom a profile names."""

from typing import ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Orderable


class ProfilePerson(Orderable):
    """Name, role and place in the picture; consent is for editors' eyes only."""

    page = ParentalKey("profiles.ProfilePage", on_delete=models.CASCADE, related_name="people")
    name = models.CharField("namn", max_length=255, blank=True)
    role = models.CharField(
        "befattning", max_length=255, blank=True, help_text="Till exempel ”enhetschef”."
    )
    unit = models.CharField("enhet", max_length=255, blank=True)
    since_year = models.CharField(
        "anställd sedan år", max_length=20, blank=True, help_text="Fyra siffror."
    )
    years_text = models.CharField(
        "erfarenhet",
        max_length=255,
        blank=True,
        help_text="Anteckning för redaktionen, visas inte.",
    )
    position = models.CharField(
        "plats i bilden",
        max_length=255,
        blank=True,
        help_text="Till exempel ”övre raden, tvåa från vänster”.",
    )
    consent_on = models.DateField(
        "samtycke inhämtat",
        null=True,
        blank=True,
        help_text="Datum då personen sade ja till namn och bild. Visas aldrig för besökare.",
    )
    consent_note = models.TextField(
        "samtycket gäller", blank=True, help_text="Hur och för vad. Visas aldrig för besökare."
    )
    hidden = models.BooleanField(
        "ta bort från webben",
        default=False,
        help_text="Personen visas inte. Namnet måste också skrivas om där det står i texten.",
    )

    panels: ClassVar[list] = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("unit"),
        MultiFieldPanel(
            [FieldPanel("position"), FieldPanel("since_year"), FieldPanel("years_text")],
            heading="Mer om personen",
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel("consent_on"), FieldPanel("consent_note"), FieldPanel("hidden")],
            heading="Samtycke",
            classname="collapsed",
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "person"
        verbose_name_plural = "personer"

    def __str__(self) -> str:
        return self.name
