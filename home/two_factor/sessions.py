"""Notes each login, and what browser it was."""

from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from home.models import UserSession

BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def connect() -> None:
    """Connects the handler; called once when the app is ready."""
    user_logged_in.connect(note_login, dispatch_uid="user_session")


def note_login(request: HttpRequest | None, user: User, **_kwargs: Any) -> None:
    """Stores the login; those that are over are forgotten on the way."""
    if request is None or not hasattr(request, "session"):
        return
    if not request.session.session_key:
        request.session.save()
    own = UserSession.objects.filter(user=user)
    own.exclude(pk__in=list(own.running().values_list("pk", flat=True))).delete()
    UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={"user": user, "browser": name_of_browser(request.headers.get("User-Agent", ""))},
    )


def name_of_browser(agent: str) -> str:
    """Returns ”Firefox, Windows” of what a browser says of itself."""
    found = [
        next((name for sign, name in signs if sign in agent), "") for signs in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or "Okänd webbläsare"
