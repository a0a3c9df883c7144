"""The Django project: settings, URLs, middleware, health endpoints and static files."""
