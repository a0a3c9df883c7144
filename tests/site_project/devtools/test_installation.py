"""The developers' commands are there for developers only."""

from site_project.settings import applications, development

DEVTOOLS = "site_project.devtools"


class InstallationTests:
    def test_every_site_does_without_them(self) -> None:
        assert DEVTOOLS not in applications.INSTALLED_APPS

    def test_development_has_them(self) -> None:
        assert DEVTOOLS in development.INSTALLED_APPS
