"""The form in which editors write a synonym."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.forms import Script
from wagtail.admin.forms import WagtailAdminModelForm

from search.synonym_rules import check_synonyms, lines_of


class SynonymForm(WagtailAdminModelForm):
    """Refuses what would widen searches too far, on the field it concerns."""

    class Media:
        # A module waits for the form, which comes after the scripts.
        js: ClassVar[list[Script]] = [Script("search/synonym-preview.js", type="module")]

    def clean_word(self) -> str:
        """Checks the word itself."""
        word = " ".join(self.cleaned_data["word"].split())
        check_synonyms([word])
        return word

    def clean_synonyms(self) -> str:
        """Checks each line, and drops blank and repeated ones."""
        lines = list(dict.fromkeys(lines_of(self.cleaned_data["synonyms"])))
        check_synonyms(lines)
        return "\n".join(lines)

    def clean(self) -> dict[str, Any]:
        """Asks for something other than the word itself."""
        data = super().clean()
        word, lines = data.get("word", ""), lines_of(data.get("synonyms", ""))
        if word and lines and all(line.casefold() == word.casefold() for line in lines):
            message = f"Skriv något annat än ”{word}”, som redan är ordet självt."
            self.add_error("synonyms", ValidationError(message))
        return data
