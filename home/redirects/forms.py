"""The editors' form of a redirect: every one of them leads somewhere."""

from typing import Any

from django import forms
from wagtail.contrib.redirects import forms as wagtail_forms
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from home.formats import web_address
from home.redirects.paths import answers, canonical_path, own_path, redirect_at


class RedirectForm(wagtail_forms.RedirectForm):
    """Wagtail's, which accepts a path as target and refuses a redirect that is of no use."""

    redirect_link = forms.CharField(
        label="Omdirigera till en adress",
        required=False,
        max_length=255,
        help_text="En hel adress, eller sökvägen till en sida här: /profiler/lan/skane-lan/.",
    )

    def clean_old_path(self) -> str:
        """Brings the old address into the form that is looked for."""
        return canonical_path(self.cleaned_data["old_path"])

    def clean_redirect_link(self) -> str:
        """Takes a path as it is, and of anything else a complete web URL."""
        link = web_address.clean(self.cleaned_data["redirect_link"])
        if not link or (link.startswith("/") and not link.startswith(("//", "/\\"))):
            return link
        url = web_address.tidy(link)
        if not web_address.is_valid(url):
            raise forms.ValidationError(
                "Skriv en hel adress som börjar med https://, eller en sökväg som börjar med /."
            )
        return url

    def clean(self) -> dict[str, Any]:
        """Refuses a redirect without a target, from a live page, to itself or in a circle."""
        super().clean()
        data = self.cleaned_data
        page, link = data.get("redirect_page"), data.get("redirect_link")
        if not page and not link and "redirect_link" not in self.errors:
            message = "Ange vart adressen ska leda: välj en sida eller skriv en adress."
            self.add_error("redirect_link", message)
        old_path = data.get("old_path")
        if old_path:
            site = data.get("site") or Site.objects.filter(is_default_site=True).first()
            self._refuse_useless(old_path, own_path(page.url if page else link, site), site)
        return data

    def _refuse_useless(self, old_path: str, target: str, site: Site | None) -> None:
        if "?" not in old_path and answers(_with_slash(old_path), site):
            message = f"{old_path} är adressen till en sida som finns. Besökaren kommer alltid dit."
            self.add_error("old_path", message)
            return
        way = self._way(old_path, target, site)
        if way[-1] != old_path:
            return
        message = f"Omdirigeringen går i en cirkel: {' → '.join([old_path, *way])}."
        if len(way) == 1:
            message = "Adressen leder till sig själv. Välj en annan sida eller adress."
        self.add_error("redirect_link", message)

    def _way(self, old_path: str, target: str, site: Site | None) -> list[str]:
        """Returns the stored ways on from the target, until a page, a dead end or the start."""
        way = [target]
        while way[-1] != old_path and way[-1] and not answers(_with_slash(way[-1]), site):
            further = redirect_at(way[-1], site, pk=self.instance.pk)
            path = own_path(further.link, site) if further else ""
            if path in way:
                break
            way.append(path)
        return way

    def _get_validation_exclusions(self) -> set[str]:
        """Leaves the model's own check of the target out: to it a path is no URL."""
        return {*super()._get_validation_exclusions(), "redirect_link"}

    class Meta(wagtail_forms.RedirectForm.Meta):
        model = Redirect


def _with_slash(path: str) -> str:
    return path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"
