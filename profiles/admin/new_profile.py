"""”Ny presentation”: the municipality first, so that the form can start filled."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

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


@require_GET
def new_profile(request: HttpRequest) -> HttpResponse:
    """Leads to the editor, or to a new edition where the municipality has a profile."""
    series = writable_series(request.user)
    if series is None:
        raise PermissionDenied
    form = MunicipalityForm(request.GET if "municipality" in request.GET else None)
    if form.is_valid():
        return redirect(next_url(series, form.cleaned_data["municipality"]))
    context = {"page_title": "Ny presentation", "header_icon": "plus", "form": form}
    return TemplateResponse(request, "profiles/admin/new_profile.html", context)


def next_url(series: ProfileIndexPage, municipality: Municipality | None) -> str:
    """Returns the URL of the next step."""
    if municipality is None:
        return add_url(series)
    published = ProfilePage.objects.live().filter(municipality=municipality)
    if previous := published.newest_first().first():
        return reverse("new_edition", args=[previous.pk])
    return add_url(series, municipality.code)


def add_url(parent: ProfileIndexPage, code: str = "") -> str:
    """Returns the URL of the editor of a new profile."""
    url = reverse("wagtailadmin_pages:add", args=["profiles", "profilepage", parent.pk])
    return f"{url}?{urlencode({'municipality': code})}" if code else url


def writable_series(user: Any) -> ProfileIndexPage | None:
    """Returns the series if the user may add a profile to it."""
    series = ProfileIndexPage.objects.first()
    return series if series and series.permissions_for_user(user).can_add_subpage() else None
