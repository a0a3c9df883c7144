"""The sample series, loaded once for a whole module, with pictures that take no time to resize."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from PIL import Image

from profiles.demo import picture_store
from profiles.demo.picture_store import PICTURE_FOLDER, PICTURES


@pytest.fixture(scope="module")
def blank_pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every picture is a blank one of the same size."""
    folder = tmp_path_factory.mktemp("pictures")
    for picture in PICTURES.values():
        with Image.open(PICTURE_FOLDER / picture["file"]) as image:
            Image.new("RGB", image.size, "#FBFAF6").save(folder / picture["file"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picture_store, "PICTURE_FOLDER", folder)
        yield


@pytest.fixture(scope="module")
def loaded_demo(
    django_db_setup: None,
    django_db_blocker: Any,
    blank_pictures: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """What the command says; its pages stay until the module's last test has run."""
    media: Path = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        said = StringIO()
        call_command("load_demo", stdout=said)
        yield said.getvalue()
        transaction.set_rollback(True)
