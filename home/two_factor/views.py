"""Logging in with a code, setting it up, and ending logins."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import FormView
from django_otp import match_token
from wagtail.admin.auth import permission_required
from wagtail.admin.views.account import LoginView

from home.models import UserSession
from home.two_factor import devices

PENDING = "two_factor_user"
MUST_SET_UP = "two_factor_must_set_up"
SECONDS_TO_ANSWER = 5 * 60
WRONG_CODE = (
    "Koden stämmer inte. Vänta på nästa kod i appen och försök igen. Efter flera fel tar det längre"
    " tid innan en kod godtas."
)


class CodeForm(forms.Form):
    """A code of six digits, or one of the longer ones on paper."""

    code = forms.CharField(
        label="Kod",
        max_length=20,
        help_text="Sex siffror från appen, eller en av reservkoderna.",
        error_messages={"required": "Skriv koden.", "max_length": "Koden är för lång."},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "autocapitalize": "none"}
        ),
    )

    def clean_code(self) -> str:
        """Drops the space that apps print in the middle."""
        return "".join(self.cleaned_data["code"].split()).lower()


class TwoFactorLoginView(LoginView):
    """Wagtail's, which asks for the code before anybody is logged in who has one."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Logs in, or goes on to the code."""
        user = form.get_user()
        if not devices.has_device(user):
            response: HttpResponse = super().form_valid(form)
            if devices.must_have_device(user):
                self.request.session[MUST_SET_UP] = True
                return redirect("two_factor")
            return response
        self.request.session.cycle_key()
        self.request.session[PENDING] = {
            "user": user.pk,
            "backend": user.backend,
            "at": time.time(),
            "remember": bool(form.cleaned_data.get("remember")),
            "next": self.get_success_url(),
        }
        return redirect("two_factor_code")


class PageLoginView(TwoFactorLoginView):
    """The login of a private page: a page of the site, for whoever may read it."""

    template_name = "registration/page_login.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Asks also those who are logged in: their account may not read the page."""
        response: HttpResponse = FormView.get(self, request, *args, **kwargs)
        return response

    def get_form_class(self) -> type[AuthenticationForm]:
        """Returns Django's form; Wagtail's would look like the admin's."""
        return AuthenticationForm

    def get_success_url(self) -> str:
        """Returns the page that was asked for."""
        url: str = self.get_redirect_url()
        return url or "/"


class CodeView(FormView):
    """Takes the code of somebody whose password was right a moment ago."""

    http_method_names = ("get", "post")
    form_class = CodeForm
    template_name = "home/two_factor/code.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Leads to the password, unless it was given within the last minutes."""
        self.pending: dict[str, Any] = request.session.get(PENDING) or {}
        if self.pending.get("at", 0) <= time.time() - SECONDS_TO_ANSWER:
            return redirect("wagtailadmin_login")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: CodeForm) -> HttpResponse:
        """Logs in when the code is right; guessing is slowed down by the device itself."""
        user = User.objects.filter(pk=self.pending["user"], is_active=True).first()
        if user is None:
            return redirect("wagtailadmin_login")
        if match_token(user, form.cleaned_data["code"]) is None:
            form.add_error("code", WRONG_CODE)
            return self.form_invalid(form)
        session = self.request.session
        del session[PENDING]
        login(self.request, user, backend=self.pending["backend"])
        session.set_expiry(settings.SESSION_COOKIE_AGE if self.pending["remember"] else 0)
        return redirect(self.pending["next"])


@method_decorator(cache_control(private=True, no_store=True), name="dispatch")
class TwoFactorView(FormView):
    """A user's own codes and logins; paper codes are shown only just after they were made."""

    http_method_names = ("get", "post")
    form_class = CodeForm
    template_name = "home/two_factor/own.html"

    def form_valid(self, form: CodeForm) -> HttpResponse:
        """Confirms a new app, makes new paper codes or turns it off: each time with a code."""
        code = form.cleaned_data["code"]
        user: Any = self.request.user
        session = self.request.session
        if not devices.has_device(user):
            device = devices.pending_device(user)
            if not device.verify_token(code):
                return self.refuse(form)
            session.pop(MUST_SET_UP, None)
            own = UserSession.objects.filter(user=user)
            for other in own.exclude(session_key=session.session_key):
                other.end()
            return self.show_codes(devices.confirm(device))
        if match_token(user, code) is None:
            return self.refuse(form)
        if self.request.POST.get("action") == "off" and not devices.must_have_device(user):
            devices.remove_devices(user)
            messages.success(self.request, "Tvåstegsinloggningen är avstängd.")
            return redirect("two_factor")
        return self.show_codes(devices.new_backup_codes(user))

    def refuse(self, form: CodeForm) -> HttpResponse:
        """Says that the code is wrong."""
        form.add_error("code", WRONG_CODE)
        return self.form_invalid(form)

    def show_codes(self, codes: list[str]) -> HttpResponse:
        """Shows new paper codes beside an empty form."""
        return self.render_to_response(self.get_context_data(form=CodeForm(), codes=codes))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Says how it stands."""
        user: Any = self.request.user
        is_on = devices.has_device(user)
        context = super().get_context_data(
            page_title="Säker inloggning",
            header_icon="lock",
            is_on=is_on,
            must_have=devices.must_have_device(user),
            logins=UserSession.objects.running().filter(user=user),
            session_key=self.request.session.session_key,
            **kwargs,
        )
        if not is_on:
            device = devices.pending_device(user)
            context |= {"qr_code": devices.qr_code(device), "secret": _secret(device)}
        return context


@require_POST
def end_login(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends one of the user's own logins at once."""
    get_object_or_404(UserSession, pk=pk, user=request.user).end()
    messages.success(request, "Inloggningen är avslutad.")
    return redirect("two_factor")


@permission_required("home.reset_two_factor")
@require_http_methods(["GET", "POST"])
def reset_two_factor(request: HttpRequest) -> HttpResponse:
    """Lets a chief help somebody who has lost the phone and the paper."""
    if request.method == "POST":
        return take_codes_away(request)
    users = User.objects.filter(totpdevice__confirmed=True).distinct().order_by("username")
    context = {
        "page_title": "Tvåstegsinloggning",
        "header_icon": "lock",
        "people": [(user, may_reset(request.user, user)) for user in users],
    }
    return TemplateResponse(request, "home/two_factor/reset.html", context)


def take_codes_away(request: HttpRequest) -> HttpResponse:
    """Takes the codes of the posted user away and ends the user's logins."""
    key = request.POST.get("user", "")
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 10 else 0
    user = get_object_or_404(User, pk=number)
    if not may_reset(request.user, user):
        raise PermissionDenied
    devices.remove_devices(user)
    for running in UserSession.objects.filter(user=user):
        running.end()
    messages.success(request, f"{user} loggar nu in med bara lösenordet.")
    return redirect("reset_two_factor")


def may_reset(chief: Any, user: Any) -> bool:
    """Tells whether one may reset the other: nobody reaches an account with more rights."""
    if chief.is_superuser:
        return True
    return not user.is_superuser and user.get_all_permissions() <= chief.get_all_permissions()


def _secret(device: Any) -> str:
    """Returns the secret as it is typed into an app, in groups of four."""
    text = device.config_url.partition("secret=")[2].partition("&")[0]
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
