"""Content Security Policy and Permissions-Policy on every response.

Two fixed policies: a strict one for the site, and for the admin one that allows the inline
scripts and styles that Wagtail's own date pickers and editor use. A response that already carries
a policy (Wagtail sets ``default-src 'none'`` on documents and images) keeps its own.
"""

from django.http import HttpRequest, HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

SITE_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        # Not 'none': the admin shows the site's pages in its preview frame.
        "frame-ancestors 'self'",
        "form-action 'self'",
    ]
)

ADMIN_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "frame-ancestors 'self'",
        "form-action 'self'",
    ]
)

ADMIN_PREFIX = "/admin/"

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class ContentSecurityMiddleware(MiddlewareMixin):
    """Adds the two headers to responses that do not bring their own."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Completes the answer's headers."""
        policy = ADMIN_POLICY if request.path.startswith(ADMIN_PREFIX) else SITE_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
