"""``python -m tests.site_answers FOLDER``: every public answer of the demo, one file each.

Written by two versions of the project and compared with ``diff -r``, the folders show what a change
of the code changed for visitors. The database and the media are made anew and thrown away.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import django

STARTS = (
    "/", "/profiler/", "/profiler/jamfor/", "/sok/", "/sok/?q=mentor", "/sok/?q=haninge+mentor",
    "/sok/?q=sosialsekreterare", "/sok/?q=kvantfysik", "/sok/forslag/?q=han", "/sitemap.xml",
    "/robots.txt", "/llms.txt", "/api/v2/pages/", "/finns-inte/",
    "/api/v2/pages/?type=profiles.ProfilePage&fields=*",
)  # fmt: skip
_LINK = re.compile(
    r'(?:href|src)="(/[^"#]*)"|<loc>[^<]*?//[^/<]*(/[^<]*)</loc>'
    r'|(/profiler/[^\s)"]*)'
)
_PASSED_OVER = ("/admin", "/static", "/media", "/documents")
_MOST = 600


def answers() -> Iterator[tuple[str, bytes]]:
    """Walks the site from its known beginnings and yields each path with what was answered."""
    from django.test import Client

    client, waiting, seen = Client(SERVER_NAME="localhost"), list(STARTS), set(STARTS)
    while waiting:
        path = waiting.pop(0)
        answer = client.get(path)
        body = b"".join(answer) if answer.streaming else answer.content
        headers = (
            f"{answer.status_code} {answer.get('Content-Type')} {answer.get('Location', '')}\n"
        )
        yield path, headers.encode() + body
        for parts in _LINK.findall(body.decode(errors="replace")):
            found = next(filter(None, parts), "").replace("&amp;", "&")
            target = urlsplit(found).path
            if found not in seen and len(seen) < _MOST and not target.startswith(_PASSED_OVER):
                seen.add(found)
                waiting.append(found)


def main(folder: Path) -> None:
    """Loads the demo into a new database and writes the answers."""
    with tempfile.TemporaryDirectory() as work:
        os.environ["DJANGO_SETTINGS_MODULE"] = "site_project.settings.test"
        os.environ["DATABASE_URL"] = f"sqlite:///{work}/db.sqlite3"
        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.MEDIA_ROOT = f"{work}/media"
        settings.ALLOWED_HOSTS = ["*"]
        call_command("migrate", verbosity=0)
        call_command("load_demo", verbosity=0)
        folder.mkdir(parents=True)
        number = 0
        for number, (path, answer) in enumerate(answers(), start=1):  # noqa: B007
            (folder / re.sub(r"\W+", "_", path)[:150]).write_bytes(answer)
        print(f"{number} answers")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
