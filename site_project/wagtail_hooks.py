"""What the project as a whole adds to Wagtail."""

from django.urls import path
from wagtail import hooks

from site_project.health import details

# Wagtail's admin lets nobody in who has not logged in.
hooks.register("register_admin_urls", lambda: [path("health/", details, name="health_details")])
