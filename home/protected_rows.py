"""A deletion that the database refuses is explained to the editor."""

from django.contrib import messages
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin

SHOWN = 5


class ProtectedRowMiddleware(MiddlewareMixin):
    """Answers a refused deletion with a sentence in place of an error page."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Leads to the admin's first page with what is in the way."""
        if isinstance(exception, ProtectedError):
            users = exception.protected_objects
        elif isinstance(exception, RestrictedError):
            users = exception.restricted_objects
        else:
            return None
        names = sorted(f"”{user}” ({user._meta.verbose_name})" for user in users)
        more = f" och {len(names) - SHOWN} till" if len(names) > SHOWN else ""
        used_by = ", ".join(names[:SHOWN]) + more
        messages.error(request, f"Det gick inte att ta bort, för det används av {used_by}.")
        return redirect("wagtailadmin_home")
