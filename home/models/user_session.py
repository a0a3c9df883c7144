"""Where a user is logged in, so that the user can end it."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone


class UserSessionQuerySet(models.QuerySet):
    """Chainable filters of sessions."""

    def running(self) -> Self:
        """Keeps those that have not ended or run out."""
        going = Session.objects.filter(expire_date__gt=timezone.now())
        return self.filter(session_key__in=going.values("session_key"))


class UserSession(models.Model):
    """One login in one browser."""

    shown_to_visitors = False

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="logins"
    )
    session_key = models.CharField(max_length=40, unique=True)
    browser = models.CharField(max_length=255, blank=True)
    began_at = models.DateTimeField(default=timezone.now)

    objects = UserSessionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-began_at"]
        verbose_name = "inloggning"
        verbose_name_plural = "inloggningar"
        permissions: ClassVar[list[tuple[str, Any]]] = [
            ("reset_two_factor", "Får ta bort andras tvåstegsinloggning")
        ]

    def __str__(self) -> str:
        return self.browser

    def end(self) -> None:
        """Logs the browser out at its next request."""
        Session.objects.filter(session_key=self.session_key).delete()
        self.delete()
