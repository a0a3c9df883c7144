"""Requests that no form and no link of the site would send, made of those that they would.

Admin: the forms are read from the screens themselves, then fields are left out, doubled, renamed
or filled with what is no number, no JSON and nobody's id. Public: known paths, with their parts,
parameters and headers spoilt. Each request is undone, so that the next meets the same site.
"""

import json
import random
import re
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import URLPattern, URLResolver, get_resolver

Pairs = list[tuple[str, Any]]

NUMBERS = [
    "",
    "-1",
    "0",
    "1",
    "3",
    "x",
    "1e9",
    "9" * 20,
    "1.5",
    "²",
    "٣",
    " 1 ",
    "NaN",
    "None",
    "\0",
]
JSON_TEXTS = [
    "", "{", "null", "[]", "{}", "0", '"x"', "[null]", '{"blocks": null}', '{"blocks": [1]}',
    '{"blocks": [{"type": "x"}], "entityMap": {}}', '{"entityMap": {"0": {}}}', "[" * 3000,
    '{"blocks": [{"key": 1, "text": null, "type": "unstyled", "depth": "x", '
    '"inlineStyleRanges": [{"offset": -1, "length": 9, "style": "BOLD"}], '
    '"entityRanges": [{"key": 9, "offset": 0, "length": 1}]}], "entityMap": {}}',
    '{"blocks": [{"key": "a", "text": "x", "type": "atomic", "depth": 0, "inlineStyleRanges": [], '
    '"entityRanges": [{"key": 0, "offset": 0, "length": 1}]}], '
    '"entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"id": "x"}}}}',
    '{"blocks": [{"key": "a", "text": "x", "type": "unstyled", "depth": 0, '
    '"inlineStyleRanges": [], "entityRanges": [{"key": 0, "offset": 0, "length": 1}]}], '
    '"entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": null}}}',
    '{"columns": [{"type": "x"}], "rows": 3}', '"\\ud800"', "NaN", "1e999",
]  # fmt: skip
TEXTS = [
    "", " ", "\0", "a\0b", "x" * 5000, "<script>alert(1)</script>", "'\"--;", "\ud800", "\ufffe",
    "../../etc/passwd", "%s%n{0}", "{{ 1 }}", "2024-13-45", "9999-99-99", "0000-00-00", "10000-1-1",
    "https://[", "javascript:alert(1)", "mailto:", "//", "a@b", "é" * 300, "\u202e\u200b", "on",
    "http://[::1", "http://a:99999999/", "profiles.profilepage", "wagtailcore.page", "None", "null",
]  # fmt: skip
STREAM_WORDS = (
    "-count",
    "-type",
    "-order",
    "-deleted",
    "-id",
    "-value",
    "TOTAL_FORMS",
    "INITIAL_FORMS",
)
METHODS = ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND"]
PUBLIC_PARAMETERS = [
    "lan", "amne", "ar", "etikett", "storlek", "sortera", "sida", "k", "q", "p", "page", "type",
    "fields", "order", "limit", "offset", "search", "slug", "child_of", "descendant_of", "locale",
    "format", "id", "title", "html_path", "translation_of", "ancestor_of", "search_operator",
    "utm_source", "fbclid", "next", "k[]", "", "okänd",
]  # fmt: skip
HEADERS = {
    "HTTP_IF_NONE_MATCH": ["*", '"', "W/", '"a", "b', "\xff"],
    "HTTP_IF_MODIFIED_SINCE": ["x", "Mon, 99 Foo 9999 99:99:99 GMT", ""],
    "HTTP_RANGE": ["bytes=0-", "bytes=9-1", "x", "bytes=-99999999999999"],
    "HTTP_ACCEPT_ENCODING": ["gzip;q=0", "*", "br;q=x", "gzip;;;"],
    "HTTP_ACCEPT": ["x", "application/json", "text/html;q=x", "*/*;q=-1", "image/avif"],
    "HTTP_ACCEPT_LANGUAGE": ["sv;q=x", "x" * 5000, "*"],
    "HTTP_COOKIE": ["sessionid=x", "sessionid=\0", "csrftoken=\xff; sessionid=../..", "=", ";;;",
                    "messages=x"],
    "HTTP_HOST": ["testserver:99999", "evil.example.se", "[", "a_b", "testserver:x", ""],
    "HTTP_X_FORWARDED_FOR": ["x", ",,,", "::", "1.2.3.4:99", "\xff"],
    "HTTP_X_FORWARDED_PROTO": ["x", "https,http"],
    "HTTP_X_REQUESTED_WITH": ["XMLHttpRequest"],
    "HTTP_AUTHORIZATION": ["Basic x", "Bearer", "Basic \xff"],
    "CONTENT_LENGTH": ["x", "-1", "99999999999"],
    "CONTENT_TYPE": ["multipart/form-data", "multipart/form-data; boundary=\xff", "x/y; charset=zz",
                     "application/json; charset=klingon"],
    "HTTP_REFERER": ["x", "http://["],
    "HTTP_USER_AGENT": ["\xff" * 3000],
}  # fmt: skip


