"""The same of Wagtail's bakerydemo, in its own Python: ``BAKERYDEMO=checkout make bench``.

The checkout has a ``.venv`` with its requirements. Its database is made for the run.
"""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmark.cost import Cost, cost_of, tell, told
from tests.benchmark.server import PROJECT_DIR

BLOCKS = 40
PARAGRAPH = "<p>Gruppen träffas varje måndag och fördelar veckans nya ärenden i lugn och ro.</p>"


def measured(checkout: Path) -> dict[str, Cost]:
    """What its process said."""
    python = checkout.resolve() / ".venv/bin/python"
    with tempfile.TemporaryDirectory() as folder:
        values = {
            **os.environ,
            "PYTHONPATH": str(PROJECT_DIR),
            "DJANGO_SETTINGS_MODULE": "tests.benchmark.bakery_settings",
            "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
            "MEDIA_ROOT": folder,
            "DJANGO_SECRET_KEY": "only-for-this-run",
        }
        said = subprocess.run(
            [python, "-m", "tests.benchmark.bakery"],
            cwd=checkout,
            env=values,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    return told(said.stdout)


def prepare() -> None:
    """Makes the demo, and an address of an empty view."""
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.http import HttpResponse
    from django.urls import path
    from django.utils.module_loading import import_string

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("load_initial_data", verbosity=0)

    class Urls:
        urlpatterns = (
            path("benchmark/empty", lambda _request: HttpResponse("ok")),
            *import_string(f"{settings.ROOT_URLCONF}.urlpatterns"),
        )

    settings.ROOT_URLCONF = Urls


def make_page() -> Any:
    """Gives a page of the blog forty blocks."""
    from bakerydemo.blog.models import BlogPage

    page = BlogPage.objects.live().first()
    page.body = [("paragraph_block", PARAGRAPH)] * BLOCKS
    page.save_revision().publish()
    return page


def form_of(client: Any, url: str) -> dict[str, Any]:
    """What the editor posts: the form as it is shown, with the blocks."""
    from wagtail.test.utils.form_data import (
        nested_form_data,
        querydict_from_html,
        rich_text,
        streamfield,
    )

    html = client.get(url).content.decode()
    shown = querydict_from_html(html, form_id="page-edit-form").dict()
    body = streamfield([("paragraph_block", rich_text(PARAGRAPH))] * BLOCKS)
    return {**shown, **nested_form_data({"body": body})}


def main() -> None:
    """Measures what it has of what we measure."""
    prepare()
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse

    from tests.benchmark.editor import steps_of

    client, page = Client(), make_page()
    urls = {
        "empty view": "/benchmark/empty",
        "profile, made anew": page.get_url(),
        "first: profile": page.get_url(),
        "first: home": "/",
        "first: index": "/blog/",
        "first: search": "/search/?q=bread",
        "first: sitemap": "/sitemap.xml",
        "first: API": "/api/v2/pages/?type=blog.BlogPage",
    }
    costs = {name: cost_of(name, lambda url=url: client.get(url)) for name, url in urls.items()}  # type: ignore[misc]
    client.force_login(get_user_model().objects.filter(is_superuser=True).first())
    form = form_of(client, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    for step, act in steps_of(client, page, form).items():
        if step != "autosave":  # Wagtail has it from 8 on
            costs[f"editor, {step}"] = cost_of(step, act)
    tell(costs)


if __name__ == "__main__":
    main()
