"""The same streams as a profile has, and nothing else."""

from typing import ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from profiles.blocks.aside import AsideBlock
from profiles.blocks.body import ProfileBodyBlock
from profiles.blocks.standfirst import StandfirstBlock


class PlainPage(Page):
    """What a Wagtail project has without rules, editions, a checklist and a search of its own."""

    standfirst = StreamField(StandfirstBlock(), blank=True)
    body = StreamField(ProfileBodyBlock(), blank=True)
    aside = StreamField(AsideBlock(), blank=True)

    content_panels: ClassVar[list] = [
        *Page.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldPanel("aside"),
    ]

    class Meta:
        app_label = "plain"
