"""Uploads of manuscripts: each is read once when it arrives, so that nothing unreadable is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast

from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile

from profiles.admin.manuscript_import.lines import asked_questions
from profiles.interchange.manuscripts import draft_of, without_unreadable_pictures
from profiles.manuscript import Manuscript, ManuscriptError, read_manuscript, read_pasted
from profiles.manuscript.limits import MAX_WORD_BYTES, refuse_large_file
from profiles.models import ManuscriptUpload

MAX_FILES = 20
MAX_NAMES = 5
MAX_REMEMBERED_BYTES = 2 * 1024 * 1024
REMEMBERED_FOR = 30 * 60
"""Seconds."""


@dataclass
class Intake:
    """What was taken in, and a Swedish sentence for each file that was not."""

    uploads: list[ManuscriptUpload] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


def take_in(files: Iterable[UploadedFile], pasted: str, owner: User) -> Intake:
    """Returns the stored uploads; a refused file leaves nothing behind."""
    intake = Intake()
    chosen = list(files)
    for file in chosen[:MAX_FILES]:
        name = (file.name or "")[-255:]
        _take(intake, name, partial(_content, file), owner)
    if too_many := chosen[MAX_FILES:]:
        names = ", ".join(file.name or "" for file in too_many[:MAX_NAMES])
        intake.refusals.append(
            f"Högst {MAX_FILES} filer läses in åt gången. "
            f"{len(too_many)} filer är kvar att välja, bland dem {names}."
        )
    if pasted.strip():
        _take(intake, "", lambda: pasted.encode("utf-8", errors="replace"), owner)
    return intake


def manuscript_of(upload: ManuscriptUpload) -> Manuscript:
    """Returns the stored manuscript; raises ManuscriptError when it can no longer be read.

    Reading a Word file takes some hundred milliseconds, most of it XML, so a
    review that goes on takes what was read from the cache.
    """
    if upload.pk is None or len(upload.content) > MAX_REMEMBERED_BYTES:
        return _read(upload)
    read = partial(_read, upload)
    return cast(Manuscript, cache.get_or_set(f"manuscript-{upload.pk}", read, REMEMBERED_FOR))


def review_draft(upload: ManuscriptUpload) -> dict[str, Any]:
    """Returns the draft with the corrections so far.

    What was saved is shown next, so a draft that has been made is taken from the cache.
    """
    corrections = {key: value for key, value in upload.corrections.items() if key != "history"}
    corrections["asked"] = list(upload.questions.get("open", {}))
    if upload.pk is None or len(upload.content) > MAX_REMEMBERED_BYTES:
        return draft_of(manuscript_of(upload), corrections)[0]
    state = hashlib.sha256(json.dumps(corrections, sort_keys=True).encode()).hexdigest()
    key = f"manuscript-draft-{upload.pk}"
    cached = cache.get(key)
    if cached is None or cached[0] != state:
        cached = (state, draft_of(manuscript_of(upload), corrections)[0])
        cache.set(key, cached, REMEMBERED_FOR)
    draft: dict[str, Any] = cached[1]
    return draft


def _read(upload: ManuscriptUpload) -> Manuscript:
    content = bytes(upload.content)
    if upload.filename:
        manuscript = read_manuscript(content, upload.filename)
    else:
        manuscript = read_pasted(content.decode("utf-8"))
    return without_unreadable_pictures(manuscript)


def _content(file: UploadedFile) -> bytes:
    refuse_large_file(file.size or 0, MAX_WORD_BYTES)
    return file.read()


def _take(intake: Intake, name: str, read: Callable[[], bytes], owner: User) -> None:
    upload = ManuscriptUpload(owner=owner, filename=name)
    try:
        upload.content = read()
        draft, _ = draft_of(manuscript_of(upload))
    except ManuscriptError as error:
        intake.refusals.append(f"{name}: {error.message}" if name else error.message)
        return
    upload.questions = asked_questions(draft, {})
    upload.title = ((draft.get("title") or {}).get("text") or "")[:255]
    upload.save()
    intake.uploads.append(upload)
