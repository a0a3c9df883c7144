"""How editors log in: strong password hashes and a lock after repeated failures."""

from datetime import timedelta

from site_project.environment import read_list, read_number

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": "home.password_validation.RepeatedNameValidator"},
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATION}.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # a day; Django gives three

LOGIN_URL = "wagtailadmin_login"

# A stranger who guesses is stopped by name and address together, so that nobody can lock an
# editor out from elsewhere just by knowing the user name. The waits grow: see home.login_lock.
LOGIN_FAILURES = 8
AXES_FAILURE_LIMIT = "home.login_lock.failure_limit"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = timedelta(days=1)  # after so long without a failure all is forgotten
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # who tries too early waits no longer
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "home.login_lock.lockout_response"
AXES_ENABLE_ADMIN = False  # there is no Django admin to show the records in
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # failures are enough; a log of every login is personal data

# How many proxies of our own stand in front and add X-Forwarded-For; 0 believes no such header.
PROXY_COUNT = read_number("PROXY_COUNT", default=0)
AXES_CLIENT_IP_CALLABLE = "site_project.client_address.client_address"

# The roles that log in with a code from an app as well; others may choose to.
TWO_FACTOR_GROUPS = read_list("TWO_FACTOR_GROUPS")
OTP_TOTP_ISSUER = "Kommunprofiler"
