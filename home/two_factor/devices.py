"""A user's app and paper codes."""

from __future__ import annotations

from typing import Any

import segno
from django.conf import settings
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

BACKUP_CODES = 10


def has_device(user: Any) -> bool:
    """Tells whether the user has to give a code."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def must_have_device(user: Any) -> bool:
    """Tells whether one of the user's roles asks for a code."""
    roles = settings.TWO_FACTOR_GROUPS
    return bool(roles) and (user.is_superuser or user.groups.filter(name__in=roles).exists())


def pending_device(user: Any) -> TOTPDevice:
    """Returns the device that waits for its first code."""
    device, _ = TOTPDevice.objects.get_or_create(
        user=user, confirmed=False, defaults={"name": "Kodapp"}
    )
    return device


def qr_code(device: TOTPDevice) -> str:
    """Returns the picture that the app reads, as a data URL: no other host is asked."""
    return str(segno.make(device.config_url).svg_data_uri(scale=5, light="#fff", dark="#000"))


@transaction.atomic
def confirm(device: TOTPDevice) -> list[str]:
    """Takes the device into use; returns new paper codes, which are shown once."""
    TOTPDevice.objects.filter(user=device.user, confirmed=True).delete()
    device.confirmed = True
    device.save()
    return new_backup_codes(device.user)


@transaction.atomic
def new_backup_codes(user: Any) -> list[str]:
    """Makes new paper codes; the ones before are worth nothing then."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Reservkoder")
    codes = [StaticToken.random_token() for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def remove_devices(user: Any) -> None:
    """Lets the user log in without a code again."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
