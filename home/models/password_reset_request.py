"""Which requests for a new password were made within the last hour."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

PERIOD = timedelta(hours=1)
# By what is asked for: one account, whether it exists or not, and one network address.
LIMITS = {"account": 3, "address": 10}


class PasswordResetRequest(models.Model):
    """One request, under a key that tells neither the account nor the address.

    In the database, so that every process counts the same requests.
    """

    shown_to_visitors = False

    key = models.CharField(max_length=64, db_index=True)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "begäran om nytt lösenord"
        verbose_name_plural = "begäranden om nytt lösenord"

    def __str__(self) -> str:
        return self.key

    @classmethod
    def is_allowed(cls, asked_for: Mapping[str, str]) -> bool:
        """Counts the request unless one of its kinds in ``LIMITS`` has had its share."""
        cls.objects.filter(made_at__lt=timezone.now() - PERIOD).delete()
        keys = {kind: make_key(kind, value) for kind, value in asked_for.items()}
        for kind, key in keys.items():
            if cls.objects.filter(key=key).count() >= LIMITS[kind]:
                return False
        for key in keys.values():
            cls.objects.create(key=key)
        return True


def make_key(kind: str, value: str) -> str:
    """Returns a code that nobody without the site's secret can make of a value."""
    return salted_hmac(f"home.password-reset.{kind}", value, algorithm="sha256").hexdigest()
