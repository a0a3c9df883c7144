"""The editor's form of a profile, in the order a manuscript is read."""

from django import forms
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from profiles.forms.profile_page_form import ProfilePageForm
from profiles.forms.register_select import RegisterSelect

PROFILE_PANELS = [
    MultiFieldPanel(
        [
            # A list to type in takes one step; Wagtail's chooser of snippets takes four.
            FieldPanel("municipality", widget=RegisterSelect),
            FieldPanel("label"),
            FieldPanel("advertiser"),
            FieldPanel("kicker"),
        ],
        heading="Kommun och märkning",
    ),
    # Not a TitleFieldPanel: it writes the slug, which here follows from the municipality.
    FieldPanel(
        "title",
        classname="title",
        heading="Rubrik",
        help_text="Helst under 70 tecken och med kommunens namn.",
        widget=forms.TextInput(attrs={"placeholder": "Rubrik"}),
    ),
    MultiFieldPanel([FieldPanel("published_on"), FieldPanel("updated_on")], heading="Datum"),
    MultiFieldPanel(
        [
            FieldPanel("lead_image"),
            FieldPanel("lead_image_alt"),
            FieldPanel("lead_image_decorative"),
            FieldPanel("lead_image_caption"),
            FieldPanel("lead_image_credit"),
            FieldPanel("lead_image_credit_role"),
        ],
        heading="Huvudbild",
    ),
    FieldPanel("standfirst"),
    FieldPanel("body"),
    FieldPanel("aside"),
    InlinePanel("people", heading="Personer", label="Person"),
    MultiFieldPanel(
        [FieldPanel("logo"), FieldPanel("logo_url")], heading="Logotyp", classname="collapsed"
    ),
]

PROFILE_PROMOTE_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel(
                "topics", widget=forms.CheckboxSelectMultiple, classname="profile-admin-topics"
            ),
            FieldPanel("topics_suggested"),
        ],
        heading="Ämnen",
    ),
    MultiFieldPanel(
        [FieldPanel("seo_title"), FieldPanel("search_description")],
        heading="I sökmotorer",
        classname="collapsed",
    ),
]

PROFILE_SETTINGS_PANELS = [
    PublishingPanel(),
    CommentPanel(),
    MultiFieldPanel(
        [FieldPanel("reviewed_on"), FieldPanel("corrections")], heading="Granskning och rättelser"
    ),
    MultiFieldPanel(
        [
            FieldPanel("employer_unit"),
            FieldPanel("author"),
            FieldPanel("previous_edition"),
            FieldPanel("source_url"),
        ],
        heading="Ursprung",
    ),
]

PROFILE_EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(PROFILE_PANELS, heading="Innehåll"),
        ObjectList(PROFILE_PROMOTE_PANELS, heading="Ämnen och sökmotorer"),
        ObjectList(PROFILE_SETTINGS_PANELS, heading="Datum och ursprung"),
    ],
    base_form_class=ProfilePageForm,
)
