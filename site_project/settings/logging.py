"""Log lines go to standard error; the process manager keeps and rotates them."""

from site_project.environment import read_choice, read_list, read_number

LOG_LEVEL = read_choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "INFO")

# "json" for a collector of logs, one object on a line; "text" for people.
LOG_FORMAT = read_choice("LOG_FORMAT", ("TEXT", "JSON"), "TEXT").lower()

SLOW_REQUEST_SECONDS = read_number("SLOW_REQUEST_MS", default=1000, least=1) / 1000
SLOW_QUERY_SECONDS = read_number("SLOW_QUERY_MS", default=200, least=1) / 1000

HANDLERS = ["console", "mail"] if read_list("ADMINS") else ["console"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {
            "format": "{asctime} {levelname} {name} {message} [{request_id}]",
            "style": "{",
        },
        "json": {"()": "site_project.request_log.JsonFormatter"},
    },
    "filters": {"request_id": {"()": "site_project.request_log.RequestIdFilter"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["request_id"],
        },
        "mail": {
            "class": "site_project.error_mail.ErrorMailHandler",
            "formatter": "text",
            "filters": ["request_id"],
        },
    },
    "root": {"handlers": HANDLERS, "level": LOG_LEVEL},
    "loggers": {
        # Django's own handler would print each error of a request twice.
        "django": {"handlers": HANDLERS, "level": LOG_LEVEL, "propagate": False},
        # Two lines for each saved page say nothing: the tasks run in the request.
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
        # What editors do is in Wagtail's own log, in the database.
        "wagtail": {"level": "WARNING"},
        # Strangers try invented host names all day; it is not the site's error.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
