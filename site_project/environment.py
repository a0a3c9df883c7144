"""The one place that reads the process environment.

Every value the project understands is read here, through a function that either returns a value
of the right type or stops the start with one sentence naming the variable. The variables are
listed in ``.env.example``.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})

# WAL lets readers go on while one writer writes; IMMEDIATE takes the write lock when the
# transaction starts, so that an autosave waits its turn and never fails with "database is locked".
# Moving what is written into the database file takes a tenth of a second, and a page saved may be
# 300 pages of it: at 32 MB that is one save in thirty, at SQLite's own 4 MB it is one in four.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=8000; "
        "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;"
    ),
}

DATABASE_SCHEMES = frozenset({"sqlite", "postgres", "postgresql"})
# A server that is gone says nothing; each visitor would otherwise wait for it for minutes.
POSTGRESQL_OPTIONS = {"connect_timeout": 3, "tcp_user_timeout": 10_000}

CACHE_SCHEMES = frozenset({"redis", "rediss"})


def read_text(name: str, default: str = "") -> str:
    """The value without surrounding blanks; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def read_required_text(name: str, purpose: str) -> str:
    """The value of a variable the site cannot start without."""
    value = read_text(name)
    if not value:
        raise ImproperlyConfigured(f"{name} must be set: {purpose}.")
    return value


def read_flag(name: str, *, default: bool) -> bool:
    """A switch: 1/true/yes/on or 0/false/no/off in any case."""
    value = read_text(name).lower()
    if not value:
        return default
    if value in TRUE_WORDS | FALSE_WORDS:
        return value in TRUE_WORDS
    raise ImproperlyConfigured(f"{name} must be 'on' or 'off', not {value!r}.")


def read_number(name: str, *, default: int, least: int = 0) -> int:
    """A whole number not below ``least``."""
    value = read_text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(
            f"{name} must be a whole number of at least {least}, not {value!r}."
        )
    return int(value)


def read_list(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Values separated by commas."""
    values = [part.strip() for part in read_text(name).split(",")]
    return [value for value in values if value] or list(default)


def read_choice(name: str, choices: tuple[str, ...], default: str) -> str:
    """One of the named words, in any case."""
    value = read_text(name, default).upper()
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value


def read_path(name: str, default: Path) -> Path:
    """A folder or file; a relative one is taken from the project's own folder."""
    return BASE_DIR / read_text(name, str(default))


def read_web_address(name: str, default: str = "") -> str:
    """An http or https URL without a trailing slash, such as https://example.se."""
    value = read_text(name, default)
    if value and (not value.startswith(("http://", "https://")) or not has_host(value)):
        raise ImproperlyConfigured(
            f"{name} must be a web address such as https://example.se, not {value!r}."
        )
    return value.rstrip("/")


def has_host(url: str) -> bool:
    """Whether the URL can be taken apart and names a host."""
    try:
        parts = urlsplit(url)
        # Raises at a port that is no number; one that is left out is none.
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def read_database(name: str = "DATABASE_URL", default: str = "sqlite:///db.sqlite3") -> dict:
    """Django's description of the database that the URL names."""
    url = read_text(name, default)
    scheme = url.partition(":")[0]
    if scheme not in DATABASE_SCHEMES:
        raise ImproperlyConfigured(
            f"{name} must start with sqlite:///, postgres:// or postgresql://."
        )
    try:
        database = dict(dj_database_url.parse(url))
    except (ValueError, dj_database_url.ParseError, dj_database_url.UnknownSchemeError):
        # The URL may hold a password, so it is not repeated, nor chained as the cause.
        raise ImproperlyConfigured(f"{name} is not a database address.") from None
    # An empty name would mean a database in memory, gone with the process.
    if not database["NAME"] or (database["NAME"] == ":memory:" and ":memory:" not in url):
        raise ImproperlyConfigured(f"{name} does not name a database.")
    return describe_sqlite(database) if scheme == "sqlite" else describe_postgresql(database)


def describe_sqlite(database: dict) -> dict:
    """A relative file lies in the project; writing is always WAL and IMMEDIATE."""
    # Opening a file and setting it up costs more than the questions of a cached page.
    database["CONN_MAX_AGE"] = None
    if database["NAME"] != ":memory:":
        database["NAME"] = str(BASE_DIR / database["NAME"])
    database["OPTIONS"] = {**SQLITE_OPTIONS, **database.get("OPTIONS", {})}
    return database


def describe_postgresql(database: dict) -> dict:
    """Connections are kept between requests and tested before they are used again."""
    database["CONN_MAX_AGE"] = read_number("DATABASE_CONN_MAX_AGE", default=60)
    database["CONN_HEALTH_CHECKS"] = True
    database["OPTIONS"] = {**POSTGRESQL_OPTIONS, **database.get("OPTIONS", {})}
    return database


def read_cache(name: str = "CACHE_URL") -> dict:
    """Django's description of a cache: Redis when the variable names one, else memory."""
    url = read_text(name)
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if url.partition(":")[0] not in CACHE_SCHEMES or not has_host(url):
        raise ImproperlyConfigured(
            f"{name} must be an address such as redis://127.0.0.1:6379/0, or empty."
        )
    return {"BACKEND": "site_project.redis_cache.OptionalRedisCache", "LOCATION": url}
