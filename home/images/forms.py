"""The form of a picture in the library."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.fields import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.images.credits import CreditRole
from home.images.files import NormalisedImage, normalise_image

HELP = {
    "title": "Namnet i bildbiblioteket. Besökare ser det inte.",
    "description": "Vad bilden visar, för den som inte ser den. Blir alternativtext där bilden "
    "placeras, och kan ändras där.",
}


class PictureFileField(WagtailImageField):
    """Takes pictures that can be read in full, and makes them fit to keep.

    Wagtail would look no further than the head of the file, and fail on some heads.
    """

    def to_python(self, data: Any) -> NormalisedImage | None:
        """Returns the picture as it is kept; raises ValidationError with a sentence."""
        file = FileField.to_python(self, data)
        if file is None:
            return None
        name = file.name or ""
        if PurePath(name).suffix.lower()[1:] not in self.allowed_image_extensions:
            message = self.error_messages["invalid_image_extension"]
            raise ValidationError(message, code="invalid_image_extension")
        self.check_image_file_size(file)
        return normalise_image(file.read(), name)


class SiteImageForm(BaseImageForm):
    """Says which of its texts visitors see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureFileField(
                label=given.label, required=given.required, widget=given.widget
            )
        # Several files at once come without it: Wagtail would put them aside as they are.
        if "credit_role" in self.fields:
            self.fields["credit_role"].required = False
        for name, text in HELP.items():
            if name in self.fields:
                self.fields[name].help_text = text

    def clean_credit_role(self) -> str:
        """Returns the art of the picture, a photograph unless said otherwise."""
        return self.cleaned_data["credit_role"] or CreditRole.PHOTO
