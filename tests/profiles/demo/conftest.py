"""The sample series, loaded once for a whole module, with pictures that take no time to draw."""

from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from PIL import Image

from profiles.demo import picture_shelf
from profiles.demo.landscapes import DRAWINGS


def blank_picture() -> Image.Image:
    """A picture of the right size with nothing in it."""
    return Image.new("RGB", (1920, 1280), "#FBFAF6")


@pytest.fixture(scope="module")
def blank_pictures() -> Iterator[None]:
    """Every drawing is a blank one."""
    blank = {name: replace(drawing, draw=blank_picture) for name, drawing in DRAWINGS.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picture_shelf, "DRAWINGS", blank)
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
