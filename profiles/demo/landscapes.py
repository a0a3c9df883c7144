"""Every drawn picture of the sample content: who draws it, its name and what matters in it."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from profiles.demo.drawing import (
    beeches,
    castle_park,
    kitchen_table,
    planning_wall,
    ring_of_chairs,
    skerries,
    towers,
    works,
)


@dataclass(frozen=True)
class Drawing:
    """A picture to be drawn; `focus` is the middle, width and height of what crops must keep."""

    title: str
    draw: Callable[[], Image.Image]
    focus: tuple[int, int, int, int]
    description: str


DRAWINGS = {
    "skerries": Drawing(
        "Skärgård i morgonljus",
        skerries.draw,
        (900, 640, 1100, 640),
        "Röd sjöbod på en ö med tallar, segelbåt och låg sol över vattnet.",
    ),
    "castle-park": Drawing(
        "Slott och park vid vattnet",
        castle_park.draw,
        (1080, 660, 1100, 640),
        "Gult slott med grönt tak speglas i en sjö. En person ror förbi i en eka.",
    ),
    "works": Drawing(
        "Bruket en vintermorgon",
        works.draw,
        (1010, 560, 1000, 640),
        "Tegelröda verkstäder med lysande fönster och rykande skorstenar bakom en å i snölandskap.",
    ),
    "towers": Drawing(
        "Höghus vid viken",
        towers.draw,
        (1150, 620, 1200, 760),
        "Höghus i rött, vitt och gult bakom en vik. Två personer sitter på en brygga.",
    ),
    "towers-evening": Drawing(
        "Höghus vid viken, kväll",
        towers.draw_evening,
        (1150, 620, 1200, 760),
        "Höghus med tända fönster i skymningen, måne över viken och två personer på en brygga.",
    ),
    "beeches": Drawing(
        "Stig genom bokskogen",
        beeches.draw,
        (1090, 720, 900, 640),
        "Två personer går på en stig genom en ljus bokskog med vitsippor.",
    ),
    "kitchen-table": Drawing(
        "Köksbord vid fönstret",
        kitchen_table.draw,
        (960, 820, 1100, 560),
        "Köksbord med två kaffekoppar, ett papper och en vas. Utanför fönstret ligger en sjö.",
    ),
    "planning-wall": Drawing(
        "Väggen efter planeringsdagen",
        planning_wall.draw,
        (960, 560, 1100, 720),
        "Vägg full av lappar i olika färger, en pil uppåt och en stege mot väggen.",
    ),
    "ring-of-chairs": Drawing(
        "Nio stolar i ring",
        ring_of_chairs.draw,
        (960, 640, 1240, 1100),
        "Nio olika stolar i ring på en grön matta, sedda uppifrån. En av dem är barnstor.",
    ),
}