@dataclass
class Tally:
    """What was answered, and for each error the place where it arose with one example."""

    answers: Counter[int] = field(default_factory=Counter)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def report(self) -> str:
        """Returns the counts and every error."""
        lines = [f"answers: {dict(sorted(self.answers.items()))}"]
        for place, examples in sorted(self.errors.items(), key=lambda item: -len(item[1])):
            lines += [f"== {len(examples)} × {place}", *examples[:2]]
        return "\n".join(lines)


class Hostility:
    """Sends requests and counts the answers."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.tally = Tally()
        self._raised: BaseException | None = None

    def tell(self, number: int) -> None:
        """Says in a long run how far it has come."""
        if number % 500 == 0:
            print(number, self.tally.report(), flush=True)

    def send(self, client: Client, method: str, path: str, **options: Any) -> None:
        """Sends one request, counts its answer, and undoes what it did."""
        self._raised = None
        got_request_exception.connect(self._note)
        said = f"{method} {path[:200]} {str(options)[:600]!r}"
        try:
            with transaction.atomic():
                response = client.generic(method, path, **options)
                if response.streaming:
                    b"".join(response)  # type: ignore[arg-type]
                transaction.set_rollback(True)
            self.tally.answers[response.status_code] += 1
            if response.status_code >= 500:
                self._note_error(said)
        except Exception as error:  # noqa: BLE001 - whatever escapes the site is a finding
            self._raised = error
            self._note_error(said)
        finally:
            got_request_exception.disconnect(self._note)

    def _note(self, **_signal: Any) -> None:
        self._raised = sys.exception()

    def _note_error(self, said: str) -> None:
        error = self._raised
        frames = traceback.extract_tb(error.__traceback__) if error else []
        place = f"{type(error).__name__} {str(error)[:80]} @ " + " < ".join(
            f"{re.sub(r'^.*site-packages/', '', frame.filename)[-60:]}:{frame.lineno} {frame.name}"
            for frame in reversed(frames[-3:])
        )
        self.tally.errors.setdefault(place, []).append(said)

    def spoilt_value(self, name: str, value: Any) -> Any:
        """Returns something else of the kind that breaks what reads the field."""
        if not isinstance(value, str):
            return value
        kinds = [NUMBERS, TEXTS, JSON_TEXTS]
        if value.lstrip()[:1] in ("{", "["):
            kinds += [JSON_TEXTS] * 4
        if any(word in name for word in STREAM_WORDS):
            kinds += [NUMBERS] * 4
        return self.chance.choice(self.chance.choice(kinds))

    def spoilt_form(self, pairs: Pairs) -> Pairs:
        """Returns the fields of a form after one to eight accidents."""
        pairs = list(pairs)
        for _ in range(self.chance.choice([1, 1, 2, 3, 5, 8])):
            if not pairs:
                return [("x", "y")]
            place = self.chance.randrange(len(pairs))
            name, value = pairs[place]
            match self.chance.randrange(9):
                case 0 | 1:
                    del pairs[place]
                case 2 | 3 | 4 | 5:
                    pairs[place] = (name, self.spoilt_value(name, value))
                case 6:
                    pairs.append((name, self.spoilt_value(name, value)))
                case 7:
                    pairs[place] = (re.sub(r"\d+", self._number, name) or "x", value)
                case 8:
                    kept = self.chance.choice(STREAM_WORDS)
                    pairs = [pair for pair in pairs if not pair[0].endswith(kept)]
        return pairs

    def _number(self, _match: re.Match[str]) -> str:
        return self.chance.choice(["0", "7", "-1", "x", "99999999999999999999"])


class HostileAdmin(Hostility):
    """What three roles can send to the admin's screens."""

    def __init__(self, seed: int, users: list[User], values: dict[str, list[Any]]) -> None:
        super().__init__(seed)
        self.clients = [logged_in(user) for user in users]
        self.values = values
        self.paths = sorted(set(admin_paths(values)))
        self.forms = [form for client in self.clients for form in self._read_forms(client)]

    def _read_forms(self, client: Client) -> Iterator[tuple[Client, str, Pairs, bool]]:
        for path in self.paths:
            with transaction.atomic():
                response = client.get(path)
                transaction.set_rollback(True)
            if response.status_code >= 500:
                self.tally.errors.setdefault(f"GET {path}", []).append(str(response.status_code))
            if response.status_code != 200 or response.streaming:
                continue
            for action, pairs, is_post in forms_of(response.content.decode(errors="replace"), path):
                if action.startswith("/admin/") and "logout" not in action:
                    yield client, action, pairs, is_post

    def run(self, count: int) -> Tally:
        """Sends so many requests."""
        heavy = [form for form in self.forms if len(form[2]) > 40]
        for number in range(1, count + 1):
            self.tell(number)
            kind = self.chance.randrange(10)
            if kind < 3 and heavy:
                self.post_form(*self.chance.choice(heavy))
            elif kind < 7:
                self.post_form(*self.chance.choice(self.forms))
            else:
                self.ask(self.chance.choice(self.clients), self.chance.choice(self.paths))
        return self.tally

    def post_form(self, client: Client, path: str, pairs: Pairs, is_post: bool) -> None:
        """Sends a spoilt form, in one of the ways a browser or a script would."""
        spoilt = self.spoilt_form(pairs)
        if not is_post and self.chance.random() < 0.8:
            self.send(client, "GET", f"{path.partition('?')[0]}?{encoded(spoilt)}")
            return
        options: dict[str, Any] = {}
        if self.chance.random() < 0.3:
            options["HTTP_ACCEPT"] = "application/json"
        if self.chance.random() < 0.3:
            options["HTTP_X_REQUESTED_WITH"] = "XMLHttpRequest"
        data, content_type = self.body(spoilt)
        self.send(client, "POST", path, data=data, content_type=content_type, **options)

    def body(self, pairs: Pairs) -> tuple[bytes, str]:
        """Returns the fields as multipart or urlencoded; seldom as something broken."""
        match self.chance.randrange(20):
            case 0:
                return json.dumps(dict(pairs), default=str).encode(), "application/json"
            case 1:
                return encoded(pairs).encode()[::-1], "application/x-www-form-urlencoded"
            case 2:
                return multipart(pairs)[: self.chance.randrange(300)], MULTIPART_CONTENT
            case 3 | 4 | 5 | 6:
                return encoded(pairs).encode(), "application/x-www-form-urlencoded"
        return multipart(pairs), MULTIPART_CONTENT

    def ask(self, client: Client, path: str) -> None:
        """Asks for a screen with parameters it does not know, or posts what is no form."""
        parameters = [
            (self.chance.choice(ADMIN_PARAMETERS), self.spoilt_value("", "x"))
            for _ in range(self.chance.randrange(5))
        ]
        if self.chance.random() < 0.3:
            path = re.sub(r"\d+", self._number, path)
        url = f"{quote(path)}?{encoded(parameters)}"
        method = self.chance.choice(["GET", "GET", "GET", "POST", "POST", *METHODS])
        if method != "POST":
            self.send(client, method, url)
            return
        pairs = [(name, self.spoilt_value("", "x")) for name, _value in parameters]
        data, content_type = self.body(pairs)
        self.send(client, method, url, data=data, content_type=content_type)


