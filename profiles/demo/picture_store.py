"""The sample pictures in the media library; `pictures.json` says what each of them shows."""

from io import BytesIO
from typing import IO, Any

from django.core.files.images import ImageFile
from PIL import Image, ImageOps
from wagtail.search.index import insert_or_update_object

from home.images.credits import CreditRole
from home.models import SiteImage
from profiles.demo.sources import FOLDER, read_data

PICTURE_FOLDER = FOLDER / "pictures"
PICTURES: dict[str, dict[str, Any]] = read_data("pictures.json")
TAG = "exempelbild"
UPRIGHT = (800, 1200)


class DemoPictures:
    """Stores each picture of `PICTURES` the first time it is asked for."""

    def __init__(self) -> None:
        self._stored: dict[str, SiteImage] = {}

    def picture(self, name: str) -> SiteImage:
        """The picture in the media library; ``upright-…`` is cut from what the rest names."""
        if name not in self._stored:
            whole = name.removeprefix("upright-")
            self._stored[name] = _store(PICTURES[whole], is_upright=whole != name)
        return self._stored[name]


def delete_demo_pictures() -> None:
    """Removes every picture that an earlier load stored, files included."""
    for image in SiteImage.objects.filter(tags__name=TAG):
        image.delete()


def _store(picture: dict[str, Any], *, is_upright: bool) -> SiteImage:
    """Stores a picture with its focal point if it has one; of an upright cut that is the middle."""
    title, name = picture["title"], picture["file"]
    focal_point = {} if is_upright else picture.get("focal_point", {})
    with (PICTURE_FOLDER / name).open("rb") as file:
        image = SiteImage.objects.create(
            title=f"{title}, stående" if is_upright else title,
            description=picture["description"],
            file=ImageFile(_upright(file) if is_upright else file, name=name),
            credit=picture["credit"],
            credit_role=CreditRole.ILLUSTRATION,
            **{f"focal_point_{key}": value for key, value in focal_point.items()},
        )
    image.tags.add(TAG)
    insert_or_update_object(image)  # it was indexed before it had its tag
    return image


def _upright(file: IO[bytes]) -> BytesIO:
    data = BytesIO()
    ImageOps.fit(Image.open(file).convert("RGB"), UPRIGHT).save(data, "WEBP", quality=80)
    data.seek(0)
    return data
