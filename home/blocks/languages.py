"""The language of a foreign heading or quotation, marked for screen readers."""

from typing import Any

from home.blocks.choice import TextChoiceBlock

LANGUAGES = [("en", "Engelska")]


class LanguageBlock(TextChoiceBlock):
    """An empty choice means Swedish, the language of the page."""

    choices = LANGUAGES

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("search_index", False)
        super().__init__(**kwargs)

    class Meta:
        label = "Språk"
        help_text = "Välj språk om texten inte är på svenska, så läses den upp rätt."