ADMIN_PARAMETERS = [
    "q", "p", "page", "ordering", "sort", "page_type", "id", "ids", "next", "type", "parent",
    "collection_id", "tag", "locale", "children", "fields", "limit", "offset", "export", "filters",
    "date_from", "date_to", "user", "owner", "action", "multiple", "match_subclass",
    "can_choose_root",
    "user_perms", "target_pages[]", "page_types", "link_text", "link_url", "show_locale_labels",
    "chosen_multiple", "select_format", "content_type", "for_explorer", "child_of", "object_id",
    "latest_revision_created_at_from", "latest_revision_created_at_to", "has_child_pages", "site",
    "_w_hydrate_create_view", "in_preview_panel", "mode", "comparison", "position", "prefix",
    "results_ordering", "index", "version", "lan", "status", "findings", "wagtailcore-page",
]  # fmt: skip


class HostilePublic(Hostility):
    """What strangers can send to the public site."""

    def __init__(self, seed: int, paths: list[str]) -> None:
        super().__init__(seed)
        self.client = Client(raise_request_exception=False)
        self.paths = paths

    def run(self, count: int) -> Tally:
        """Sends so many requests."""
        for number in range(1, count + 1):
            self.tell(number)
            self.ask()
        return self.tally

    def ask(self) -> None:
        """Sends one spoilt request."""
        path = self.chance.choice(self.paths)
        if self.chance.random() < 0.4:
            parts = path.strip("/").split("/")
            parts[self.chance.randrange(len(parts))] = self.chance.choice(
                [
                    *TEXTS[:20],
                    "..",
                    "%2e",
                    "å",
                    "%C3%28",
                    "-1",
                    "9" * 30,
                    "a" * 300,
                    parts[0].upper(),
                ]
            )
            path = "/" + "/".join(parts) + self.chance.choice(["/", "", "//"])
        parameters = [
            (self.chance.choice(PUBLIC_PARAMETERS), self.spoilt_value("", "x"))
            for _ in range(self.chance.choice([0, 1, 1, 2, 4, 30]))
        ]
        query = self.chance.choice(
            [encoded(parameters)] * 9 + ["%", "%00&&=&=%FF", "a" * 9000, "%C3%28=%FF"]
        )
        headers = {
            name: self.chance.choice(values)
            for name, values in HEADERS.items()
            if self.chance.random() < 0.07
        }
        method = self.chance.choice(["GET"] * 12 + ["POST", "POST", *METHODS])
        body: dict[str, Any] = {}
        if method == "POST":
            content_type = headers.pop(
                "CONTENT_TYPE", self.chance.choice([MULTIPART_CONTENT, "application/json"])
            )
            body = {
                "data": self.chance.choice([b"", b"x", b"{", multipart(parameters)]),
                "content_type": content_type,
            }
        url = f"{quote(path, safe='/%', errors='surrogatepass')}?{query}"
        self.send(self.client, method, url, **body, **headers)


