"""Every size in which the site shows pictures, in one place.

Templates ask for a role by name; whoever renders pictures ahead of the first visit asks
for the same role, so that the two can't drift apart.
"""

from dataclasses import dataclass

FORMATS = ("avif", "webp", "jpeg")


@dataclass(frozen=True)
class PictureRole:
    """One place in the layout: how wide it gets, and in how many pixels it is offered."""

    widths: tuple[int, ...]
    sizes: str
    crop_ratio: tuple[int, int] | None = None


CARD_WIDTHS = (288, 400, 720)
"""Cards, rows and hits share their files; the narrowest is 6rem on a phone with DPR 3."""

ROLES = {
    "lead": PictureRole((480, 800, 1280), "(min-width: 62rem) 50rem, 100vw"),
    "body": PictureRole((480, 800, 1280), "(min-width: 48rem) 42rem, 100vw"),
    # Cropped by the stylesheet, so that it shares its files with the lead picture.
    # A phone shows every card as a row with a thumbnail.
    "card_large": PictureRole(
        (288, 480, 800, 1280), "(min-width: 62rem) 48rem, (min-width: 40rem) 45vw, 6rem"
    ),
    "card": PictureRole(
        CARD_WIDTHS, "(min-width: 62rem) 23rem, (min-width: 40rem) 45vw, 6rem", (3, 2)
    ),
    "portrait": PictureRole((96, 192), "4rem", (1, 1)),
    "row": PictureRole(
        CARD_WIDTHS, "(min-width: 62rem) 23rem, (min-width: 46rem) 14rem, 30vw", (3, 2)
    ),
    "hit": PictureRole(CARD_WIDTHS, "(min-width: 40rem) 10rem, 6rem", (3, 2)),
}
MACHINE_SPEC = "width-1280|format-jpeg"
"""The picture as search engines, feeds and the API get it; also a size of the lead role."""
LOGO_SPEC = "max-360x144"


def rendition_specs(role_name: str, original_width: int) -> list[str]:
    """Returns the filter specs of a role, none wider than the original except the smallest."""
    role = ROLES[role_name]
    widths = [width for width in role.widths if width <= original_width] or [role.widths[0]]
    return [f"{_shape(role, width)}|format-{format_}" for format_ in FORMATS for width in widths]


def every_spec(role_name: str) -> list[str]:
    """Returns the filter specs of a role for pictures of any width."""
    return rendition_specs(role_name, max(ROLES[role_name].widths))


def _shape(role: PictureRole, width: int) -> str:
    if role.crop_ratio is None:
        return f"width-{width}"
    across, down = role.crop_ratio
    return f"fill-{width}x{round(width * down / across)}"
