"""Finds the Chromium that the browser tests drive."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")

# A container has little shared memory, and Chromium's sandbox refuses to run as root.
ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage")


def find_chromium() -> str | None:
    """The program named by CHROMIUM or found in PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)
