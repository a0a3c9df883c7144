"""One page from one form: sending the form for a new page again continues on the first page.

Wagtail's autosave creates a new page in the background and only then leads the form to it. Until
the answer is there, "Spara", "Skicka in" and the next autosave go to the URL that creates, and
nothing in Wagtail's script or views waits or compares. The form therefore carries a token. The
first sending of a token creates the page; any later one is given to the page's own editor.
"""

import json
import re
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils.translation import gettext
from wagtail.admin.utils import set_query_params
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

from home.models.page_creation import PageCreation, make_creation_token

TOKEN_FIELD = "creation_token"  # noqa: S105
TOKEN = re.compile(r"[0-9a-f]{32}")
ALREADY_CREATED = (
    "Sidan var redan skapad och har öppnats här. Se efter att allt är med, och välj sedan igen om"
    " du vill spara, skicka in eller publicera."
)


class IdempotentCreateView(CreateView):
    """Wagtail's view of a new page, which makes one page of one form."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Creates the page, or goes on with the one that this form has created.

        Everything happens in one transaction that holds the parent, so that the second of two
        requests at the same moment waits for the first and sees what it has made.
        """
        token = request.POST.get(TOKEN_FIELD, "")
        if not TOKEN.fullmatch(token):
            return super().post(request)
        with transaction.atomic():
            parent = Page.objects.select_for_update().get(pk=self.parent_page.pk)
            self.parent_page.numchild = parent.numchild
            creation = PageCreation.begin(token, request.user)
            if creation.page_id:
                return self.edit_created_page(request, creation)
            response = super().post(request)
            if self.page.pk:
                self.record_created_page(creation)
            return response

    def record_created_page(self, creation: PageCreation) -> None:
        """Notes what the first sending has made."""
        creation.page_id = self.page.pk
        creation.field_updates = dict(self.form.get_field_updates_for_resave())
        creation.is_finished = not self.expects_json_response
        creation.save()

    def edit_created_page(self, request: HttpRequest, creation: PageCreation) -> HttpResponse:
        """Gives a later sending to the editor of the page, unless it says nothing new."""
        if creation.is_finished:
            return self.refuse_stale_autosave(request, creation)
        data = request.POST.copy()
        for name, value in creation.field_updates.items():
            data[name] = value
        request.POST = data  # type: ignore[assignment]
        response = edit(request, creation.page_id)
        if self.expects_json_response:
            return self.lead_to_page(creation, response)
        creation.is_finished = response.status_code == 302
        creation.save()
        return response

    def refuse_stale_autosave(self, request: HttpRequest, creation: PageCreation) -> HttpResponse:
        """Saves nothing: autosave was overtaken, or the editor has pressed twice."""
        if self.expects_json_response:
            return self.json_error_response(
                "invalid_revision", gettext("Saving will overwrite a newer version.")
            )
        messages.warning(request, ALREADY_CREATED)
        return redirect("wagtailadmin_pages:edit", creation.page_id)

    def lead_to_page(self, creation: PageCreation, response: HttpResponse) -> HttpResponse:
        """Tells the script where the page is; the answer that first said so may be lost."""
        answer = json.loads(response.content) if isinstance(response, JsonResponse) else {}
        if not answer.get("success"):
            return response
        creation.field_updates |= answer["field_updates"]
        creation.save()
        url = edit_url(creation.page_id)
        hydrate_url = set_query_params(url, {"_w_hydrate_create_view": "1"})
        updates = creation.field_updates
        return JsonResponse(
            {**answer, "url": url, "hydrate_url": hydrate_url, "field_updates": updates}
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gives the form its token; a refused form keeps it."""
        context = super().get_context_data(**kwargs)
        posted = self.request.POST.get(TOKEN_FIELD, "")
        context["creation_token"] = posted if TOKEN.fullmatch(posted) else make_creation_token()
        return context


def edit(request: HttpRequest, page_id: int | None) -> HttpResponse:
    """Returns what the page's own editor answers, whichever view that is."""
    editor = resolve(edit_url(page_id))
    return editor.func(request, *editor.args, **editor.kwargs)


def edit_url(page_id: int | None) -> str:
    """Returns the URL of the page's editor."""
    return reverse("wagtailadmin_pages:edit", args=[page_id])
