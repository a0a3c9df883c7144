"""``python -m tests.benchmark.phone_pictures``: what becomes of twenty pictures from phones.

They are made here, uploaded as an editor drops them, placed on pages and published; then every file
that a visitor may fetch, and every original, is searched for what a camera writes.
"""

import os
import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

# Four bytes at least: three turn up by chance in some megabytes of compressed picture.
NOTES = (b"Exif\0\0", b"Kamerafabriken", b"http://ns.adobe.com", b"ICC_PROFILE", b"MPF\0", b"8BIM")
# Small and soft: what is looked at is what is written beside the picture.
WIDTH, HEIGHT = 640, 480


def pictures() -> dict[str, tuple[str, bytes]]:
    """Returns name and bytes of twenty files, by what is special about each."""
    from PIL import Image, ImageCms

    from tests.home.images.picture_cases import CAMERA, camera_notes, noise, written

    size = (WIDTH, HEIGHT)
    base = Image.radial_gradient("L").resize(size).convert("RGB")
    turned = {
        f"turned {orientation}": (
            f"IMG_{orientation}.jpg", written(base, "JPEG", exif=camera_notes(orientation))
        )
        for orientation in (1, 3, 6, 8)
    }  # fmt: skip
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    notes = camera_notes()
    whole = written(base, "JPEG", exif=notes, comment=CAMERA)
    return {
        **turned,
        "GPS, XMP and comment": (
            "plats.jpg",
            written(base, "JPEG", exif=notes, xmp=CAMERA.encode(), comment=CAMERA),
        ),
        "MPO of two": (
            "portratt.jpg", written(base, "MPO", save_all=True, append_images=[base], exif=notes)
        ),
        "HEIC": ("IMG_0001.HEIC", written(base, "HEIF", exif=notes.tobytes())),
        "HEIC turned": ("IMG_0002.heic", written(base, "HEIF", exif=camera_notes(6).tobytes())),
        "HEIC of two": (
            "IMG_0003.heic", written(base, "HEIF", save_all=True, append_images=[base])
        ),
        "AVIF": ("bild.avif", written(base, "AVIF", exif=notes)),
        "WebP": ("bild.webp", written(base, "WEBP", exif=notes, xmp=CAMERA.encode())),
        "CMYK": ("tryck.jpg", written(base.convert("CMYK"), "JPEG", exif=notes)),
        "16 bit grey": ("skanning.png", written(noise("I;16", size), "PNG")),
        "PNG with notes": ("skarm.png", written(base, "PNG", exif=notes)),
        "colour profile": ("profil.jpg", written(base, "JPEG", icc_profile=srgb, exif=notes)),
        "jfif": ("Sommar.jfif", whole),
        "cut off": ("halv.jpg", whole[: len(whole) // 2]),
        "HEIC cut off": ("halv.heic", written(base, "HEIF")[:900]),
        "after the end": ("mer.jpg", whole + b"PK\x03\x04 Kamerafabriken"),
        "no picture": ("dokument.jpg", b"%PDF-1.7 och s\xc3\xa5 vidare"),
    }  # fmt: skip


def main() -> None:
    """Prints a line for each picture, and how many of the stored files say anything."""
    with tempfile.TemporaryDirectory() as work:
        os.environ["DJANGO_SETTINGS_MODULE"] = "site_project.settings.test"
        os.environ["DATABASE_URL"] = f"sqlite:///{work}/db.sqlite3"
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.MEDIA_ROOT = f"{work}/media"
        call_command("migrate", verbosity=0)
        upload_all()
        search(Path(work) / "media")


def upload_all() -> None:
    """Uploads every picture by the screen for many, and publishes a page with it."""
    from django.contrib.auth.models import User
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    from home.models import SiteImage
    from profiles.models import Municipality
    from tests.profiles.factories import make_profile

    client = Client()
    boss = User.objects.create_superuser("bodil")
    client.force_login(boss, backend="django.contrib.auth.backends.ModelBackend")
    codes = iter(Municipality.objects.values_list("code", flat=True))
    for kind, (name, data) in pictures().items():
        answer = client.post(
            "/admin/images/multiple/add/",
            {"title": kind, "files[]": SimpleUploadedFile(name, data)},
        ).json()
        if not answer["success"]:
            print(f"{kind:22} refused: {answer['error_message']}")
            continue
        image = SiteImage.objects.get(pk=answer["image_id"])
        make_profile(code=next(codes), lead_image=image, lead_image_alt="En bild")
        print(f"{kind:22} {image.filename}, {image.width} × {image.height}", flush=True)


def search(folder: Path) -> None:
    """Looks at every stored file with Pillow, byte by byte and, where it is, with exiftool."""
    from PIL import Image

    saying: list[str] = []
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in files:
        data = path.read_bytes()
        with Image.open(BytesIO(data)) as picture:
            spoken = set(picture.info) & {"exif", "xmp", "comment", "photoshop"}
            if picture.getexif() or spoken or any(note in data for note in NOTES):
                saying.append(path.name)
    public = sum(path.relative_to(folder).parts[0] == "images" for path in files)
    print(f"{len(files)} files, {public} of them public; with notes of any kind: {len(saying)}")
    for name in saying:
        print(f"  {name}")
    if exiftool := shutil.which("exiftool"):
        groups = ("EXIF", "GPS", "MPF", "XMP", "IPTC", "Photoshop", "MakerNotes")
        command = [exiftool, "-r", "-q", *(f"-{group}:all" for group in groups), str(folder)]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        print("exiftool:", said.strip() or "none says anything")


if __name__ == "__main__":
    main()
