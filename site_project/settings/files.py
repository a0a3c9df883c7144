"""Static files (ours, part of the release) and media (the editors' uploads)."""

from site_project.environment import BASE_DIR, read_flag, read_path

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-build"


MEDIA_URL = "/media/"
MEDIA_ROOT = read_path("MEDIA_ROOT", BASE_DIR / "media")

# Whether the site itself hands out pictures below MEDIA_ROOT/images; normally the proxy does.
SERVE_MEDIA = read_flag("SERVE_MEDIA", default=False)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

FILE_UPLOAD_PERMISSIONS = 0o644  # readable for a proxy that runs as another user
