"""Wagtail: the editors' tool and the pages it serves."""

from site_project.environment import read_web_address

WAGTAIL_SITE_NAME = "Kommunprofiler"
SITE_ADDRESS = read_web_address("SITE_URL")
WAGTAILADMIN_BASE_URL = SITE_ADDRESS or "http://127.0.0.1:8000"

WAGTAILIMAGES_IMAGE_MODEL = "home.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.images.forms.SiteImageForm"
# A few kilobytes of PNG can unpack to more pixels than the server has memory for.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
# Windows names some JPEG files .jfif. An iPhone's .heic is kept as JPEG.
WAGTAILIMAGES_EXTENSIONS = [
    "avif", "gif", "heic", "heif", "jfif", "jpg", "jpeg", "png", "webp",
]  # fmt: skip

WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# Stored files are handed out by Wagtail's view alone, which knows who may read them.
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# URLs stay readable everywhere: /profiler/varmdo/, never /profiler/v%C3%A4rmd%C3%B6/.
WAGTAIL_ALLOW_UNICODE_SLUGS = False

# A shared password would be stored in clear text.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
# The login before a private page is a page of the site.
WAGTAIL_FRONTEND_LOGIN_TEMPLATE = "registration/page_login.html"
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}

# The admin speaks to no third party: no pictures from gravatar.com, no version check.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# Each autosave is a database write; two seconds after the last key is kinder to SQLite.
WAGTAIL_AUTOSAVE_INTERVAL = 2000

# Whoever reviews is a Redaktionschef; a superuser who is none has nothing to do and gets no mail.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
