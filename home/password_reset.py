"""The request for a new password: Wagtail's own, a few times an hour."""

import unicodedata

from axes.helpers import get_client_ip_address
from django.forms import Form
from django.http import HttpResponse
from wagtail.admin.views.account import PasswordResetView

from home.models import PasswordResetRequest

TOO_MANY = (
    "Ett nytt lösenord har begärts för många gånger. Titta i inkorgen och skräpposten efter det"
    " mejl som redan kan vara skickat, eller vänta en timme och försök igen."
)


class LimitedPasswordResetView(PasswordResetView):
    """Stops a stranger from filling an editor's inbox or trying out addresses.

    An address without an account is counted like one with, so the answer tells nothing.
    """

    def form_valid(self, form: Form) -> HttpResponse:
        """Sends the mail, or asks to wait."""
        email = unicodedata.normalize("NFKC", form.cleaned_data["email"]).casefold()
        address = get_client_ip_address(self.request) or ""
        if PasswordResetRequest.is_allowed({"account": email, "address": address}):
            return super().form_valid(form)
        form.add_error(None, TOO_MANY)
        return self.render_to_response(self.get_context_data(form=form), status=429)
