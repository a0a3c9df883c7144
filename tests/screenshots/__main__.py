"""Takes the pictures anew, on a site that runs with the database of development.

``python -m tests.screenshots guide`` pictures the screens of the editors' guide (``make run``),
``python -m tests.screenshots pages`` every kind of public page (``make serve``); names behind it
ask for these alone. ``--widths 320 768 --folder /tmp/look`` looks at pages in other widths without
touching the documentation.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import django
from playwright.sync_api import sync_playwright

from tests.chromium import ARGUMENTS, find_chromium


def read_arguments() -> Namespace:
    """Returns what the command line asks for."""
    parser = ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("what", choices=["guide", "pages"])
    parser.add_argument("names", nargs="*", help="Only these pictures.")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--user", default="admin")
    parser.add_argument("--password", default="admin")
    parser.add_argument("--widths", nargs="+", type=int, default=[390, 1280])
    parser.add_argument("--folder", type=Path)
    return parser.parse_args()


def main() -> None:
    """Opens the browser and has it pictured what is asked for."""
    arguments = read_arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.development")
    django.setup()
    # Needs the models, which are loaded by now.
    from tests.screenshots import guide, pages

    asked_for = {"guide": guide, "pages": pages}[arguments.what]
    known = asked_for.find_pictures()
    if unknown := set(arguments.names) - set(known):
        sys.exit(f"No such picture: {', '.join(sorted(unknown))}.")
    wanted = {name: known[name] for name in arguments.names or known}
    folder = arguments.folder or asked_for.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        for name in asked_for.picture_all(browser, wanted, folder, arguments):
            print(name)
        browser.close()


if __name__ == "__main__":
    main()
