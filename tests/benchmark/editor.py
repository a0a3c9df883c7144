"""What an editor does to a page, as the browser posts it."""

from collections.abc import Callable
from typing import Any

from tests.benchmark.sites import blocks


def form_of(page: Any) -> dict[str, Any]:
    """What the editor posts for a page with the blocks of ``blocks``."""
    from wagtail.test.utils.form_data import (
        inline_formset,
        nested_form_data,
        rich_text,
        streamfield,
    )

    values: dict[str, Any] = {"title": page.title, "comments": inline_formset([])}
    for name, stream in blocks().items():
        values[name] = streamfield(
            [(kind, rich_text(v) if isinstance(v, str) else v) for kind, v in stream]
        )
    if hasattr(page, "municipality"):
        values |= {
            "municipality": str(page.municipality_id),
            "label": page.label,
            "published_on": str(page.published_on),
            "lead_image_credit_role": "foto",
            "people": inline_formset([]),
            "corrections": {"count": "0"},
        }
    else:
        values["slug"] = page.slug
    posted: dict[str, Any] = nested_form_data(values)
    return posted


def steps_of(client: Any, page: Any, form: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    """The four things that an editor waits for."""
    from django.urls import reverse

    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    json = {"Accept": "application/json"}
    return {
        "open": lambda: client.get(url),
        "autosave": lambda: client.post(url, form, headers=json),
        "save": lambda: client.post(url, form),
        "publish": lambda: client.post(url, {**form, "action-publish": "1"}),
    }
