"""Security headers that hold in every environment; HTTPS belongs to production alone."""

X_FRAME_OPTIONS = "DENY"  # Wagtail itself relaxes it for the previews in its editor
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # the admin's JavaScript reads it
