"""The numbers for Prometheus: for this machine alone, and the sum of all processes."""

import multiprocessing

import pytest
from django.test import Client

from site_project.counters import SECONDS, Counters, counters

URL = "/metrics"


def count_elsewhere(shared: Counters, slot: int) -> None:
    shared.use_slot(slot)
    shared.count(200, 0.5)


@pytest.mark.django_db
class MetricsTests:
    def test_count_requests_and_name_every_check(self, client: Client) -> None:
        before = counters.total(2)
        assert client.get("/robots.txt").status_code == 200
        answer = client.get(URL)
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        lines = dict(line.rsplit(" ", 1) for line in answer.content.decode().splitlines())
        assert float(lines['site_requests_total{status="2xx"}']) == before + 1
        assert lines["site_ready"] == "1"
        assert lines['site_warning{check="worker"}'] == "0"
        assert lines['site_tasks{state="ready"}'] == "0"

    @pytest.mark.parametrize(
        "asked_by",
        [
            {"REMOTE_ADDR": "192.0.2.1"},
            {"REMOTE_ADDR": ""},
            {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
            {"HTTP_FORWARDED": "for=127.0.0.1"},
            {"HTTP_VIA": "1.1 varnish"},
        ],
    )
    def test_are_for_this_machine_alone(self, client: Client, asked_by: dict[str, str]) -> None:
        assert client.get(URL, **asked_by).status_code == 404


def test_processes_count_together() -> None:
    shared = Counters()
    fork = multiprocessing.get_context("fork")
    others = [fork.Process(target=count_elsewhere, args=(shared, n)) for n in (1, 2)]
    for process in others:
        process.start()
    for process in others:
        process.join()
    assert (shared.total(2), shared.total(SECONDS)) == (2, 1)