def logged_in(user: User) -> Client:
    """Returns a browser in which the user has logged in."""
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def encoded(pairs: Pairs) -> str:
    """Returns the fields as a query."""
    texts = [(name, value if isinstance(value, str) else "file") for name, value in pairs]
    return urlencode(texts, errors="surrogatepass")


def multipart(pairs: Pairs) -> bytes:
    """Returns the fields as a browser sends a form with files."""
    data: dict[str, list[Any]] = {}
    for name, value in pairs:
        if isinstance(value, str):
            value = value.encode(errors="surrogatepass").decode(errors="replace")
        data.setdefault(name, []).append(value)
    for values in data.values():
        for value in values:
            if hasattr(value, "seek"):
                value.seek(0)
    return bytes(encode_multipart(BOUNDARY, data))


def forms_of(html: str, path: str) -> Iterator[tuple[str, Pairs, bool]]:
    """Yields each form of a screen: where it leads, its fields, and whether it is posted."""
    if html.lstrip().startswith("{"):
        try:
            html = str(json.loads(html).get("html", ""))
        except (ValueError, AttributeError):
            return
    for form in BeautifulSoup(html, "lxml").find_all("form"):
        action = str(form.get("action") or path)
        pairs = [pair for element in fields_of(form) for pair in pairs_of(element)]
        buttons = [
            "action-publish",
            "action-submit",
            "action-restart-workflow",
            "action-cancel-workflow",
        ]
        pairs += [(random.Random(len(pairs)).choice(buttons), "1")] if len(pairs) > 40 else []
        yield action, pairs, str(form.get("method", "get")).lower() == "post"


