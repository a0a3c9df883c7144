"""A web server of the test's own, which answers as its paths say."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REDIRECTS = {
    "/moved": (301, "/ok"),
    "/found": (302, "/ok"),
    "/moved-to-nothing": (301, "/404"),
    "/circle": (302, "/circle-back"),
    "/circle-back": (302, "/circle"),
    "/to-itself": (301, "/to-itself"),
    "/to-loopback": (302, "http://127.0.0.5/"),
    "/to-private": (302, "http://10.1.2.3/"),
    "/to-metadata": (302, "http://169.254.169.254/latest/meta-data/"),
    "/to-file": (302, "file:///etc/passwd"),
    "/to-nonsense": (302, "http://[::1"),
}
SLOWLY = 0.15


class AnsweringHandler(BaseHTTPRequestHandler):
    """Answers 200, a status named by the path, a redirect, slowly or never."""

    def do_HEAD(self) -> None:
        self.server.asked.append((self.command, self.path, time.monotonic()))
        if self.path in REDIRECTS:
            status, location = REDIRECTS[self.path]
            self.send_response(status)
            self.send_header("Location", location)
            self.end_headers()
        elif self.path == "/never":
            self.server.closing.wait(20)
        elif self.path == "/slowly":
            self.drip(b"HTTP/1.1 200 OK\r\n" + b"X-Slow: 1\r\n" * 400 + b"\r\n")
        elif self.path == "/endless":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-More: 1\r\n" * 20_000)
        elif self.path == "/nonsense":
            self.wfile.write(b"hello\r\n\r\n")
        elif self.path == "/only-get":
            self.answer(200 if self.command == "GET" else 405)
        else:
            number = self.path.strip("/").partition("?")[0]
            self.answer(int(number) if number.isdigit() else 200)

    do_GET = do_HEAD  # noqa: N815

    def answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def drip(self, data: bytes) -> None:
        for start in range(0, len(data), 10):
            if self.server.closing.wait(SLOWLY):
                return
            try:
                self.wfile.write(data[start : start + 10])
                self.wfile.flush()
            except OSError:
                return

    def log_message(self, *_args: object) -> None:
        pass


class AnsweringServer(ThreadingHTTPServer):
    """Remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), AnsweringHandler)
        self.asked: list[tuple[str, str, float]] = []
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        return f"http://www.example.se:{self.server_address[1]}"


@contextmanager
def running_server() -> Iterator[AnsweringServer]:
    server = AnsweringServer()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.closing.set()
    server.shutdown()
    server.server_close()
