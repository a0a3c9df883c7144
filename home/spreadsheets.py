"""Files to and from Swedish Excel, which writes ``;`` between cells and reads UTF-8 by its mark."""

import codecs
import csv
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from typing import Any

import ftfy
from django.utils import timezone
from django.utils.text import slugify
from wagtail.admin.views import mixins
from wagtail.admin.views.reports import audit_logging, locked_pages, workflows
from wagtail.contrib.redirects import base_formats, views

from home.redirects.forms import RedirectForm

DELIMITERS = ";\t,"
# Wagtail's reports whose files are named otherwise than those of all others.
ENGLISH_NAMES = (
    audit_logging.LogEntriesView,
    locked_pages.LockedPagesView,
    workflows.WorkflowView,
    workflows.WorkflowTasksView,
)


class CSV(base_formats.CSV):
    """Text with ``;``, tabs or commas between cells, in UTF-8, UTF-16 or Windows' letters.

    Called as the extension, by which Wagtail finds it.
    """

    def is_binary(self) -> bool:
        """Leaves the decoding to ``create_dataset``: Wagtail's knows UTF-8 alone."""
        return True

    def get_read_mode(self) -> str:
        """Reads bytes."""
        return "rb"

    def create_dataset(self, data: bytes, delimiter: str = "") -> base_formats.Dataset:
        """Returns the rows that say anything, each as long as the head."""
        text = ftfy.guess_bytes(data)[0].lstrip("\ufeff")
        head, _, rest = text.partition("\n")
        if head.lower().startswith("sep="):
            delimiter, text = head[4:5], rest
        else:
            delimiter = max(DELIMITERS, key=head.count)
        rows = [row for row in csv.reader(StringIO(text), delimiter=delimiter) if any(row)]
        width = max(map(len, rows), default=0)
        return base_formats.Dataset(row + [""] * (width - len(row)) for row in rows)


class TSV(CSV):
    """The same under the other extension."""


def stream_csv(self: Any, queryset: Any) -> Iterator[bytes]:
    """Yields an exported list as Swedish Excel opens it; in place of Wagtail's method."""
    writer = csv.DictWriter(mixins.Echo(), fieldnames=self.list_export, delimiter=";")
    headings = {field: self.get_heading(queryset, field) for field in self.list_export}
    yield codecs.BOM_UTF8 + writer.writerow(headings)  # type: ignore[operator]  # Echo's bytes
    for item in queryset:
        yield self.write_csv_row(writer, self.to_row_dict(item))


def dated_name(self: Any) -> str:
    """Returns ”samtycken-2026-11-29”, what is listed and the day; in place of Wagtail's method."""
    return f"{slugify(self.get_page_title())}-{timezone.localdate()}"


def local_time(value: datetime) -> datetime:
    """Returns the time as the clock here shows it; Wagtail's is that of Greenwich."""
    return timezone.make_naive(value) if timezone.is_aware(value) else value


def short_time(value: datetime) -> str:
    """Returns ”2026-11-28 19:35”."""
    return f"{local_time(value):%Y-%m-%d %H:%M}"


def yes_or_no(value: bool) -> str:
    """Returns the value in Swedish."""
    return "ja" if value else "nej"


def connect() -> None:
    """Puts ours in place of Wagtail's, which offers no setting for any of them."""
    base_formats.DEFAULT_FORMATS[:] = [CSV, base_formats.XLSX, TSV]
    mixins.SpreadsheetExportMixin.stream_csv = stream_csv
    mixins.SpreadsheetExportMixin.get_filename = dated_name
    for view in ENGLISH_NAMES:
        view.get_filename = dated_name
    mixins.SpreadsheetExportMixin.custom_value_preprocess |= {
        datetime: {"csv": short_time, "xlsx": local_time},
        bool: {"csv": yes_or_no, "xlsx": yes_or_no},
    }
    views.RedirectForm = RedirectForm
    views.CreateView.form_class = RedirectForm
    views.EditView.form_class = RedirectForm
