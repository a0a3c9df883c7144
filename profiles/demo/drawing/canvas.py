"""A surface for flat shapes: coordinates in picture pixels, drawn large and scaled down smooth."""

from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1920, 1280
OVERSAMPLING = 2

Point = tuple[float, float]
Colour = str | tuple[int, int, int] | tuple[int, int, int, int]


def rgb(colour: str) -> tuple[int, int, int]:
    """`#0B5A4B` as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def blend(one: str, other: str, share: float) -> str:
    """The colour that lies `share` (0–1) of the way from one to the other."""
    mixed = (round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True))
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def with_opacity(colour: str, opacity: float) -> tuple[int, int, int, int]:
    """The colour as it is laid over another."""
    return (*rgb(colour), round(255 * opacity))


class Canvas:
    """A picture under way. Every shape is opaque unless its colour carries an opacity."""

    def __init__(self, background: str, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", self._large((width, height)), background)

    def _large(self, point: Point) -> tuple[int, int]:
        return round(point[0] * OVERSAMPLING), round(point[1] * OVERSAMPLING)

    def _draw(self, paint: Callable[[ImageDraw.ImageDraw], None]) -> None:
        paint(ImageDraw.Draw(self.image, "RGBA"))

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled outline through the points."""
        self._draw(lambda pen: pen.polygon([self._large(point) for point in points], fill=colour))

    def rectangle(
        self, left: float, top: float, right: float, bottom: float, colour: Colour
    ) -> None:
        """A filled box; an empty one is left out."""
        if right > left and bottom > top:
            box = [self._large((left, top)), self._large((right, bottom))]
            self._draw(lambda pen: pen.rectangle(box, fill=colour))

    def ellipse(self, centre: Point, radius_x: float, radius_y: float, colour: Colour) -> None:
        """A filled ellipse round its centre."""
        x, y = centre
        box = [
            self._large((x - radius_x, y - radius_y)),
            self._large((x + radius_x, y + radius_y)),
        ]
        self._draw(lambda pen: pen.ellipse(box, fill=colour))

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        """A filled circle."""
        self.ellipse(centre, radius, radius, colour)

    def dome(self, centre: Point, radius_x: float, radius_y: float, colour: Colour) -> None:
        """The upper half of an ellipse, flat below."""
        x, y = centre
        box = [
            self._large((x - radius_x, y - radius_y)),
            self._large((x + radius_x, y + radius_y)),
        ]
        self._draw(lambda pen: pen.pieslice(box, 180, 360, fill=colour))

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """A stroke with rounded joints."""
        path = [self._large(point) for point in points]
        thick = max(1, round(width * OVERSAMPLING))
        self._draw(lambda pen: pen.line(path, fill=colour, width=thick, joint="curve"))

    def bands(self, top: float, bottom: float, colours: Sequence[str], steps: int) -> None:
        """Horizontal bands that step evenly through the colours from top to bottom."""
        height = (bottom - top) / steps
        for step in range(steps):
            place = step / max(1, steps - 1) * (len(colours) - 1)
            index = min(int(place), len(colours) - 2)
            colour = blend(colours[index], colours[index + 1], place - index)
            start = top + step * height
            self.rectangle(0, start, self.width, start + height + 1, colour)

    def glow(self, centre: Point, radius: float, colour: str, opacity: float) -> None:
        """Light round a point, fading outwards."""
        small = 8
        size = (self.width // small, self.height // small)
        mask = Image.new("L", size, 0)
        x, y = centre[0] / small, centre[1] / small
        reach = radius / small * 0.6
        ImageDraw.Draw(mask).ellipse([x - reach, y - reach, x + reach, y + reach], fill=255)
        mask = mask.filter(ImageFilter.GaussianBlur(radius / small * 0.3))
        mask = mask.point(lambda value: round(value * opacity))
        self.image.paste(rgb(colour), mask=mask.resize(self.image.size, Image.Resampling.BICUBIC))

    def mirror_in_water(self, shore: float, depth: float, water: str, strength: float) -> None:
        """What stands above the shore line, upside down below it, dimmed by the water's colour."""
        top, reach = round(shore * OVERSAMPLING), round(depth * OVERSAMPLING)
        above = self.image.crop((0, top - reach, self.image.width, top))
        mirrored = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        still = Image.new("RGB", mirrored.size, water)
        fading = Image.linear_gradient("L").resize(mirrored.size)
        weight = ImageChops.invert(fading).point(lambda value: round(value * strength))
        below = self.image.crop((0, top, self.image.width, top + reach))
        dimmed = Image.blend(mirrored, still, 0.35)
        self.image.paste(Image.composite(dimmed, below, weight), (0, top))

    def finished(self) -> Image.Image:
        """The picture in its own size, edges smoothed."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
