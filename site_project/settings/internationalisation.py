"""One language and one time zone: the site, its editors and its readers are Swedish."""

from site_project.environment import BASE_DIR

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sv", "Svenska")]

# Fills the gaps in Wagtail's own Swedish translation.
LOCALE_PATHS = [BASE_DIR / "locale"]

TIME_ZONE = "Europe/Stockholm"
# A single zone hides the choice; Wagtail's own list breaks the account page in some browsers.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

# Django's Swedish formats also read 3/4/2018 as the fourth of March.
FORMAT_MODULE_PATH = ["site_project.formats"]
