"""The sample pictures in the media library; `pictures.json` says what each of them shows."""

import json
from typing import Any

from django.core.files.images import ImageFile

from home.images.credits import CreditRole
from home.models import SiteImage
from profiles.demo.sources import FOLDER

PICTURE_FOLDER = FOLDER / "pictures"
PICTURES: dict[str, dict[str, Any]] = json.loads((FOLDER / "pictures.json").read_text("utf-8"))
TAG = "exempelbild"


class DemoPictures:
    """Stores each picture of `PICTURES` the first time it is asked for."""

    def __init__(self) -> None:
        self._stored: dict[str, SiteImage] = {}

    def picture(self, name: str) -> SiteImage:
        """The picture in the media library, with its focal point if it has one."""
        if name not in self._stored:
            self._stored[name] = _store(PICTURES[name])
        return self._stored[name]


def delete_demo_pictures() -> None:
    """Removes every picture that an earlier load stored, files included."""
    for image in SiteImage.objects.filter(tags__name=TAG):
        image.delete()


def _store(picture: dict[str, Any]) -> SiteImage:
    focal_point = picture.get("focal_point", {})
    with (PICTURE_FOLDER / picture["file"]).open("rb") as file:
        image = SiteImage.objects.create(
            title=picture["title"],
            description=picture["description"],
            file=ImageFile(file, name=picture["file"]),
            credit=picture["credit"],
            credit_role=CreditRole.ILLUSTRATION,
            **{f"focal_point_{key}": value for key, value in focal_point.items()},
        )
    image.tags.add(TAG)
    return image
