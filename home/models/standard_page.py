"""A page of plain text: about the series, privacy, accessibility."""

from typing import ClassVar

from django.db import models
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks.standard_body import StandardBodyBlock
from home.models.site_page import SitePage


class StandardPage(SitePage):
    """Headings, paragraphs, lists, pictures and tables under one title."""

    intro = models.TextField(
        "ingress", blank=True, help_text="Sammanfattar sidan i en eller två meningar."
    )
    body = StreamField(StandardBodyBlock(), verbose_name="innehåll", blank=True)

    content_panels: ClassVar[list] = [*SitePage.content_panels, "intro", "body"]
    search_fields: ClassVar[list] = [
        *SitePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]
    template = "home/standard_page.html"

    class Meta:
        verbose_name = "textsida"
        verbose_name_plural = "textsidor"
