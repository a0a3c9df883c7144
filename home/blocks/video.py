"""A link to a film."""

from wagtail import blocks

from home.blocks.web_address import WebAddressBlock
from home.formats import markdown, web_address


class VideoValue(blocks.StructValue):
    """What a template asks of a film link."""

    @property
    def domain(self) -> str:
        """Returns where the film is shown, such as ``youtube.com``."""
        return web_address.domain(self.get("url") or "")


class VideoBlock(blocks.StructBlock):
    """A link, not an embedded player: no visitor is tracked by someone else's site."""

    title = blocks.CharBlock(required=False, label="Filmens titel")
    url = WebAddressBlock(required=False, label="Webbadress")

    def get_markdown(self, value: VideoValue) -> list[str]:
        """Returns the link."""
        return [markdown.link(value.get("title") or "", value.get("url") or "")]

    class Meta:
        icon = "media"
        label = "Film"
        description = "En länk till en film på en annan webbplats."
        group = "Bild och film"
        template = "components/video.html"
        value_class = VideoValue
        label_format = "{title}"
        preview_value = {
            "title": "En dag på mottagningen (3 min)",
            "url": "https://film.example.se/mottagningen",
        }
