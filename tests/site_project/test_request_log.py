"""What the log says of a request, and does not say of the one who asked."""

import json
import logging
from typing import Any

import pytest
from django.test import Client

from home.models import ContentVersion
from site_project.request_log import JsonFormatter, RequestIdFilter, request_id


@pytest.mark.django_db
class SlowRequestTests:
    def test_a_slow_request_and_a_slow_query_have_a_line_each(
        self, client: Client, settings: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        settings.SLOW_REQUEST_SECONDS = settings.SLOW_QUERY_SECONDS = 0
        client.get("/profiler/?q=hemligt", headers={"X-Request-ID": "abcdef-123456"})
        lines = [record.getMessage() for record in caplog.records if record.name == "site.slow"]
        assert any(line.startswith("slow query: ") for line in lines)
        assert lines[-1].startswith("slow request: GET /profiler/ 200 in ")
        assert not [line for line in lines if "hemligt" in line]

    def test_quick_ones_have_none(self, client: Client, caplog: pytest.LogCaptureFixture) -> None:
        client.get("/health/live")
        assert not [record for record in caplog.records if record.name == "site.slow"]

    def test_a_slow_query_of_no_request_has_none(
        self, settings: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        settings.SLOW_QUERY_SECONDS = 0
        ContentVersion.read()
        assert not [record for record in caplog.records if record.name == "site.slow"]


class LineTests:
    def test_is_one_json_object_with_the_requests_name(self) -> None:
        record = logging.makeLogRecord({"msg": "två\nrader %s", "args": ("å",), "name": "site"})
        before = request_id.set("abcdef-123456")
        RequestIdFilter().filter(record)
        request_id.reset(before)
        line = JsonFormatter().format(record)
        assert "\n" not in line
        entry = json.loads(line)
        assert (entry["message"], entry["request_id"]) == ("två\nrader å", "abcdef-123456")
