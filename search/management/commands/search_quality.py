"""``manage.py search_quality FILE.json``: what the queries of a file find, and how well."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.quality import Judged, averages, judge


class Command(BaseCommand):
    """Prints a line per query and the averages."""

    help = 'Judges the search by a file of queries: [{"q": "…", "expected": ["slug", …]}, …].'

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Takes the file, and the recall that is asked for at least."""
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--floor", type=float, default=0.0, help="End with an error if recall@n is lower."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Judges and prints."""
        judged = judge(_read(options["file"]))
        for one in judged:
            self.stdout.write(_line(one))
        quality = averages(judged)
        self.stdout.write(
            f"{len(judged)} queries: recall@n {quality.recall:.3f}, "
            f"MRR {quality.mrr:.3f}, nDCG {quality.ndcg:.3f}"
        )
        if quality.recall < options["floor"]:
            raise CommandError(f"Recall@n is below {options['floor']}.")


def _read(file: Path) -> list[dict[str, Any]]:
    try:
        queries = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{file} can't be read: {error}") from error
    if not isinstance(queries, list) or not all(_is_query(one) for one in queries):
        raise CommandError(f'{file} is no list of {{"q": "…", "expected": ["slug", …]}}.')
    return queries


def _is_query(one: Any) -> bool:
    return (
        isinstance(one, dict)
        and isinstance(one.get("q"), str)
        and isinstance(one.get("expected", []), list)
    )


def _line(one: Judged) -> str:
    """Returns ”ok  Värmdö: varmdo 1 (all words, 1 found)”."""
    mark = "ok " if one.recall == 1 else "-- "
    ranks = ", ".join(f"{slug} {one.rank(slug) or 'missing'}" for slug in one.expected)
    how = f"{one.interpretation.value}, {len(one.found)} found"
    return f"{mark} {one.query}: {ranks or 'nothing'} ({how})"
