"""Reads a file of environment values as data, the way systemd's EnvironmentFile= does.

A shell would run what stands in it: a password with ``$``, ``;`` or a backquote would be another
one under ``make`` than under systemd, or a command. The states are those of systemd's own parser
(src/basic/env-file.c); a test compares the two.
"""

import re
from pathlib import Path

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# A quoted part, an escaped character, or one that stands for itself.
PART = re.compile(
    r"""'(?P<single>[^']*)(?:'|\Z) | "(?P<double>(?:\\.|[^"\\])*)(?:"|\Z)
        | \\(?P<escaped>.|\Z) | (?P<plain>.)""",
    re.VERBOSE | re.DOTALL,
)
# Between double quotes a backslash is for these alone; before a line's end it joins two lines.
QUOTED_ESCAPE = re.compile(r'\\(?:(["\\`$])|\n)')
BLANKS = " \t"
LINE = re.compile(r"[^\n]*")
COMMENT = re.compile(r"(?:\\.|[^\n\\])*", re.DOTALL)


class EnvFileError(Exception):
    """A file of environment values cannot be read; the text says why."""


def read_env_file(path: Path) -> dict[str, str]:
    """The values by their names; of a name given twice, the last."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EnvFileError(f"The file of environment values cannot be read: {error}") from error
    return parse_env_file(text.replace("\r", "\n"))


def parse_env_file(text: str) -> dict[str, str]:
    """The values in the text; raises on a line that systemd would leave out."""
    values, position = {}, 0
    while position < len(text):
        line_end = find_line_end(text, position)
        line = text[position:line_end].strip(BLANKS)
        if not line or line.startswith(("#", ";")):
            position = line_end + 1
            continue
        name, equals, _value = line.partition("=")
        name = name.strip(BLANKS)
        if not equals or not NAME.fullmatch(name):
            number = text.count("\n", 0, position) + 1
            raise EnvFileError(f"Line {number} of the environment file is not NAME=value.")
        values[name], position = read_value(text, text.index("=", position) + 1)
    return values


def find_line_end(text: str, position: int) -> int:
    """Where the line ends; a comment goes on after a backslash at its end."""
    is_comment = text[position:].lstrip(BLANKS).startswith(("#", ";"))
    line = (COMMENT if is_comment else LINE).match(text, position)
    return line.end() if line else len(text)


def read_value(text: str, position: int) -> tuple[str, int]:
    """The value that starts at the position, and where the next line starts.

    Quotes count only where a value, or a part of it after a closing quote, begins.
    """
    value, kept, is_inside = "", 0, False
    while position < len(text) and text[position] != "\n":
        part = PART.match(text, position)
        assert part  # noqa: S101 - the last alternative takes any character
        if is_inside and text[position] in "'\"":
            value, position = value + text[position], position + 1
            kept = len(value)
            continue
        position = part.end()
        if part["single"] is not None or part["double"] is not None:
            value += part["single"] or QUOTED_ESCAPE.sub(r"\1", part["double"] or "")
            kept = len(value)
        elif part["escaped"] is not None:
            value += part["escaped"].replace("\n", "")
            kept, is_inside = len(value), True
        elif is_inside or part["plain"] not in BLANKS:
            is_inside = True
            value += part["plain"]
            kept = kept if part["plain"] in BLANKS else len(value)
    return value[:kept], position + 1
