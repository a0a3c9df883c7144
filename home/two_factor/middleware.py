"""Leads whoever must have a code, and has none yet, to setting it up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin

from home.two_factor.views import MUST_SET_UP


class TwoFactorMiddleware(MiddlewareMixin):
    """Asks only the session, which has to be read for each request of the admin anyway."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """Lets nothing of the admin pass but the setting up and the logging out."""
        if request.path_info.startswith("/admin/") and request.session.get(MUST_SET_UP):
            open_ones = [reverse(name) for name in ("two_factor", "wagtailadmin_logout")]
            if request.path_info not in (*open_ones, "/admin/jsi18n/", "/admin/sprite/"):
                return redirect("two_factor")
        return None
