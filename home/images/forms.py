"""The form of a picture in the library."""

from typing import Any

from wagtail.images.forms import BaseImageForm

HELP = {
    "title": "Namnet i bildbiblioteket. Besökare ser det inte.",
    "description": "Gör bilden lätt att hitta i bildbiblioteket. "
    "Alternativtexten skriver du där bilden placeras.",
}


class SiteImageForm(BaseImageForm):
    """Says which of its texts visitors see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, text in HELP.items():
            if name in self.fields:
                self.fields[name].help_text = text
