#!/usr/bin/env python
"""Django's command line for this project; development settings unless told otherwise."""

import os
import sys


def main() -> None:
    """Runs the management command given on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.development")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
