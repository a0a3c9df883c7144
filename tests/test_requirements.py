"""The compiled requirement files agree with pyproject.toml, without asking a registry."""

import re
import tomllib

import pytest

from tests.conftest import PROJECT_DIR

# A pinned line and what is indented below it: hashes and the comment on who asked for it.
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9-]+)(\[[a-z0-9,]+\])?==(?P<version>\S+)(?P<rest>.*\n(?: {4}.*\n)*)", re.M
)
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)(\[[a-z0-9,]+\])?==(?P<version>\S+)$")


def read_direct(*extras: str) -> dict[str, str]:
    """The versions that pyproject.toml pins."""
    project = tomllib.loads((PROJECT_DIR / "pyproject.toml").read_text())["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    pins = [PIN.match(line) for line in lines]
    assert all(pins), "every direct dependency is pinned with =="
    return {pin["name"]: pin["version"] for pin in pins if pin}


def read_compiled(name: str) -> dict[str, re.Match[str]]:
    """The entries of a requirement file; of two for different Pythons, the last."""
    return {match["name"]: match for match in ENTRY.finditer((PROJECT_DIR / name).read_text())}


@pytest.mark.parametrize(
    ("name", "extras"), [("requirements.txt", ()), ("requirements-dev.txt", ("dev",))]
)
class CompiledRequirementsTests:
    def test_names_exactly_the_direct_dependencies(
        self, name: str, extras: tuple[str, ...]
    ) -> None:
        compiled = read_compiled(name)
        direct = {
            package: match["version"]
            for package, match in compiled.items()
            if "(pyproject.toml)" in match["rest"]
        }
        assert direct == read_direct(*extras), "run `make lock`"

    def test_every_entry_has_a_hash(self, name: str, extras: tuple[str, ...]) -> None:
        assert extras is not None
        compiled = read_compiled(name)
        assert len(compiled) > 40
        assert [
            key for key, match in compiled.items() if "--hash=sha256:" not in match["rest"]
        ] == []


class AgreementTests:
    def test_tests_run_with_the_versions_of_production(self) -> None:
        runtime, development = (
            read_compiled("requirements.txt"),
            read_compiled("requirements-dev.txt"),
        )
        versions = {name: match["version"] for name, match in runtime.items()}
        assert versions == {name: development[name]["version"] for name in runtime}

    def test_nothing_pins_wagtail_below_eight(self) -> None:
        assert read_compiled("requirements.txt")["wagtail"]["version"].startswith("8.")
