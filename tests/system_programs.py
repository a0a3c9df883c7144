"""The programs a test run needs beside Python, and how to install them.

Uses the standard library alone, so that a machine can be checked before anything is installed::

    python3 -m tests.system_programs

prints nothing and succeeds where all is there, else prints the command that installs the rest.
"""

import importlib.util
import sys
from collections.abc import Callable

from tests.chromium import find_chromium
from tests.nginx import find_nginx
from tests.postgres_cluster import PostgresMissingError, find_programs


def has_postgresql() -> bool:
    """Whether a server can be started."""
    try:
        find_programs()
    except PostgresMissingError:
        return False
    return True


def has_chromium() -> bool:
    """Whether the browser tests have a browser."""
    return find_chromium() is not None


def has_nginx() -> bool:
    """Whether the documented proxy can be started."""
    return find_nginx() is not None


def has_venv() -> bool:
    """Whether ``python3 -m venv`` works; Debian packs its installer separately."""
    return importlib.util.find_spec("ensurepip") is not None


# Debian's package for each need.
NEEDS: dict[str, Callable[[], bool]] = {
    "python3-venv": has_venv,
    "postgresql": has_postgresql,
    "chromium": has_chromium,
    "nginx": has_nginx,
}


def find_missing_packages() -> list[str]:
    """The packages whose programs are not here."""
    return [package for package, is_here in NEEDS.items() if not is_here()]


def describe_installation(packages: list[str]) -> str:
    """The command that installs them."""
    return f"apt-get install -y --no-install-recommends {' '.join(packages)}"


def main() -> int:
    """Prints the command when something is missing."""
    packages = find_missing_packages()
    if packages:
        print(describe_installation(packages))
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main())
