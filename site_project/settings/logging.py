"""Log lines go to standard error; the process manager keeps and rotates them."""

from site_project.environment import read_choice

LOG_LEVEL = read_choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "INFO")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        # Django's own handler would print each error of a request twice.
        "django": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False},
        # Two lines for each saved page say nothing: the tasks run in the request.
        "django_tasks": {"level": "WARNING"},
        # What editors do is in Wagtail's own log, in the database.
        "wagtail": {"level": "WARNING"},
        # Strangers try invented host names all day; it is not the site's error.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
