"""Imports municipality profiles from files."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from profiles.interchange.errors import DraftError
from profiles.interchange.files import expand, read_draft
from profiles.interchange.importing import (
    Outcome,
    Publishing,
    check_draft,
    find_imported,
    import_draft,
)


class Command(BaseCommand):
    """One report line per file on stdout, progress on stderr, exit code 2 if any file failed."""

    help = "Importerar presentationer från filer och mappar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds the options of the import contract."""
        parser.add_argument("paths", nargs="+", metavar="FIL", help="fil eller mapp")
        parser.add_argument("--dry-run", action="store_true", help="kontrollera utan att importera")
        parser.add_argument("--json", action="store_true", help="skriv utkasten som JSON")
        parser.add_argument("--publish", action="store_true", help="publicera det importerade")
        parser.add_argument("--label", choices=["annons", "redaktionellt"], default="")
        parser.add_argument("--advertiser", default="", metavar="NAMN")

    def handle(self, *args: Any, **options: Any) -> None:
        """Imports every file, then says how many failed."""
        files = list(expand(options["paths"]))
        reports = []
        failures = 0
        for number, path in enumerate(files, start=1):
            self._show_progress(number, len(files), path)
            report, is_failure = self._import(path, options)
            reports.append(report)
            failures += is_failure
        if options["json"]:
            self.stdout.write(json.dumps(reports, ensure_ascii=False, indent=2))
        if not files:
            raise CommandError("Det finns inga filer att importera.", returncode=2)
        if failures:
            raise CommandError(f"{failures} av {len(files)} filer blev inte klara.", returncode=2)

    def _import(self, path: Path, options: dict[str, Any]) -> tuple[dict[str, Any], bool]:
        """Returns the file's draft or error, and whether the file failed."""
        publishing = self._publishing(options)
        try:
            draft, pictures = read_draft(path)
            if options["dry_run"]:
                outcome = Outcome.UNCHANGED if find_imported(draft) else Outcome.VALID
                problem = check_draft(draft, pictures, publishing=publishing)
                self._report(options, outcome, path, problem, *pictures.notes)
                return draft, bool(problem)
            imported = import_draft(draft, pictures, publishing=publishing)
        except DraftError as error:
            self._report(options, Outcome.FAILED, path, str(error))
            return {"source": {"file": str(path)}, "error": str(error)}, True
        problem = f"Publicerades inte. {imported.problem}" if imported.problem else ""
        url = imported.page.get_url() or ""
        self._report(options, imported.outcome, path, problem or url, *pictures.notes)
        return draft, bool(problem)

    def _publishing(self, options: dict[str, Any]) -> Publishing | None:
        if not options["publish"]:
            return None
        return Publishing(label=options["label"], advertiser=options["advertiser"])

    def _report(self, options: dict[str, Any], outcome: Outcome, path: Path, *details: str) -> None:
        if not options["json"]:
            one_line = " ".join(" ".join(details).split())
            self.stdout.write(f"{outcome}\t{path}\t{one_line}")

    def _show_progress(self, number: int, total: int, path: Path) -> None:
        if total > 1 and self.stderr.isatty():
            done = "█" * (20 * number // total)
            self.stderr.write(f"\r{done:<20} {number}/{total} {path.name:<40.40}", ending="")
            if number == total:
                self.stderr.write("")
