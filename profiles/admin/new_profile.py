"""”Ny presentation”: the municipality first, so that the form can start filled."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views import View

from profiles.models import Municipality, ProfileIndexPage, ProfilePage


class MunicipalityForm(forms.Form):
    """Asks for the municipality, or for none."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.all(),
        to_field_name="code",
        label="Kommun",
        empty_label="Välj senare",
        required=False,
        error_messages={"invalid_choice": "Välj en kommun i listan."},
        help_text="Kontakt och fakta fylls i från registret.",
    )


class NewProfileView(View):
    """Leads to the editor, or to a new edition where the municipality has a profile."""

    http_method_names = ("get",)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Shows the choice, or goes on when it is made."""
        parent = writable_series(request.user)
        form = MunicipalityForm(request.GET if "municipality" in request.GET else None)
        if form.is_bound and form.is_valid():
            return redirect(self.next_url(parent, form.cleaned_data["municipality"]))
        context = {"page_title": "Ny presentation", "header_icon": "plus", "form": form}
        return TemplateResponse(request, "profiles/admin/new_profile.html", context)

    def next_url(self, parent: ProfileIndexPage, municipality: Municipality | None) -> str:
        """Returns the URL of the next step."""
        if municipality is None:
            return add_url(parent)
        published = ProfilePage.objects.live().filter(municipality=municipality)
        previous = published.newest_first().first()
        if previous:
            return reverse("new_edition", args=[previous.pk])
        return add_url(parent, municipality.code)


def add_url(parent: ProfileIndexPage, code: str = "") -> str:
    """Returns the URL of the editor of a new profile."""
    url = reverse("wagtailadmin_pages:add", args=["profiles", "profilepage", parent.pk])
    return f"{url}?{urlencode({'municipality': code})}" if code else url


def writable_series(user: Any) -> ProfileIndexPage:
    """Returns the series; the user must be allowed to write in it."""
    parent = ProfileIndexPage.objects.first()
    if parent is None or not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    return parent
