"""Asks a server for one URL as fast as it answers, and counts."""

import http.client
import re
import shutil
import subprocess
import threading
import time
from urllib.parse import urlsplit

CONNECTIONS = 8
# What every browser sends.
HEADERS = {"Accept-Encoding": "gzip"}


def measure(url: str, seconds: float) -> float:
    """Answers per second: by wrk where it is installed, else by a client in Python."""
    return measure_with_wrk(url, seconds) if shutil.which("wrk") else measure_here(url, seconds)


def measure_with_wrk(url: str, seconds: float) -> float:
    """One thread is enough; it takes a tenth of what the server takes."""
    headers = [part for name, value in HEADERS.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", *headers, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or " 0 requests" in said:
        raise RuntimeError(f"{url} did not always answer 200:\n{said}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if not found:
        raise RuntimeError(f"wrk said something else:\n{said}")
    return float(found[1])


def measure_here(url: str, seconds: float) -> float:
    """Slower than wrk, and at the server's cost; good enough for ratios."""
    deadline = time.monotonic() + seconds
    counts = [0] * CONNECTIONS
    threads = [
        threading.Thread(target=ask_until, args=(url, deadline, counts, number))
        for number in range(CONNECTIONS)
    ]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.monotonic() - started)


def ask_until(url: str, deadline: float, counts: list[int], number: int) -> None:
    """One visitor, who asks again as soon as the answer is there."""
    url = urlsplit(url)
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection(url.netloc, timeout=30)
        connection.request("GET", f"{url.path}?{url.query}".rstrip("?"), headers=HEADERS)
        response = connection.getresponse()
        response.read()
        connection.close()
        if response.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{url} answered {response.status}")
        counts[number] += 1
