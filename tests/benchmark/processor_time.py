"""How much processor time a process and its children have taken, as Linux counts it."""

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PROCESSES = Path("/proc")
_USER, _SYSTEM = 11, 12  # places in what follows the name in /proc/PID/stat, see proc(5)


def processor_seconds(process: int) -> float | None:
    """Seconds of processor time, those of the children included; nothing beside Linux."""
    if not (_PROCESSES / str(process) / "task").is_dir():
        return None
    return sum(_own_seconds(one) for one in _family(process))


def _family(process: int) -> list[int]:
    children = (_PROCESSES / str(process) / "task" / str(process) / "children").read_text().split()
    return [process, *(one for child in children for one in _family(int(child)))]


def _own_seconds(process: int) -> float:
    figures = (_PROCESSES / str(process) / "stat").read_text().rpartition(")")[2].split()
    return (int(figures[_USER]) + int(figures[_SYSTEM])) / _TICKS
