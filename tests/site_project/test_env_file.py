"""A file of environment values is data, and means the same to systemd."""

import re
import subprocess
from pathlib import Path

import pytest

from site_project.env_file import EnvFileError, parse_env_file, read_env_file
from tests.system_programs import SYSTEMD_ENVIRONMENT

# None has a dollar sign, which systemd's environment.d replaces and its EnvironmentFile= does not.
AWKWARD = [
    "a;touch X",
    "a`touch X`",
    "with several   words  ",
    "'single; quoted' ",
    '"double \\" \\\\ \\` \\n quoted"',
    "'one'  \"two\" three",
    "a'b\"c",
    "a 'b' \"c",
    "back\\slash \\\\ \\  ",
    "joined \\\n line",
    '"two\nlines"',
    '"joined \\\nlines"',
    "'two\nlines'",
    "# no comment",
    "a # no comment",
    "å=ä",
    "'open",
    '"open',
    "end\\",
]


CONTROL = {"n": "\n", "t": "\t"}


def ask_systemd(text: str, folder: Path) -> dict[str, str]:
    """What systemd's own parser makes of the text; it prints values as its own shell would."""
    (folder / "environment.d").mkdir()
    (folder / "environment.d" / "site.conf").write_text(text, encoding="utf-8")
    environment = {"XDG_CONFIG_HOME": str(folder), "PATH": "/usr/bin"}
    done = subprocess.run(
        [str(SYSTEMD_ENVIRONMENT)], env=environment, capture_output=True, text=True, check=True
    )
    values = {}
    for line in done.stdout.splitlines():
        name, _equals, value = line.partition("=")
        if value.startswith('"'):
            value = re.sub(r"\\(.)", lambda part: CONTROL.get(part[1], part[1]), value[1:-1])
        values[name] = value
    return {name: values[name] for name in values if name.endswith("_VALUE")}


class EnvFileTests:
    @pytest.mark.parametrize("value", AWKWARD)
    def test_value_means_what_it_means_to_systemd(self, value: str, tmp_path: Path) -> None:
        text = f"# comment ' \"\n; another\n\n FIRST_VALUE = {value}"
        assert parse_env_file(text) == ask_systemd(text, tmp_path)

    @pytest.mark.parametrize("value", AWKWARD)
    def test_value_ends_where_it_ends_to_systemd(self, value: str, tmp_path: Path) -> None:
        text = f"FIRST_VALUE={value}\nSECOND_VALUE=b\n"
        assert parse_env_file(text) == ask_systemd(text, tmp_path)

    @pytest.mark.parametrize("value", ["", "  ", "''", '""'])
    def test_empty_value_is_a_value(self, value: str) -> None:
        assert parse_env_file(f"A={value}\nB=b") == {"A": "", "B": "b"}

    @pytest.mark.parametrize("comment", ["#", "; one\\", "# two\\\\", "#\\a"])
    def test_comment_ends_where_it_ends_to_systemd(self, comment: str, tmp_path: Path) -> None:
        text = f"{comment}\nFIRST_VALUE=a\nSECOND_VALUE=b\n"
        assert parse_env_file(text) == ask_systemd(text, tmp_path)

    def test_dollars_stay(self) -> None:
        assert parse_env_file("A=a$$b $HOME ${HOME} $(id) c;touch X") == {
            "A": "a$$b $HOME ${HOME} $(id) c;touch X"
        }

    def test_last_of_two_counts(self) -> None:
        assert parse_env_file("A=1\nA=2") == {"A": "2"}

    def test_line_ends_of_windows_are_line_ends(self, tmp_path: Path) -> None:
        (tmp_path / "env").write_bytes(b"A=1\r\nB=2\r\n")
        assert read_env_file(tmp_path / "env") == {"A": "1", "B": "2"}

    @pytest.mark.parametrize("line", ["export A=1", "A", "1A=1", "A-B=1", "=1"])
    def test_line_that_systemd_would_leave_out_is_refused(self, line: str) -> None:
        with pytest.raises(EnvFileError, match="Line 2"):
            parse_env_file(f"B=1\n{line}\n")

    def test_missing_file_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(EnvFileError, match="cannot be read"):
            read_env_file(tmp_path / "env")
