"""The editor's form of a profile, in the order a manuscript is read."""

from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    PublishingPanel,
    TitleFieldPanel,
)

PROFILE_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("municipality"),
            FieldPanel("label"),
            FieldPanel("advertiser"),
            FieldPanel("kicker"),
        ],
        heading="Kommun och märkning",
    ),
    TitleFieldPanel("title", placeholder="Rubrik", targets=[]),
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
    MultiFieldPanel([FieldPanel("topics"), FieldPanel("topics_suggested")], heading="Ämnen"),
    MultiFieldPanel(
        [FieldPanel("seo_title"), FieldPanel("search_description")],
        heading="I sökmotorer",
        classname="collapsed",
    ),
]

PROFILE_SETTINGS_PANELS = [
    PublishingPanel(),
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
