"""The programs a test run needs beside Python, and how to install them.

Uses the standard library alone, so that a machine can be checked before anything is installed::

    python3 -m tests.system_programs

prints nothing and succeeds where all is there, else prints the command that installs the rest.
"""

import importlib.util
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.chromium import find_chromium
from tests.nginx import find_nginx
from tests.postgres_cluster import PostgresMissingError, find_programs
from tests.varnish import find_varnish, has_varnish_modules

# Debian keeps a server's programs out of the PATH of everybody but root.
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# Reads files of environment values with systemd's own parser, without a running systemd.
SYSTEMD_ENVIRONMENT = Path(
    "/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator"
)


def find_program(name: str) -> str | None:
    """The program's path."""
    return shutil.which(name) or shutil.which(name, path=PATH)


def has_program(name: str) -> bool:
    """Whether the program is installed."""
    return find_program(name) is not None


def has_systemd() -> bool:
    """Whether its unit files can be verified and its files of values read; it need not run."""
    return has_program("systemd-analyze") and SYSTEMD_ENVIRONMENT.exists()


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
    # The guide to production is carried out by a test.
    "git": partial(has_program, "git"),
    "nginx": has_nginx,
    "openssl": partial(has_program, "openssl"),
    "systemd": has_systemd,
    # The documented cache in front is run by a test.
    "varnish": lambda: find_varnish() is not None,
    "varnish-modules": has_varnish_modules,
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
