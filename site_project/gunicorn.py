"""How gunicorn serves the site; read through ``gunicorn -c python:site_project.gunicorn``.

The number of processes comes from WEB_CONCURRENCY, which gunicorn reads itself.
"""

import gc
import os
import sys
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection

# All processes count in memory that is there before they are.
from site_project.counters import counters

wsgi_app = "site_project.wsgi:application"
bind = os.environ.get("BIND", "127.0.0.1:8000")

# Threads, because browsers open connections ahead of their requests: a process that serves one
# connection at a time would wait for a visitor who has not asked anything yet.
worker_class = "gthread"
threads = 4
keepalive = 5
timeout = 60  # an editor's picture of 40 megapixels takes seconds, never a minute

# A process is replaced now and then, each at its own time, so that no leak can grow.
max_requests = 100_000
max_requests_jitter = 20_000

# Heartbeats on a disk that is busy writing would stop the process.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108

# systemd or the container runs it; a second way in would only clash between two sites.
control_socket_disable = True

accesslog = None  # the proxy keeps one; visitors' addresses are not kept twice
errorlog = "-"
forwarded_allow_ips = "127.0.0.1,::1"


def on_starting(_server: Any) -> None:
    """Stops with one sentence, before any worker starts, when a value is missing or malformed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.production")
    try:
        settings.DEBUG  # noqa: B018 - reads the settings for the first time
    except ImproperlyConfigured as error:
        sys.exit(str(error))


def post_worker_init(worker: Any) -> None:
    """Readies a process that begins to work."""
    counters.use_slot(worker.age)
    outdate_copies()
    # All that is loaded by now stays for good: the garbage collector need not walk through it
    # time and again while pages are made.
    gc.collect()
    gc.freeze()


def outdate_copies() -> None:
    """Outdates all copies of pages.

    The process before this one may have been killed after a publication was committed and before
    the copies were outdated, which is done right after the commit.
    """
    # gunicorn reads this module before Django is set up; a worker that begins to work has models.
    from home.models import ContentVersion
    from site_project.page_cache import downstream

    # Without a database the site answers 503 until there is one.
    with suppress(Error):
        ContentVersion.renew()
        downstream.tell()
    connection.close()