def fields_of(form: Tag) -> list[Tag]:
    """Returns the elements of a form that carry values; a script fills those of StreamFields."""
    return [
        element
        for element in form.find_all(["input", "textarea", "select", "div"])
        if element.get("name") or element.get("data-w-block-arguments-value")
    ]


def pairs_of(element: Tag) -> Pairs:
    """Returns what an element adds to what is sent; StreamFields their blocks' fields."""
    if element.name == "div":
        arguments = json.loads(str(element["data-w-block-arguments-value"]))
        return list(stream_pairs(str(element["id"]), arguments[0]))
    name = str(element["name"])
    if element.get("type") in ("checkbox", "radio") and not element.has_attr("checked"):
        return []
    if element.name == "select":
        options = element.find_all("option")
        chosen = [option for option in options if option.has_attr("selected")] or options[:1]
        return [(name, str(option.get("value", ""))) for option in chosen]
    if element.name == "textarea":
        return [(name, element.get_text())]
    if element.get("type") == "file":
        return [(name, SimpleUploadedFile("fil.png", b"\x89PNG\r\n\x1a\nhalv", "image/png"))]
    return [(name, str(element.get("value", "on")))]


def stream_pairs(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yields the fields that the script of a StreamField would make of its value."""
    if isinstance(value, list):
        yield f"{name}-count", str(len(value))
        for number, child in enumerate(value):
            own = f"{name}-{number}"
            yield f"{own}-deleted", ""
            yield f"{own}-order", str(number)
            if isinstance(child, dict):
                yield f"{own}-type", str(child.get("type", ""))
                yield f"{own}-id", str(child.get("id") or "")
                child = child.get("value")
            yield from stream_pairs(f"{own}-value", child)
    elif isinstance(value, dict) and "columns" in value and "rows" in value:
        yield from table_pairs(name, value)
    elif isinstance(value, dict) and "id" in value and "edit_url" in value:
        yield name, str(value["id"])
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from stream_pairs(f"{name}-{key}", part)
    elif value is not False:
        yield name, "" if value is None else str(value)


def table_pairs(name: str, value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yields the fields of a table."""
    columns, rows = value.get("columns") or [], value.get("rows") or []
    yield f"{name}-caption", str(value.get("caption") or "")
    yield f"{name}-column-count", str(len(columns))
    yield f"{name}-row-count", str(len(rows))
    for number, column in enumerate(columns):
        yield f"{name}-column-{number}-type", str(column.get("type", ""))
        yield f"{name}-column-{number}-heading", str(column.get("heading", ""))
        yield f"{name}-column-{number}-order", str(number)
        yield f"{name}-column-{number}-deleted", ""
    for number, row in enumerate(rows):
        yield f"{name}-row-{number}-order", str(number)
        yield f"{name}-row-{number}-deleted", ""
        for column, cell in enumerate(row.get("values", [])):
            yield from stream_pairs(f"{name}-cell-{number}-{column}", cell)


def admin_paths(values: dict[str, list[Any]]) -> Iterator[str]:
    """Yields the admin's paths, their arguments filled with ids that exist and some that don't."""
    for route, converters in walk(get_resolver().url_patterns, "", {}):
        if not route.startswith("admin/") or re.search(r"logout|jsi18n|sprite", route):
            continue
        for attempt in range(3):
            path = fill(route, converters, values, attempt)
            if path is not None:
                yield f"/{path}"


def walk(
    patterns: list[Any], prefix: str, known: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields every route below the patterns, with what its arguments are made of."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern).removeprefix("^")
        converters = {**known, **getattr(pattern.pattern, "converters", {})}
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, route, converters)
        elif isinstance(pattern, URLPattern):
            yield route, converters


def fill(
    route: str, converters: dict[str, Any], values: dict[str, list[Any]], attempt: int
) -> str | None:
    """Returns the route with values in place of its arguments; None when it has other kinds."""

    def value_of(match: re.Match[str]) -> str:
        name = match[0].strip("<>").rpartition(":")[2]
        choices = next(values[known] for known in values if known in route + name)
        return str(choices[attempt % len(choices)])

    filled = re.sub(r"<[^<>]+>", value_of, route).rstrip("$").replace("\\Z", "")
    return None if re.search(r"[()\[\]^?*+\\]", filled) else filled
