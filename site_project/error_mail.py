"""Mails errors of the log to ``ADMINS``; Django's own handler mails what the visitor sent, too."""

import logging
import time
from threading import Thread

from django.core.mail import mail_admins

logger = logging.getLogger(__name__)

PAUSE = 10 * 60  # seconds: a thousand errors are one mail, the log has them all


class ErrorMailHandler(logging.Handler):
    """Mails one error in a while, from a thread: a slow mail server holds no visitor."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.next_at = 0.0

    def emit(self, record: logging.LogRecord) -> None:
        """Mails the line and its traceback, unless it did so just now."""
        if time.monotonic() < self.next_at:
            return
        self.next_at = time.monotonic() + PAUSE
        Thread(target=send, args=[record.levelname, self.format(record)], name="mail").start()


def send(level: str, text: str) -> None:
    """Sends; a mail server that is away is a warning, which is not mailed."""
    try:
        mail_admins(level, text)
    except OSError as error:
        logger.warning("An error could not be mailed to ADMINS: %s", error)
