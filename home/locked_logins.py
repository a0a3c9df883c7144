"""The screen on which a chief lets somebody log in again."""

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from home.login_lock import locked_names, unlock

URL_NAME = "locked_logins"


def may_unlock(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Those who may publish are asked when somebody can't get in."""
    may: bool = page_permission_policy.user_has_permission(user, "publish")
    return may


@require_http_methods(["GET", "HEAD", "POST"])
def locked_logins(request: HttpRequest) -> HttpResponse:
    """Lists the user names that are locked, and unlocks one."""
    if not may_unlock(request.user):
        raise PermissionDenied
    if request.method == "POST":
        name = request.POST.get("name", "")
        if name in dict(locked_names()):
            unlock(name)
            messages.success(request, f"”{name}” kan logga in igen.")
        else:
            messages.warning(request, "Den inloggningen är inte låst längre.")
        return redirect(URL_NAME)
    return render(request, "home/locked_logins.html", {"locked": locked_names()})


urlpatterns = [path("lasta-inloggningar/", locked_logins, name=URL_NAME)]


class LockedLoginsMenuItem(MenuItem):
    """Shown to those who may unlock."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asks for the same right as the screen."""
        return may_unlock(request.user)
