"""The request for a new password: Wagtail's own, a few times an hour."""

import unicodedata
from functools import partial
from threading import Thread
from typing import Any

from axes.helpers import get_client_ip_address
from django.forms import Form
from django.http import HttpResponse
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.admin.views.account import PasswordResetConfirmView, PasswordResetView

from home.login_lock import unlock
from home.models import PasswordResetRequest

TOO_MANY = (
    "Ett nytt lösenord har begärts för många gånger. Titta i inkorgen och skräpposten efter det"
    " mejl som redan kan vara skickat, eller vänta en timme och försök igen."
)
MAILING = "password-reset-mail"


class QuietPasswordResetForm(PasswordResetForm):
    """Sends its mail beside the answer, which takes as long for an account as for none."""

    def send_mail(self, *arguments: Any, **options: Any) -> None:
        """Hands the mail to a thread of its own; no query is made there."""
        Thread(target=partial(super().send_mail, *arguments, **options), name=MAILING).start()


class UnlockingPasswordResetConfirmView(PasswordResetConfirmView):
    """Lets in whoever has proved by mail to own the account."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Stores the new password and forgets the failures before it."""
        response: HttpResponse = super().form_valid(form)
        unlock(self.user.get_username())
        return response


class LimitedPasswordResetView(PasswordResetView):
    """Stops a stranger from filling an editor's inbox or trying out addresses.

    An address without an account is counted like one with, so the answer tells nothing.
    """

    def get_form_class(self) -> type[Form]:
        """Returns the form whose mail no answer waits for."""
        return QuietPasswordResetForm

    def form_valid(self, form: Form) -> HttpResponse:
        """Sends the mail, or asks to wait."""
        email = unicodedata.normalize("NFKC", form.cleaned_data["email"]).casefold()
        address = get_client_ip_address(self.request) or ""
        if PasswordResetRequest.is_allowed({"account": email, "address": address}):
            return super().form_valid(form)
        form.add_error(None, TOO_MANY)
        return self.render_to_response(self.get_context_data(form=form), status=429)
