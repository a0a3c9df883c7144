"""Models whose texts are cleaned before they are validated."""

from collections.abc import Collection, Iterator

from django.db import models
from django.db.models.signals import pre_save

from home.formats.text import clean, clean_line


class CleanTexts:
    """Cleans the texts of a model wherever they come from: every form and import asks for it."""

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Cleans the texts, then lets Django validate them."""
        for field in _text_fields(self):
            value = getattr(self, field.attname)
            if isinstance(value, str) and field.name not in (exclude or ()):
                setattr(self, field.attname, _cleaned(field, value))
        super().clean_fields(exclude=exclude)  # type: ignore[misc]  # beside models.Model


def clean_names_of(*names: tuple[type[models.Model], tuple[str, ...]]) -> None:
    """Cleans these fields of other packages' models, which have no validation of ours, on saving.

    Names alone: what such a model keeps as a secret, an address or a path stays as it came.
    """
    for model, fields in names:

        def clean_before_save(
            instance: models.Model, fields: tuple[str, ...] = fields, **_signal: object
        ) -> None:
            for name in fields:
                value = getattr(instance, name)
                # A name of nothing but invisible signs stays, so that no list has an empty row.
                if isinstance(value, str):
                    setattr(instance, name, clean_line(value) or value)

        pre_save.connect(clean_before_save, sender=model, weak=False, dispatch_uid=f"clean-{model}")


def _text_fields(instance: object) -> Iterator[models.Field]:
    fields: list[models.Field] = instance._meta.concrete_fields  # type: ignore[attr-defined]
    return (one for one in fields if isinstance(one, (models.CharField, models.TextField)))


def _cleaned(field: models.Field, value: str) -> str:
    return clean(value).strip() if isinstance(field, models.TextField) else clean_line(value)
