"""The editor's form of a profile, in the order a manuscript is read."""

from typing import Any

from django.forms import ModelForm
from django.utils.functional import cached_property
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from home.scheduling import scheduling_problem
from profiles.forms.profile_page_form import ProfilePageForm
from profiles.forms.register_select import RegisterCheckboxes, RegisterSelect


class CheckedPublishingPanel(PublishingPanel):
    """Says where an editor schedules that nothing would come of it."""

    class BoundPanel(PublishingPanel.BoundPanel):
        """Puts the sentence above the two times."""

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Asks when the panel is shown."""
            self.help_text = scheduling_problem()
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context


class KeptFormInterface(TabbedInterface):
    """Makes the form's class once in the life of the process.

    Wagtail makes one for each request, with new widgets that pack the definitions of all blocks
    anew; see :func:`~profiles.forms.profile_page_form.share_block_definitions`.
    """

    @cached_property
    def form_class(self) -> type[ModelForm]:
        """Made when it is first asked for; Wagtail keeps one bound panel for each model."""
        form_class: type[ModelForm] = super().get_form_class()
        return form_class

    def get_form_class(self) -> type[ModelForm]:
        """Returns the same class each time."""
        return self.form_class


PROFILE_PANELS = [
    MultiFieldPanel(
        [
            # A list to type in takes one step; Wagtail's chooser of snippets takes four.
            FieldPanel("municipality", widget=RegisterSelect),
            "label",
            "advertiser",
            "kicker",
        ],
        heading="Kommun och märkning",
    ),
    # Not a TitleFieldPanel: it writes the slug, which here follows from the municipality.
    FieldPanel(
        "title",
        classname="title",
        heading="Rubrik",
        help_text="Helst under 70 tecken och med kommunens namn.",
        # Grows with the headline, which is longer than a phone is wide.
        widget=AdminAutoHeightTextInput(attrs={"placeholder": "Rubrik", "rows": 1}),
    ),
    MultiFieldPanel(["published_on", "updated_on"], heading="Datum"),
    MultiFieldPanel(
        [
            "lead_image",
            "lead_image_alt",
            "lead_image_decorative",
            "lead_image_caption",
            "lead_image_credit",
            "lead_image_credit_role",
        ],
        heading="Huvudbild",
    ),
    "standfirst",
    "body",
    "aside",
    InlinePanel("people", heading="Personer", label="Person"),
    MultiFieldPanel(["logo", "logo_url"], heading="Logotyp", classname="collapsed"),
]

PROFILE_PROMOTE_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("topics", widget=RegisterCheckboxes, classname="profile-admin-topics"),
            "topics_suggested",
        ],
        heading="Ämnen",
    ),
    MultiFieldPanel(
        ["seo_title", "search_description"],
        heading="I sökmotorer",
        classname="collapsed",
    ),
]

PROFILE_SETTINGS_PANELS = [
    CheckedPublishingPanel(),
    CommentPanel(),
    MultiFieldPanel(
        ["reviewed_on", "review_by", "corrections"],
        heading="Granskning och rättelser",
    ),
    MultiFieldPanel(
        [
            "employer_unit",
            "author",
            "previous_edition",
            "source_url",
        ],
        heading="Ursprung",
    ),
]

PROFILE_EDIT_HANDLER = KeptFormInterface(
    [
        ObjectList(PROFILE_PANELS, heading="Innehåll"),
        ObjectList(PROFILE_PROMOTE_PANELS, heading="Ämnen och sökmotorer"),
        ObjectList(PROFILE_SETTINGS_PANELS, heading="Datum och ursprung"),
    ],
    base_form_class=ProfilePageForm,
)
