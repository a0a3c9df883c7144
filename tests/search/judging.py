"""What the queries of a file find on this site, at which rank. Not a test.

The file is ``[{"q": "words", "expected": ["slug", …]}, …]``. It prints a line per query and the
averages of ``tests.search.quality``, and fails if recall@n is below ``--floor``::

    python -m tests.search.judging FILE.json [--floor 0.95]
"""

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

import django


def main(arguments: Sequence[str] | None = None) -> None:
    """Judges and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--floor", type=float, default=0.0)
    options = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.development")
    django.setup()
    from tests.search.quality import averages, judge

    judged = judge(json.loads(options.file.read_text(encoding="utf-8")))
    for one in judged:
        ranks = ", ".join(f"{slug} {one.rank(slug) or 'missing'}" for slug in one.expected)
        how = f"{one.interpretation.value}, {len(one.found)} found"
        print(f"{'ok ' if one.recall == 1 else '-- '} {one.query}: {ranks or 'nothing'} ({how})")
    quality = averages(judged)
    print(
        f"{len(judged)} queries: recall@n {quality.recall:.3f}, "
        f"MRR {quality.mrr:.3f}, nDCG {quality.ndcg:.3f}"
    )
    if quality.recall < options.floor:
        raise SystemExit(f"Recall@n is below {options.floor}.")


if __name__ == "__main__":
    main()
