"""What an approver fills in."""

from typing import Any

from django import forms

from profiles.approval.targets import Targets
from profiles.models import Answer

LONGEST = 2000
EMPTY_COMMENT = "Skriv kommentaren innan du sparar den."
EMPTY_CHANGES = "Skriv vad som ska ändras, eller kommentera i texten först."
TOO_LONG = f"Skriv högst {LONGEST} tecken."


class CommentForm(forms.Form):
    """A comment on one part of the page."""

    target = forms.ChoiceField(
        error_messages={"invalid_choice": "Delen finns inte. Ladda om sidan och försök igen."}
    )
    text = forms.CharField(
        max_length=LONGEST, error_messages={"required": EMPTY_COMMENT, "max_length": TOO_LONG}
    )

    def __init__(self, data: Any, targets: Targets) -> None:
        super().__init__(data)
        self.names = {part.path: part.name for group in targets.values() for part in group}
        field: Any = self.fields["target"]
        field.choices = list(self.names.items())

    @property
    def target_name(self) -> str:
        """Returns what the chosen target is called."""
        return self.names[self.cleaned_data["target"]]


class AnswerForm(forms.Form):
    """The answer, and who gives it."""

    answer = forms.ChoiceField(
        choices=Answer,
        error_messages={
            "required": "Välj ”Godkänn” eller ”Ändringar behövs”.",
            "invalid_choice": "Välj ”Godkänn” eller ”Ändringar behövs”.",
        },
    )
    name = forms.CharField(
        label="Ditt namn",
        max_length=255,
        error_messages={"required": "Skriv ditt namn.", "max_length": "Korta namnet."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    role = forms.CharField(
        label="Din befattning",
        max_length=255,
        error_messages={"required": "Skriv din befattning.", "max_length": "Korta befattningen."},
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    text = forms.CharField(
        label="Meddelande till redaktionen",
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, has_comments: bool, **kwargs: Any) -> None:
        self.has_comments = has_comments
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Asks what is to be changed."""
        data: dict[str, Any] = super().clean() or {}
        nothing_said = not data.get("text") and not self.has_comments
        if data.get("answer") == Answer.CHANGES and nothing_said:
            self.add_error("text", EMPTY_CHANGES)
        return data
