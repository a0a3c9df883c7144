"""What a line of the manuscript says of a contact, its links included."""

from profiles.manuscript.parsing.contact_lines import JOB_PATH, read_contact_line
from profiles.manuscript.parsing.contacts import link_in
from profiles.manuscript.parsing.sheet import Entry
from profiles.manuscript.swedish.contact_line import ContactLine

MAX_JOB_LINK = 80
"""Characters."""


def contact_of(entry: Entry) -> ContactLine | None:
    """What the line gives to a contact block, read once."""
    if "contact" not in entry.detail:
        usable = not (entry.is_speech or entry.line.rows or entry.line.picture is not None)
        entry.detail["contact"] = (
            (read_contact_line(entry.text) or linked_jobs(entry)) if usable else None
        )
    found: ContactLine | None = entry.detail["contact"]
    return found


def linked_jobs(entry: Entry) -> ContactLine | None:
    """A short line whose link leads to the vacancies."""
    address = link_in(entry) or ""
    is_jobs = len(entry.text) <= MAX_JOB_LINK and JOB_PATH.search(address)
    return ContactLine(job_text=entry.text, websites=[address]) if is_jobs else None
