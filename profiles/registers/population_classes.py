"""Classes of municipalities by number of inhabitants."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SizeClass:
    """Municipalities with fewer than ``below`` inhabitants, and not in a smaller class."""

    slug: str
    label: str
    below: int | None


SIZE_CLASSES = (
    SizeClass("under-15000", "Under 15\u00a0000", 15_000),
    SizeClass("15000-30000", "15\u00a0000–30\u00a0000", 30_000),
    SizeClass("30000-70000", "30\u00a0000–70\u00a0000", 70_000),
    SizeClass("70000-150000", "70\u00a0000–150\u00a0000", 150_000),
    SizeClass("over-150000", "Över 150\u00a0000", None),
)


def size_class(population: int | None) -> SizeClass | None:
    """Returns the class a population belongs to, or None when it is not known."""
    if population is None:
        return None
    return next(size for size in SIZE_CLASSES if size.below is None or population < size.below)
