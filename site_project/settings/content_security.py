"""Security headers that hold in every environment; HTTPS belongs to production alone."""

# The site's own pages learn from which of them a reader came; others learn the site alone.
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
