"""Readers who ask for every kind of page all the time, and editors who write meanwhile."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from threading import Event
from typing import Any

import requests

from tests.faults.site import PASSWORD

PAGES = {
    "home": "/",
    "series": "/profiler/",
    "profile": "/profiler/varmdo/",
    "text page": "/om-serien/",
    "list with filter": "/profiler/?lan=01",
    "feed": "/profiler/flode/",
    "sitemap": "/sitemap.xml",
    "API": "/api/v2/pages/",
    "search": "/sok/?q=mentor",
    "suggestions": "/sok/forslag/?q=hand",
    "unknown page": "/finns-inte/",
    "robots.txt": "/robots.txt",
    "admin": "/admin/login/",
    "health, live": "/health/live",
    "health, ready": "/health/ready",
}
EXPECTED = {"unknown page": "404"}
PATIENCE = 60


def read(url: str, session: requests.Session | None = None) -> str:
    """The answer in a word or two."""
    try:
        answer = (session or requests).get(
            url,
            timeout=PATIENCE,
            allow_redirects=False,
            verify=False,
        )
    except requests.RequestException as error:
        return type(error).__name__
    if answer.headers.get("X-Page-Cache") == "stale":
        return f"{answer.status_code} stale"
    retry = answer.headers.get("Retry-After")
    return f"{answer.status_code} Retry-After {retry}" if retry else str(answer.status_code)


@dataclass
class Seen:
    """What readers got of each kind, and how long each waited."""

    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def read_until(self, site: str, stop: Event, pause: float) -> None:
        """One reader, who rests between two pages."""
        session, kinds = requests.Session(), list(PAGES)
        while not stop.is_set():
            random.shuffle(kinds)
            for kind in kinds:
                began = time.monotonic()
                self.answers[kind, read(site + PAGES[kind], session)] += 1
                self.seconds.append(time.monotonic() - began)
                if stop.wait(pause * 2 * random.random()):
                    return


@dataclass(frozen=True)
class Write:
    """What an editor did, and whether the site said that it was done."""

    kind: str
    text: str
    began: float
    ended: float
    answer: str

    @property
    def is_done(self) -> bool:
        """Whether the editor may go home."""
        return self.answer == "done"


class Editor:
    """Publishes a page with a new title each time, sends up a picture, and looks at the page."""

    def __init__(self, site: str, number: int, page: int) -> None:
        self.site, self.number, self.page = site, number, page
        self.session = requests.Session()
        self.session.verify, self.session.trust_env = False, False
        self.writes: list[Write] = []
        self.stale = 0
        self.round = 0
        from profiles.models import ProfilePage
        from tests.benchmark.editor import form_of

        profile = ProfilePage.objects.get(pk=page)
        self.form = form_of(profile)
        self.path = f"/profiler/{profile.slug}/"

    def post(self, path: str, values: dict, **options: Any) -> requests.Response:
        """Posts a form as the browser does."""
        token = self.session.cookies.get("csrftoken", "")
        return self.session.post(
            self.site + path,
            {**values, "csrfmiddlewaretoken": token},
            headers={"Referer": self.site},
            allow_redirects=False,
            timeout=PATIENCE,
            **options,
        )

    def log_in(self) -> None:
        """Logs in."""
        self.session.get(f"{self.site}/admin/login/", timeout=PATIENCE)
        values = {"username": f"redaktör-{self.number}", "password": PASSWORD}
        answer = self.post("/admin/login/", values)
        if answer.status_code != 302:
            raise RuntimeError(f"{values['username']} could not log in: {answer.status_code}")

    def write(self, kind: str, text: str, act: Callable[[str], str]) -> Write:
        """Does something and notes what came of it."""
        began = time.monotonic()
        try:
            answer = act(text)
        except requests.RequestException as error:
            answer = type(error).__name__
        written = Write(kind, text, began, time.monotonic(), answer)
        self.writes.append(written)
        return written

    def publish(self, title: str) -> str:
        """Publishes the page under this title."""
        form = {**self.form, "title": title, "action-publish": "1"}
        answer = self.post(f"/admin/pages/{self.page}/edit/", form)
        is_done = answer.status_code == 302 and "login" not in answer.headers["Location"]
        return "done" if is_done else str(answer.status_code)

    def upload(self, title: str) -> str:
        """Sends up a picture."""
        picture = {"files[]": (f"{title}.jpg", picture_of(self.round), "image/jpeg")}
        answer = self.post("/admin/images/multiple/add/", {"title": title}, files=picture)
        is_done = answer.status_code == 200 and answer.json()["success"]
        return "done" if is_done else f"{answer.status_code} refused"

    def ask_for_password(self, _text: str) -> str:
        """Asks for a new password, which sends mail."""
        answer = self.post("/admin/password_reset/", {"email": f"r{self.number}@example.se"})
        return "done" if answer.status_code in (302, 429) else str(answer.status_code)

    def work_until(self, stop: Event, pause: float) -> None:
        """One editor's day."""
        while not stop.is_set():
            self.round += 1
            text = f"redaktör-{self.number} omgång {self.round}"
            if self.write("publish", text, self.publish).is_done:
                self.look(text)
            if self.round % 3 == 1:
                self.write("upload", text, self.upload)
            if self.round % 5 == 1:
                self.write("mail", text, self.ask_for_password)
            stop.wait(pause * 2 * random.random())

    def look(self, title: str) -> None:
        """Reads the page as a visitor does, right after it was published."""
        try:
            answer = requests.get(self.site + self.path, timeout=PATIENCE, verify=False)  # noqa: S501
        except requests.RequestException:
            return
        said_to_be_old = answer.headers.get("X-Page-Cache") == "stale"
        if answer.status_code == 200 and title not in answer.text and not said_to_be_old:
            self.stale += 1


def picture_of(number: int) -> bytes:
    """A picture that differs from others."""
    from PIL import Image

    out = BytesIO()
    Image.frombytes("RGB", (300, 300), os.urandom(270_000)).resize((900, 900)).save(out, "JPEG")
    return out.getvalue() + bytes([number % 256])


@contextmanager
def at_work(
    site: str, readers: int, pause: float, editors: list[Editor], rest: float
) -> Iterator[Seen]:
    """Lets readers read and editors write until the block ends."""
    stop, seen = Event(), Seen()
    with ThreadPoolExecutor(readers + len(editors)) as pool:
        jobs = [pool.submit(seen.read_until, site, stop, pause) for _ in range(readers)]
        jobs += [pool.submit(editor.work_until, stop, rest) for editor in editors]
        try:
            yield seen
        finally:
            stop.set()
    for job in jobs:
        job.result()
