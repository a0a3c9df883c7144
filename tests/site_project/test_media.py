"""Pictures handed out by the site itself."""

from pathlib import Path

import pytest
from django.test import Client


@pytest.fixture
def files(own_media_folder: Path) -> Path:
    """A media folder with one file in each of its parts."""
    for folder in ("images", "original_images", "documents"):
        (own_media_folder / folder).mkdir(parents=True)
        (own_media_folder / folder / "a.webp").write_bytes(b"RIFF")
    return own_media_folder


@pytest.mark.usefixtures("files")
@pytest.mark.django_db
class PictureTests:
    def test_hands_out_renditions_for_a_year(self, client: Client) -> None:
        response = client.get("/media/images/a.webp")
        assert response.status_code == 200
        assert b"".join(response.streaming_content) == b"RIFF"  # type: ignore[attr-defined]
        assert "immutable" in response["Cache-Control"]
        assert "sandbox" in response["Content-Security-Policy"]

    @pytest.mark.parametrize(
        "path",
        ["original_images/a.webp", "documents/a.webp", "images/../documents/a.webp"]
        + ["images/..%2Fdocuments%2Fa.webp", "images//a.webp/x", "images/", "images/%00"]
        + ["images/" + "x" * 3000, "images/saknas.webp"],
    )
    def test_hands_out_nothing_else(self, client: Client, path: str) -> None:
        assert client.get(f"/media/{path}").status_code == 404

    def test_answers_an_unchanged_picture_without_a_body(self, client: Client) -> None:
        since = client.get("/media/images/a.webp")["Last-Modified"]
        response = client.get("/media/images/a.webp", headers={"If-Modified-Since": since})
        assert response.status_code == 304
