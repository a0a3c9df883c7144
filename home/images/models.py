"""Pictures that carry the name of whoever made them."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from home.images.credits import CreditRole


class SiteImage(AbstractImage):
    """A picture in the media library; its credit is offered wherever it is placed."""

    credit = models.CharField(
        "fotograf eller tecknare",
        max_length=255,
        blank=True,
        help_text="Namnet visas vid bilden. Skriv bara namnet, inte ”Foto:”.",
    )
    credit_role = models.CharField(
        "bildens art", max_length=20, choices=CreditRole, default=CreditRole.PHOTO
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "credit_role")

    class Meta(AbstractImage.Meta):
        app_label = "home"
        verbose_name = "bild"
        verbose_name_plural = "bilder"


class SiteRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        app_label = "home"
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_site_rendition"
            )
        ]
        verbose_name = "bildversion"
        verbose_name_plural = "bildversioner"
