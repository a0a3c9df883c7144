"""The list of a register: each row leads to where it is changed or read."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import IndexView


class RegisterIndexView(IndexView):
    """Links the first column, and has boxes to mark only for those who may delete."""

    @cached_property
    def columns(self) -> list[Column]:
        """Returns the boxes, the linked column and the others."""
        boxes, first, *others = super().columns
        columns = [self.linked(first), *others]
        return [boxes, *columns] if self.user_has_permission("delete") else columns

    def linked(self, column: Column) -> TitleColumn:
        """Returns the column as Wagtail makes the first one when it is only named."""
        title_column = self._get_title_column_class(TitleColumn)
        return title_column(
            column.name,
            label=column.label,
            sort_key=column.sort_key,
            get_url=self.row_url,
            get_title_id=lambda row: f"snippet_{row.pk}_title",
        )

    def row_url(self, row: Any) -> str | None:
        """Returns where the row is changed, or else read."""
        return self.get_edit_url(row) or self.get_inspect_url(row)
