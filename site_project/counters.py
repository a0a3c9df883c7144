"""How many requests were answered, in memory that all processes of gunicorn share.

Each counts in a part of its own, so that any of them can tell the sum, and one that is killed
holds no lock. The process that starts the others imports this before them.
"""

import mmap
from threading import Lock

SLOTS = 64
SECONDS, *STATUSES = range(6)  # the time of all requests, and how many were answered 1xx to 5xx
WIDTH = 1 + len(STATUSES)


class Counters:
    """Sums over all processes that were forked from the one that made them."""

    def __init__(self) -> None:
        self.numbers = memoryview(mmap.mmap(-1, 8 * SLOTS * WIDTH)).cast("d")
        self.start = 0
        self.lock = Lock()

    def use_slot(self, number: int) -> None:
        """Counts in a part of the memory that no other process that lives writes to."""
        self.start = number % SLOTS * WIDTH

    def count(self, status: int, seconds: float) -> None:
        """Adds one answered request."""
        with self.lock:
            self.numbers[self.start + status // 100] += 1
            self.numbers[self.start + SECONDS] += seconds

    def total(self, number: int) -> float:
        """The sum over all processes."""
        return sum(self.numbers[number::WIDTH])


counters = Counters()
