#!/usr/bin/env python
"""Django's command line for this project; development settings unless told otherwise.

With ENV_FILE the command works on the production site that the file describes.
"""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from site_project.env_file import EnvFileError, read_env_file

PRODUCTION = "site_project.settings.production"


def main() -> None:
    """Runs the management command given on the command line."""
    env_file = os.environ.get("ENV_FILE")
    try:
        if env_file:
            values = read_env_file(Path(env_file))
            os.environ.update({"DJANGO_SETTINGS_MODULE": PRODUCTION, **values})
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.development")
        settings.DEBUG  # noqa: B018 - reads the settings for the first time
    except (EnvFileError, ImproperlyConfigured) as error:
        # One sentence instead of a traceback: the reader is to mend a value, not the code.
        sys.exit(str(error))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
