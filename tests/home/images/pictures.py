"""Pictures for tests."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image

from home.models import SiteImage


def make_image(title: str = "Sjö", size: tuple[int, int] = (60, 40)) -> SiteImage:
    """Returns a stored single-colour picture."""
    return SiteImage.objects.create(
        title=title, file=ImageFile(BytesIO(png_bytes(size)), name="sjo.png")
    )


def png_bytes(size: tuple[int, int] = (60, 40)) -> bytes:
    """Returns a PNG file of one colour."""
    buffer = BytesIO()
    Image.new("RGB", size, "#0B5A4B").save(buffer, "PNG")
    return buffer.getvalue()
