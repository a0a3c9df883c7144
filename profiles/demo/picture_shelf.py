"""Drawn pictures in the media library."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image

from home.images.credits import CreditRole
from home.models import SiteImage
from profiles.demo.drawing import word_mark
from profiles.demo.landscapes import DRAWINGS

CREDIT = "Exempelförlaget"
TAG = "exempelbild"


class PictureShelf:
    """Draws each picture the first time it is asked for, and stores it once."""

    def __init__(self) -> None:
        self._stored: dict[str, SiteImage] = {}

    def drawing(self, name: str) -> SiteImage:
        """A picture of `DRAWINGS`, with its focal point."""
        if name not in self._stored:
            drawing = DRAWINGS[name]
            image = _image(drawing.title, drawing.description, drawing.draw(), f"{name}.png")
            x, y, width, height = drawing.focus
            image.focal_point_x, image.focal_point_y = x, y
            image.focal_point_width, image.focal_point_height = width, height
            self._stored[name] = _saved(image)
        return self._stored[name]

    def word_mark(self, municipality: str, sign: str) -> SiteImage:
        """A municipality's sample logo."""
        name = f"logo-{sign}"
        if name not in self._stored:
            picture = word_mark.draw(municipality, sign)
            title = f"{municipality}, logotyp (exempel)"
            self._stored[name] = _saved(_image(title, title, picture, f"{name}.png"))
        return self._stored[name]


def clear_shelf() -> None:
    """Removes every picture that an earlier load stored, files included."""
    for image in SiteImage.objects.filter(tags__name=TAG):
        image.delete()


def _image(title: str, description: str, picture: Image.Image, file_name: str) -> SiteImage:
    data = BytesIO()
    picture.save(data, format="PNG")
    return SiteImage(
        title=title,
        description=description,
        file=ImageFile(data, name=file_name),
        credit=CREDIT,
        credit_role=CreditRole.ILLUSTRATION,
    )


def _saved(image: SiteImage) -> SiteImage:
    image.save()
    image.tags.add(TAG)
    return image
