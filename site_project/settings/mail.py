"""Outgoing mail: password links and notices to editors."""

from site_project.environment import read_flag, read_list, read_number, read_text

DEFAULT_FROM_EMAIL = read_text("DEFAULT_FROM_EMAIL", "webbplatsen@example.se")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

EMAIL_HOST = read_text("EMAIL_HOST")
EMAIL_PORT = read_number("EMAIL_PORT", default=587, least=1)
EMAIL_HOST_USER = read_text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = read_text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = read_flag("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 10  # a mail server that does not answer must not hold an editor's request

# Who is mailed when an error is logged; nobody unless said.
ADMINS = [("", address) for address in read_list("ADMINS")]

# Without a mail server the text of each message is written to the log.
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.console.EmailBackend"
)
