"""Hands out pictures below ``MEDIA_ROOT/images`` where no proxy does it.

Only made renditions: original pictures and documents lie beside them and are not for everybody.
"""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

PICTURE_FOLDER = "images"
# Renditions are named after their content and never change.
CACHE_CONTROL = "public, max-age=31536000, immutable"
# A picture opened by itself may neither run nor load anything.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """The rendition at ``path``, or 404 for anything that is not a file there."""
    folder = Path(settings.MEDIA_ROOT) / PICTURE_FOLDER
    try:
        response = serve(request, path, document_root=str(folder))
    except (SuspiciousFileOperation, ValueError, OSError) as error:
        # Paths that climb out, NUL bytes, names longer than the file system allows.
        raise Http404 from error
    if isinstance(response, FileResponse):
        response.headers["Cache-Control"] = CACHE_CONTROL
        response.headers["Content-Security-Policy"] = POLICY
    return response
