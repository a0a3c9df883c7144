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


EXTRAS = ("dev", "s3", "redis")


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


def read_pin(entry: re.Match[str]) -> tuple[str, set[str]]:
    """The version and the hashes."""
    return entry["version"], set(re.findall(r"--hash=(sha256:\w+)", entry["rest"]))


@pytest.mark.parametrize(
    ("name", "extras"),
    [("requirements.txt", ()), *((f"requirements-{extra}.txt", (extra,)) for extra in EXTRAS)],
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
    @pytest.mark.parametrize("extra", EXTRAS)
    def test_extra_comes_with_the_versions_of_production(self, extra: str) -> None:
        runtime, more = (
            read_compiled("requirements.txt"),
            read_compiled(f"requirements-{extra}.txt"),
        )
        assert {name: read_pin(match) for name, match in runtime.items()} == {
            name: read_pin(more[name]) for name in runtime
        }

    def test_every_extra_has_its_file(self) -> None:
        project = tomllib.loads((PROJECT_DIR / "pyproject.toml").read_text())["project"]
        assert set(project["optional-dependencies"]) == set(EXTRAS)

    def test_nothing_pins_wagtail_below_eight(self) -> None:
        assert read_compiled("requirements.txt")["wagtail"]["version"].startswith("8.")


def test_the_licence_of_every_shipped_package_is_listed() -> None:
    page = (PROJECT_DIR / "docs" / "licences.md").read_text()
    listed = set(re.findall(r"^\| ([a-z][a-z0-9-]*) \|", page, re.M))
    shipped = {
        name
        for extra in ("", "-s3", "-redis")
        for name in read_compiled(f"requirements{extra}.txt")
    }
    assert listed == shipped
