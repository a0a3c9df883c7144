"""The parts the site is made of: applications, middleware, templates, URLs."""

from site_project.environment import BASE_DIR

INSTALLED_APPS = [
    # Ours come first, so that their templates and commands win over those of the packages.
    "home",
    "profiles",
    "profiles.demo",
    "search",
    "site_project",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v2",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    # Its tables are there also without a worker, so that one can be started at any time.
    "django_tasks_db",
    "rest_framework",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    # Not for its template tags: Wagtail takes "2 timmar sedan" from its translations.
    "django.contrib.humanize",
    "django.contrib.messages",
    # Wagtail's search needs it on PostgreSQL; on SQLite it does nothing.
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "site_project.health.health_middleware",
    "site_project.request_log.RequestLogMiddleware",
    "site_project.text_compression.refused_encoding_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "site_project.content_security.ContentSecurityMiddleware",
    "site_project.text_compression.TextCompressionMiddleware",
    # Names each page by its content and answers 304 to a browser that has it.
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "home.two_factor.middleware.TwoFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "home.redirects.middleware.RedirectMiddleware",
    "profiles.admin.publishing_guards.PublishingErrorMiddleware",
    "home.protected_rows.ProtectedRowMiddleware",
    "home.unreadable_requests.UnreadableRequestMiddleware",
    # Last, as django-axes asks: it turns a locked-out login into its own answer.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "site_project.urls"
WSGI_APPLICATION = "site_project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# A profile with 40 blocks posts several hundred fields; Django's limit is 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# What is pasted brings its pictures along within the text; Django's limit is 2.5 MB. Files do not
# count: those are bounded where they are read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
