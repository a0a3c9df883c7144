"""Atom feeds of the series, of a county and of a topic."""

from __future__ import annotations

import datetime as dt
import re
from typing import IO, Any
from xml.sax.xmlreader import AttributesImpl

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Stylesheet
from django.utils.xmlutils import SimplerXMLGenerator

from home.absolute_urls import absolute_url
from home.images.renditions import readable_rendition
from home.models import PublisherSettings
from profiles.content import AbstractProfilePage
from profiles.public.structured_data.site import site_name
from profiles.public.summary import summary

# XML has no way to write them. They come along when text is pasted from a slide or a mail, and
# the whole feed would fail for one of them.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_XHTML_TYPE = AttributesImpl({"type": "xhtml"})


class PictureAtomFeed(Atom1Feed):
    """Atom with a picture and its credit on each entry (Media RSS, as feed readers know it).

    A browser shows it as a page: every one of them opens plain XML, with the style sheet that it
    names, and XHTML in it has links.
    """

    content_type = "application/xml; charset=utf-8"

    def root_attributes(self) -> dict[str, str]:
        """Names the vocabulary of pictures."""
        return {**super().root_attributes(), "xmlns:media": "http://search.yahoo.com/mrss/"}

    def write(self, outfile: IO, encoding: str) -> None:
        """Writes as Django does, and names the style sheet, which Django 5.2 does for RSS alone."""
        handler = SimplerXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        for stylesheet in self.feed["stylesheets"]:
            handler.processingInstruction("xml-stylesheet", stylesheet)
        handler.startElement("feed", AttributesImpl(self.root_attributes()))
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Adds what the feed is, for whoever opens it in a browser."""
        super().add_root_elements(handler)
        handler.startElement("subtitle", _XHTML_TYPE)
        words = "Lägg in adressen till den här sidan i en flödesläsare för att få veta när något "
        _write_xhtml(handler, f"{words}nytt kommer. ", self.feed["link"], "Till webbplatsen")
        handler.endElement("subtitle")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Adds the picture to Django's entry."""
        super().add_item_elements(handler, item)
        handler.startElement("content", _XHTML_TYPE)
        _write_xhtml(handler, f"{item['description']} ", item["link"], "Läs presentationen")
        handler.endElement("content")
        picture = item.get("picture")
        if not picture:
            return
        handler.startElement("media:content", picture["attributes"])
        if picture["credit"]:
            handler.addQuickElement("media:credit", picture["credit"])
        handler.endElement("media:content")
        handler.addQuickElement("media:thumbnail", "", {"url": picture["attributes"]["url"]})


class SeriesFeed(Feed):
    """The newest profiles, each with label, first sentence and picture."""

    feed_type = PictureAtomFeed
    language = "sv"

    def __init__(
        self, request: HttpRequest, title: str, url: str, profiles: list[AbstractProfilePage]
    ) -> None:
        """Takes the page that the feed follows; ``profiles`` are cards, newest first."""
        self.request = request
        self.profiles = profiles
        self.title = _writable(f"{title} – {site_name(request)}")
        self.link = absolute_url(request, url)
        self.feed_url = absolute_url(request, f"{url}flode/")
        # Atom wants an author.
        self.author_name = _writable(
            PublisherSettings.for_request(request).name or site_name(request)
        )
        # What a browser shows the feed with.
        self.stylesheets = [Stylesheet(static("css/feed.css"), mimetype="text/css", media="all")]

    def items(self) -> list[AbstractProfilePage]:
        """Returns the profiles."""
        return self.profiles

    def item_title(self, item: AbstractProfilePage) -> str:
        """Returns the title; a paid profile begins with its label."""
        label = f"{item.label_text}: " if item.is_advertisement else ""
        return _writable(f"{label}{item.title}")

    def item_description(self, item: AbstractProfilePage) -> str:
        """Returns label and first sentence."""
        label = f"{item.label_text}. " if item.label_text else ""
        return _writable(f"{label}{summary(item)}")

    def item_link(self, item: AbstractProfilePage) -> str:
        """Returns the profile's URL."""
        return absolute_url(self.request, item.get_url(self.request))

    def item_guid(self, item: AbstractProfilePage) -> str:
        """Returns a name that lasts: the URL moves on to the next edition."""
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: AbstractProfilePage) -> dt.datetime | None:
        """Returns the beginning of the shown day."""
        return _beginning(item.published_on)

    def item_updateddate(self, item: AbstractProfilePage) -> dt.datetime | None:
        """Returns the beginning of the day of the last larger change."""
        return _beginning(item.updated_on or item.published_on)

    def item_categories(self, item: AbstractProfilePage) -> list[str]:
        """Returns the label, the municipality and the county."""
        place = item.municipality
        places = [place.name, place.county.name] if place else []
        return [_writable(text) for text in (item.get_label_display(), *places) if text]

    def item_extra_kwargs(self, item: AbstractProfilePage) -> dict[str, Any]:
        """Returns the picture for :class:`PictureAtomFeed`."""
        rendition = readable_rendition(item.lead_image)
        if not rendition:
            return {}
        attributes = {
            "url": absolute_url(self.request, rendition.url),
            "type": "image/jpeg",
            "medium": "image",
            "width": str(rendition.width),
            "height": str(rendition.height),
        }
        credit = _writable(item.lead_image_credit_line)
        return {"picture": {"attributes": attributes, "credit": credit}}


def _write_xhtml(handler: SimplerXMLGenerator, text: str, url: str, link: str) -> None:
    handler.startElement("div", AttributesImpl({"xmlns": "http://www.w3.org/1999/xhtml"}))
    handler.addQuickElement("span", text)
    handler.addQuickElement("a", link, {"href": url})
    handler.endElement("div")


def _writable(text: str) -> str:
    return _NOT_IN_XML.sub(" ", text)


def _beginning(day: dt.date | None) -> dt.datetime | None:
    return timezone.make_aware(dt.datetime.combine(day, dt.time())) if day else None
