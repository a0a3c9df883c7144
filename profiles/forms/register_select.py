"""Lists to choose from that are as long as a register."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import SafeString
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import RadioSelectAdapter, SelectAdapter


class RegisterSelect(forms.Select):
    """Django's own list, written at once: it renders a template for each of 290 options."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Returns the element."""
        attributes = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        chosen = set(self.format_value(value))
        options = "\n".join(
            f'<option value="{escape(str(key))}"{" selected" if str(key) in chosen else ""}>'
            f"{escape(str(label))}</option>"
            for key, label in self.choices
        )
        return SafeString(f"<select{attributes}>\n{options}\n</select>")


class RegisterCheckboxes(forms.CheckboxSelectMultiple):
    """Django's own list of boxes to tick."""


class WithoutOptions:
    """Gives the editor's script no second list: it makes no field of these kinds anew."""

    def js_args(self, widget: forms.Widget) -> list[str]:
        """Returns markup without options."""
        return ['<div id="__ID__"></div>']


class RegisterSelectAdapter(WithoutOptions, SelectAdapter):
    """Of the one list."""


class RegisterCheckboxesAdapter(WithoutOptions, RadioSelectAdapter):
    """Of the boxes."""


register(RegisterSelectAdapter(), RegisterSelect)
register(RegisterCheckboxesAdapter(), RegisterCheckboxes)
