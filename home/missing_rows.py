"""What a stored revision names and the database no longer holds.

A revision is a copy that no constraint of the database guards. Django refuses to delete a row that
a page needs, but not one that only a revision names, and a copy from elsewhere may name anything.
"""

from typing import Any

from django.db import models


def protected_rows(page: models.Model, content: dict[str, Any]) -> dict[str, models.Model | None]:
    """Returns what the content names by protected references, or nothing where a row is gone.

    modelcluster empties the other references by itself and raises at these. What the page at hand
    has loaded is not asked for again.
    """
    return {
        field.name: getattr(page, field.name)
        if field.is_cached(page) and getattr(page, field.attname) == content[field.name]
        else field.related_model._base_manager.filter(pk=content[field.name]).first()
        for field in page._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.null
        and field.remote_field.on_delete in {models.PROTECT, models.RESTRICT}
        and content.get(field.name) is not None
    }


def emptied_fields(page: models.Model, content: dict[str, Any]) -> frozenset[str]:
    """Returns the fields that hold less in the page than in the content it was made of."""
    emptied = set()
    for field in page._meta.get_fields():
        named = content.get(field.name)
        if not named:
            continue
        if isinstance(field, models.ManyToManyField):
            if len(getattr(page, field.name).all()) < len(named):
                emptied.add(field.name)
        elif isinstance(field, models.ForeignKey) and getattr(page, field.attname) is None:
            emptied.add(field.name)
    return frozenset(emptied)
