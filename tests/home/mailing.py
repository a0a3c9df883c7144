"""Mail that is sent beside the answer."""

import threading

from home.password_reset import MAILING


def wait_for_mail() -> None:
    """Returns when what is on its way has been sent."""
    for thread in threading.enumerate():
        if thread.name == MAILING:
            thread.join()
