"""Breaks one thing after the other around a running site, and prints what came of it.

    make faults                                            # everything, some twenty minutes
    CROWD_SECONDS=60 FAULTS="database killed" make faults  # that alone

The site runs as ``make serve`` runs it, with a PostgreSQL, a Redis, a mail server and disks of its
own. Readers and editors are at work before, during and after each fault. **Lost** is what the site
had said was done and cannot be found afterwards: publications, pictures; or a page that shows
another title than the database has, a search that does not find it, a broken tree.
"""

import os
import statistics
import sys
import time
import warnings
from collections import Counter
from dataclasses import dataclass, field

from tests.faults.kinds import FAULTS, SkippedError
from tests.faults.people import EXPECTED, PAGES, Editor, Seen, at_work, read
from tests.faults.site import FaultySite, faulty_site

CROWD = "200 readers and 4 editors"
THROUGH_PROXY = ("slow visitors", "bodies of 1 GB", CROWD)
CALM, BROKEN = 3.0, float(os.environ.get("FAULT_SECONDS", "15"))
CROWD_SECONDS = float(os.environ.get("CROWD_SECONDS", "600"))
READERS, CROWD_READERS = 8, 200
RECOVERY = 120


@dataclass
class Outcome:
    """What came of a fault."""

    seen: Seen
    editors: list[Editor]
    recovered: float
    lost: list[str] = field(default_factory=list)


def is_fine(site: str) -> bool:
    """Whether each kind of page is what it is on a good day."""
    return all(read(site + path) == EXPECTED.get(kind, "200") for kind, path in PAGES.items())


def recover(door: str, editors: list[Editor]) -> float:
    """Waits until all pages are back and somebody has published; returns the seconds."""
    began = time.monotonic()
    while time.monotonic() - began < RECOVERY:
        pages_are_back = is_fine(door)
        writes = [write for editor in editors for write in [*editor.writes]]
        if pages_are_back and any(w.is_done and w.began > began for w in writes):
            return time.monotonic() - began
        time.sleep(0.1)
    return float("nan")


def undergo(site: FaultySite, name: str) -> Outcome:
    """Lets people work, breaks something, mends it, and looks at what is left."""
    editors = [Editor(site.url, number, page) for number, page in enumerate(site.pages)]
    for editor in editors:
        editor.log_in()
    is_crowd, door = name == CROWD, site.front if name in THROUGH_PROXY else site.url
    readers, pause = (CROWD_READERS, 2.0) if is_crowd else (READERS, 0.1)
    with at_work(door, readers, pause, editors, 3.0 if is_crowd else 0.5) as seen:
        time.sleep(CALM)
        with FAULTS[name](site):
            time.sleep(CROWD_SECONDS if is_crowd else BROKEN)
        recovered = recover(door, editors)
        time.sleep(CALM)
    return Outcome(seen, editors, recovered, find_losses(site, editors))


def find_losses(site: FaultySite, editors: list[Editor]) -> list[str]:
    """Names what was said to be done and is not there, and what does not fit together."""
    from django.db import connection
    from wagtail.models import Page

    from home.models import SiteImage

    connection.close()  # it may have been broken with the rest
    lost = [loss for editor in editors for loss in find_losses_of(site, editor)]
    titles = {image.title: image for image in SiteImage.objects.filter(title__startswith="red")}
    for editor in editors:
        for write in editor.writes:
            if write.kind == "upload" and write.is_done and write.text not in titles:
                lost.append(f"picture {write.text}")
    for image in SiteImage.objects.all():
        if not image.file.storage.exists(image.file.name) or not image.file.size:
            lost.append(f"file of {image.title}")
    lost += [f"tree: {problem}" for problem in Page.find_problems() if problem]
    return lost


def find_losses_of(site: FaultySite, editor: Editor) -> list[str]:
    """The same of an editor's page."""
    import requests

    from profiles.models import ProfilePage

    page = ProfilePage.objects.get(pk=editor.page)
    kept = {revision.content["title"] for revision in page.revisions.all()}
    done = [write.text for write in editor.writes if write.kind == "publish" and write.is_done]
    lost = [f"publication {text}" for text in done if text not in kept]
    if page.live_revision and page.live_revision.content["title"] != page.title:
        lost.append(f"{page.title} is live with another revision")
    tried = [write.text for write in editor.writes if write.kind == "publish"]
    if done and page.title not in tried[tried.index(done[-1]) :]:
        lost.append(f"{page.title} is live, not {done[-1]}")
    for path in (editor.path, f"/sok/?q=%22{page.title}%22"):
        shown = requests.get(site.url + path, timeout=60, verify=False).text  # noqa: S501
        if page.title not in shown or (path != editor.path and editor.path not in shown):
            lost.append(f"{path} does not show {page.title}")
    return lost


def counted(counter: Counter[str]) -> str:
    """200 × 120, 503 × 3."""
    return ", ".join(f"{name} × {count:,}" for name, count in sorted(counter.items()))


def print_outcome(name: str, outcome: Outcome) -> None:
    """Prints the fault's lines of the table."""
    seen, editors = outcome.seen, outcome.editors
    readers = Counter[str]()
    for (kind, answer), count in seen.answers.items():
        readers["as always" if answer == EXPECTED.get(kind, "200") else answer] += count
    waits = statistics.quantiles(seen.seconds, n=100)
    print(
        f"\n{name}: lost {len(outcome.lost) or 'nothing'}; back in {outcome.recovered:.1f} s;"
        f" stale {sum(editor.stale for editor in editors)}"
    )
    print(
        f"  visitors {counted(readers)};"
        f" waited {waits[49]:.2f} s, 95th {waits[94]:.2f}, longest {max(seen.seconds):.1f}"
    )
    for kind in PAGES:
        odd = Counter(
            {
                answer: count
                for (of, answer), count in seen.answers.items()
                if of == kind and answer != EXPECTED.get(kind, "200")
            }
        )
        if odd:
            print(f"    {kind:17} {counted(odd)}")
    for kind in ("publish", "upload", "mail"):
        writes = [write for editor in editors for write in editor.writes if write.kind == kind]
        if writes:
            longest = max(write.ended - write.began for write in writes)
            answers = counted(Counter(write.answer for write in writes))
            print(f"  editors  {kind:8} {answers}; longest {longest:.1f} s")
    for loss in outcome.lost[:10]:
        print(f"    LOST {loss}")
    sys.stdout.flush()


def main() -> int:
    """Undergoes each fault; fails when something was lost or an old page shown as new."""
    warnings.simplefilter("ignore")  # about the certificate of nobody
    chosen = [part.strip() for part in os.environ.get("FAULTS", "").split(",") if part.strip()]
    losses = 0
    with faulty_site() as site:
        for name in chosen or FAULTS:
            try:
                outcome = undergo(site, name)
            except SkippedError as reason:
                print(f"\n{name}: skipped, {reason}")
                continue
            print_outcome(name, outcome)
            losses += len(outcome.lost) + sum(editor.stale for editor in outcome.editors)
        text = site.log.read_text()
        print(f"\nlog: {text.count('Traceback')} tracebacks in {text.count(chr(10))} lines")
        if kept := os.environ.get("FAULTS_LOG"):
            from pathlib import Path

            Path(kept).write_text(text)
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main())
