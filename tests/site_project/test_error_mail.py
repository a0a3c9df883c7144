"""Errors of the log reach those who run the site, one mail at a time and none about a visitor."""

import logging
import threading
from typing import Any

import pytest
from django.core import mail
from django.test import RequestFactory

from site_project.error_mail import ErrorMailHandler


@pytest.fixture
def log(settings: Any) -> logging.Logger:
    """A logger whose errors are mailed."""
    settings.ADMINS = [("", "drift@example.se")]
    logger = logging.Logger("a test")
    logger.addHandler(ErrorMailHandler())
    return logger


def wait_for_mail() -> list:
    for thread in threading.enumerate():
        if thread.name == "mail":
            thread.join()
    return mail.outbox


def test_a_thousand_errors_are_one_mail_without_the_visitors_data(log: logging.Logger) -> None:
    request = RequestFactory().post("/?q=hemligt", {"name": "hemligt"}, REMOTE_ADDR="192.0.2.1")
    log.warning("no error")
    for _time in range(1000):
        log.error("Internal Server Error: /", extra={"request": request, "status_code": 500})
    (message,) = wait_for_mail()
    assert message.to == ["drift@example.se"]
    assert "Internal Server Error: /" in message.body
    assert "hemligt" not in message.body
    assert "192.0.2.1" not in message.body
