"""The Django project: settings, addresses, middleware, health endpoints and static files."""
