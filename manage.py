#!/usr/bin/env python
"""Django's command line for this project; development settings unless told otherwise."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Runs the management command given on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.development")
    try:
        settings.DEBUG  # noqa: B018 - reads the settings for the first time
    except ImproperlyConfigured as error:
        # One sentence instead of a traceback: the reader is to mend a value, not the code.
        sys.exit(str(error))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
