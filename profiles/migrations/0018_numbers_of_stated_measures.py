"""The number beside each stated measure, so that the database can sort by it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_NUMBER = re.compile(
    r"(?<!\d)(?:\d{1,3}(?:[ \u00a0]\d{3}){1,4}|\d{1,15}(?:,\d{1,4})?)(?!\d)", re.ASCII
)
_TYPED = re.compile(r"\d{1,15}([.,]\d{1,4})?", re.ASCII)


def state_numbers(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Reads the facts of every profile that states something, as they are stored."""
    stated = apps.get_model("profiles", "StatedMeasure")
    pages = apps.get_model("profiles", "ProfilePage").objects.filter(
        pk__in=stated.objects.values("page")
    )
    for page in pages.only("aside").iterator(100):
        numbers: dict[str, Decimal | None] = {}
        for measure, number in numbers_of(page.aside.raw_data):
            numbers.setdefault(measure, number)
        rows = list(stated.objects.filter(page=page))
        for row in rows:
            row.number = numbers.get(row.measure)
        stated.objects.bulk_update(rows, ["number"])


def numbers_of(aside: Any) -> Iterator[tuple[str, Decimal | None]]:
    """Yields what the rows measure, with the number that is stored or the first in the values."""
    for panel in aside:
        rows = panel["value"].get("items") or [] if panel["type"] == "fact_panel" else []
        for row in (item["value"] for item in rows if item["type"] == "row"):
            values = [one["value"] if isinstance(one, dict) else one for one in row.get("values") or []]
            if row.get("measure") and row.get("label") and any(map(str.strip, values)):
                typed = _TYPED.fullmatch(re.sub(r"\s", "", row.get("number") or ""))
                found = typed or _NUMBER.search(", ".join(values))
                compact = re.sub(r"\s", "", found[0]).replace(",", ".") if found else ""
                yield row["measure"], Decimal(compact) if compact else None


class Migration(migrations.Migration):
    dependencies = [("profiles", "0017_portraits_and_job_search")]

    operations = [
        migrations.AddField(
            model_name="statedmeasure",
            name="number",
            field=models.DecimalField(decimal_places=4, max_digits=19, null=True),
        ),
        migrations.RunPython(state_numbers, migrations.RunPython.noop),
    ]
