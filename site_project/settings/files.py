"""Static files (ours, part of the release) and media (the editors' uploads)."""

from urllib.parse import urlsplit

from site_project.environment import BASE_DIR, read_flag, read_path, read_text, read_web_address

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-build"
# What browsers ask for at the root without being told: /favicon.ico.
WHITENOISE_ROOT = BASE_DIR / "site_project" / "root_files"
# The pictures of the editors' guide, which the admin shows as the page "Handbok".
STATICFILES_DIRS = [("redaktion", BASE_DIR / "docs" / "redaktion" / "images")]

MEDIA_URL = "/media/"
MEDIA_ROOT = read_path("MEDIA_ROOT", BASE_DIR / "media")

# Whether the site itself hands out pictures below MEDIA_ROOT/images; normally the proxy does.
SERVE_MEDIA = read_flag("SERVE_MEDIA", default=False)

# An S3 bucket instead of the disk; needs the optional requirement `s3`. Its pictures keep an
# URL of the site's own, which the proxy fetches from the bucket: visitors meet one host only.
# Nothing is public by itself: what the proxy may fetch, the bucket's policy says.
MEDIA_BUCKET = read_text("MEDIA_BUCKET")
ON_DISK = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
IN_BUCKET = {
    "BACKEND": "storages.backends.s3.S3Storage",
    "OPTIONS": {
        "bucket_name": MEDIA_BUCKET,
        "endpoint_url": read_web_address("MEDIA_BUCKET_ENDPOINT") or None,
        "region_name": read_text("MEDIA_BUCKET_REGION") or None,
        "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
        "custom_domain": f"{urlsplit(read_web_address('SITE_URL')).netloc}/media",
        "file_overwrite": False,
        "querystring_auth": False,
    },
}

STORAGES = {
    "default": IN_BUCKET if MEDIA_BUCKET else ON_DISK,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
