"""Pictures that carry the name of whoever made them, and nothing of where they were taken."""

from typing import Any

from django.core.files import File
from django.db import models
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    Image,
    SourceImageIOError,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)

from home.clean_texts import CleanTexts
from home.images.credits import CreditRole
from home.images.files import NormalisedImage, normalise_image


class OriginalFile(WagtailImageFieldFile):
    """The file of an original: however it is uploaded, it passes ``normalise_image`` here."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Stores what is fit to keep of the picture; raises ValidationError without that."""
        if not isinstance(content, NormalisedImage):
            content.seek(0)
            content = normalise_image(content.read(), name)
            name = content.name
        self.instance.is_kept_clean = True
        super().save(name, content, save=save)


class OriginalField(WagtailImageField):
    """Wagtail's field of a picture, whose files are made fit to keep."""

    attr_class = OriginalFile


class SiteImage(CleanTexts, AbstractImage):
    """A picture in the media library; its credit is offered wherever it is placed."""

    file = OriginalField(
        verbose_name="fil", upload_to=get_upload_to, width_field="width", height_field="height"
    )
    is_kept_clean = models.BooleanField(
        "filen är fri från uppgifter om kamera och plats",
        default=False,
        db_default=False,
        editable=False,
    )
    is_broken = models.BooleanField(
        "filen går inte att visa",
        default=False,
        db_default=False,
        editable=False,
        help_text="Sätts när en storlek inte gick att göra, tas bort när det går igen.",
    )
    credit = models.CharField(
        "fotograf eller tecknare",
        max_length=255,
        blank=True,
        help_text="Namnet visas vid bilden. Skriv bara namnet, inte ”Foto:”.",
    )
    credit_role = models.CharField(
        "bildens art", max_length=20, choices=CreditRole, default=CreditRole.PHOTO
    )

    # What visitors see comes first: the dialog where a picture is placed asks for it at once.
    admin_form_fields = tuple(
        dict.fromkeys(("file", "description", "credit", "credit_role", *Image.admin_form_fields))
    )

    class Meta(AbstractImage.Meta):
        app_label = "home"
        verbose_name = "bild"
        verbose_name_plural = "bilder"

    @property
    def default_alt_text(self) -> str:
        """Returns what the picture shows; its name in the library tells nobody that."""
        return str(self.description)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Stores a new file before the row: width and height are those of what is kept."""
        if self.file and not self.file._committed:
            self.is_broken = False
            self.file.save(self.file.name, self.file.file, save=False)
        super().save(*args, **kwargs)

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:  # noqa: A002 - Wagtail's name
        """Returns the picture in one size; raises SourceImageIOError whatever it fails on.

        That is the error that Wagtail's own templates, and ``home.images.renditions``, live with.
        """
        try:
            return super().generate_rendition_file(filter, source=source)
        except SourceImageIOError:
            raise
        except Exception as error:  # Pillow's readers and writers raise what they like
            raise SourceImageIOError(f"{self.file.name}, {filter.spec}: {error!r}") from error


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
