"""Logging in with a code, setting it up, and ending logins."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views import View
from django.views.generic import FormView
from django_otp import match_token
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


class CodeView(View):
    """Takes the code of somebody whose password was right a moment ago."""

    http_method_names = ("get", "post")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Asks for it."""
        return self.show(request, CodeForm()) if self.pending(request) else self.begin_again()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Logs in when the code is right; guessing is slowed down by the device itself."""
        pending = self.pending(request)
        user = User.objects.filter(pk=pending["user"], is_active=True).first() if pending else None
        if not (pending and user):
            return self.begin_again()
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.show(request, form)
        if match_token(user, form.cleaned_data["code"]) is None:
            form.add_error("code", WRONG_CODE)
            return self.show(request, form)
        del request.session[PENDING]
        login(request, user, backend=pending["backend"])
        request.session.set_expiry(settings.SESSION_COOKIE_AGE if pending["remember"] else 0)
        return redirect(pending["next"])

    def pending(self, request: HttpRequest) -> dict[str, Any]:
        """Returns who is on the way in, unless that is too long ago."""
        pending: dict[str, Any] = request.session.get(PENDING) or {}
        return pending if pending.get("at", 0) > time.time() - SECONDS_TO_ANSWER else {}

    def begin_again(self) -> HttpResponse:
        """Leads to the password."""
        return redirect("wagtailadmin_login")

    def show(self, request: HttpRequest, form: CodeForm) -> HttpResponse:
        """Renders the form."""
        return TemplateResponse(request, "home/two_factor/code.html", {"form": form})


class TwoFactorView(View):
    """A user's own codes and logins."""

    http_method_names = ("get", "post")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Shows how it stands."""
        return self.show(request, CodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Confirms a new app, makes new paper codes or turns it off: each time with a code."""
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.show(request, form)
        code = form.cleaned_data["code"]
        user: Any = request.user
        if not devices.has_device(user):
            device = devices.pending_device(user)
            if not device.verify_token(code):
                form.add_error("code", WRONG_CODE)
                return self.show(request, form)
            request.session.pop(MUST_SET_UP, None)
            for other in UserSession.objects.filter(user=user):
                if other.session_key != request.session.session_key:
                    other.end()
            return self.show(request, CodeForm(), codes=devices.confirm(device))
        if match_token(user, code) is None:
            form.add_error("code", WRONG_CODE)
            return self.show(request, form)
        if request.POST.get("action") == "off" and not devices.must_have_device(user):
            devices.remove_devices(user)
            messages.success(request, "Tvåstegsinloggningen är avstängd.")
            return redirect("two_factor")
        return self.show(request, CodeForm(), codes=devices.new_backup_codes(user))

    def show(
        self, request: HttpRequest, form: CodeForm, codes: list[str] | None = None
    ) -> HttpResponse:
        """Renders the screen; paper codes only just after they were made."""
        user: Any = request.user
        is_on = devices.has_device(user)
        context: dict[str, Any] = {
            "page_title": "Säker inloggning",
            "header_icon": "lock",
            "form": form,
            "is_on": is_on,
            "must_have": devices.must_have_device(user),
            "codes": codes,
            "logins": UserSession.objects.running().filter(user=user),
            "session_key": request.session.session_key,
        }
        if not is_on:
            device = devices.pending_device(user)
            context |= {"qr_code": devices.qr_code(device), "secret": _secret(device)}
        response = TemplateResponse(request, "home/two_factor/own.html", context)
        response.headers["Cache-Control"] = "private, no-store"
        return response


class EndLoginView(View):
    """Ends one of the user's own logins."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ends it at once."""
        get_object_or_404(UserSession, pk=pk, user=request.user).end()
        messages.success(request, "Inloggningen är avslutad.")
        return redirect("two_factor")


class ResetTwoFactorView(PermissionRequiredMixin, View):
    """Lets a chief help somebody who has lost the phone and the paper."""

    permission_required = "home.reset_two_factor"
    raise_exception = True
    http_method_names = ("get", "post")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Lists who has codes."""
        users = User.objects.filter(totpdevice__confirmed=True).distinct().order_by("username")
        context = {
            "page_title": "Tvåstegsinloggning",
            "header_icon": "lock",
            "people": [(user, may_reset(request.user, user)) for user in users],
        }
        return TemplateResponse(request, "home/two_factor/reset.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Takes the codes away and ends the user's logins."""
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
