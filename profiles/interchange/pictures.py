"""Makes images of the files a draft names, or that came inside a manuscript."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from wagtail.images import get_image_model

from home.images.files import NormalisedImage, normalise_image
from profiles.interchange.errors import DraftError
from profiles.interchange.schema import PicturePart
from profiles.interchange.stream_data import credit_role

MAX_BYTES = 10 * 1024 * 1024


@dataclass
class PictureSource:
    """Where picture files are found: a folder, and files that came inside the manuscript.

    ``notes`` say in Swedish what did not come along.
    """

    folder: Path | None = None
    attachments: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def read(self, name: str) -> bytes:
        """Returns the file's bytes; raises DraftError when it is missing, too large or outside."""
        if name in self.attachments:
            return self.attachments[name]
        path = self._inside(name)
        if path is None or not path.is_file():
            raise DraftError(f"Bildfilen ”{name}” finns inte bredvid utkastet.")
        if path.stat().st_size > MAX_BYTES:
            raise DraftError(f"Bildfilen ”{name}” är större än 10 MB.")
        return path.read_bytes()

    def _inside(self, name: str) -> Path | None:
        if self.folder is None:
            return None
        folder = self.folder.resolve()
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder) else None


def read_picture(name: str, source: PictureSource) -> NormalisedImage:
    """Returns the picture as it is kept; raises DraftError unless it can be read in full."""
    try:
        return normalise_image(source.read(name), Path(name).name)
    except ValidationError as error:
        raise DraftError(f"”{name}”: {error.message}") from None


def check_picture_of(part: PicturePart, source: PictureSource) -> None:
    """Raises DraftError unless the part's file, if it names one, can be stored."""
    if part.file:
        read_picture(part.file, source)


def store_picture(part: PicturePart, source: PictureSource) -> int | None:
    """Makes an image of the part's file; returns its primary key, or None without a file."""
    if not part.file:
        return None
    image = get_image_model()(
        title=(part.caption or Path(part.file).stem)[:255],
        file=read_picture(part.file, source),
        description=part.alt_text[:255],
        credit=part.credit[:255],
        credit_role=credit_role(part.credit_label),
    )
    image.save()
    return image.pk
