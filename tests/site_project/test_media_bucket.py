"""Media in an S3 bucket: a server of moto's that speaks S3, over HTTP as Amazon's does.

Wants the extra ``s3`` and ``moto[server]``; skipped without them.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from django.core.files.storage import default_storage

from home.models import SiteImage
from tests.home.images.pictures import make_image

pytest.importorskip("storages.backends.s3")
moto = pytest.importorskip("moto.server")
BUCKET, REGION = "kommunprofiler", "eu-north-1"
READ_SETTINGS = """
import json
from site_project.settings import files
print(json.dumps(files.STORAGES["default"]))
"""


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server with an empty bucket."""
    import boto3

    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
    server = moto.ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    requests.post(f"{url}/moto-api/reset", timeout=9)  # the buckets are the process's
    boto3.client("s3", endpoint_url=url, region_name=REGION).create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION}
    )
    yield url
    server.stop()


@pytest.fixture
def bucket(endpoint: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The bucket, which the site uses as its environment values say."""
    for name, value in {
        "MEDIA_BUCKET": BUCKET,
        "MEDIA_BUCKET_ENDPOINT": endpoint,
        "MEDIA_BUCKET_REGION": REGION,
        "SITE_URL": "https://www.example.se",
    }.items():
        monkeypatch.setenv(name, value)
    said = subprocess.run(
        [sys.executable, "-c", READ_SETTINGS], check=True, capture_output=True, text=True
    ).stdout
    settings.STORAGES = {**settings.STORAGES, "default": json.loads(said)}
    return default_storage.bucket


@pytest.mark.django_db
class MediaBucketTests:
    def test_a_picture_and_its_sizes_lie_in_the_bucket(self, bucket: Any) -> None:
        image = make_image()
        rendition = image.get_rendition("width-100")
        names = {entry.key for entry in bucket.objects.all()}
        assert names == {image.file.name, rendition.file.name}
        assert SiteImage.objects.get(pk=image.pk).file.read()

    def test_visitors_meet_the_sites_own_host(self, bucket: Any) -> None:
        rendition = make_image().get_rendition("width-100")
        assert rendition.url == f"https://www.example.se/media/{rendition.file.name}"

    def test_nothing_is_for_everybody_unless_the_policy_says_so(self, bucket: Any) -> None:
        make_image()
        for entry in bucket.objects.all():
            grants = entry.Object().Acl().grants
            assert [grant["Grantee"]["Type"] for grant in grants] == ["CanonicalUser"]

    def test_the_documented_policy_opens_the_sizes_alone(self, bucket: Any, endpoint: str) -> None:
        guide = (Path(__file__).resolve().parents[2] / "docs/production.md").read_text()
        policy = json.loads(guide.split("```json\n")[1].split("```")[0])
        (statement,) = policy["Statement"]
        assert statement["Resource"] == "arn:aws:s3:::kommunprofiler/images/*"
        bucket.Policy().put(Policy=json.dumps(policy))
        image = make_image()
        names = (image.get_rendition("width-100").file.name, image.file.name)
        answers = [requests.get(f"{endpoint}/{BUCKET}/{name}", timeout=9) for name in names]
        assert [answer.status_code for answer in answers] == [200, 403]

    def test_a_deleted_picture_is_gone(
        self, bucket: Any, django_capture_on_commit_callbacks: Any
    ) -> None:
        image = make_image()
        image.get_rendition("width-100")
        with django_capture_on_commit_callbacks(execute=True):
            image.delete()
        assert [entry.key for entry in bucket.objects.all()] == []
