"""What the link shows: the page as it was sent, to comment on and to answer."""

from __future__ import annotations

from typing import Any

from axes.helpers import get_client_ip_address
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Comment

from home.models import PublisherSettings
from profiles.approval import mails
from profiles.approval.forms import AnswerForm, CommentForm
from profiles.approval.history import note
from profiles.approval.targets import comment_targets
from profiles.models import Answer, Approval
from profiles.rules.approval import quotes_of

# Links that lead nowhere, from one network address within an hour; a token cannot be guessed, so
# this only spares the server.
WRONG_LINKS = 30
PERIOD = 60 * 60
MOST_COMMENTS = 200
TOO_MANY_COMMENTS = "Här finns redan så många kommentarer som får plats. Skriv i meddelandet."

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    # The URL is the secret: nobody whose page is linked to may learn it.
    "Referrer-Policy": "no-referrer",
}


# The URL is the secret that a CSRF token would be, and without one no cookie is needed.
@method_decorator(csrf_exempt, name="dispatch")
class ProofView(View):
    """Shows what was sent with one token, and takes comments and an answer."""

    http_method_names = ("get", "head", "post")
    approval: Approval

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Finds the approval; what is not open is answered alike, whatever is asked."""
        response = self.refuse(request, kwargs["token"]) or super().dispatch(
            request, *args, **kwargs
        )
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    def refuse(self, request: HttpRequest, token: str) -> HttpResponse | None:
        """Returns why there is nothing to see, or nothing when there is."""
        key = _counter(request)
        wrong = cache.get(key, 0)
        if wrong >= WRONG_LINKS:
            return self.closed(429, "Vänta en timme och försök igen.")
        approval = Approval.objects.with_token(token).select_related("page", "sent_by").first()
        if approval is None:
            cache.set(key, wrong + 1, PERIOD)
            return self.closed(404, "Kontrollera att hela länken kom med.")
        if not approval.is_open:
            return self.closed(410, "Den har gått ut eller återkallats av redaktionen.")
        self.approval = approval
        return None

    def closed(self, status: int, reason: str) -> HttpResponse:
        """Says that the link leads nowhere, and whom to ask."""
        publisher = PublisherSettings.for_request(self.request)
        context = {"reason": reason, "publisher_email": publisher.email}
        template = "profiles/approval/closed.html"
        return TemplateResponse(self.request, template, context, status=status)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Shows the page as it was sent; the first time is noted, but not for the office."""
        if request.method == "GET" and not request.user.is_authenticated:
            unopened = Approval.objects.filter(pk=self.approval.pk, opened_at=None)
            if unopened.update(opened_at=timezone.now()):
                note(self.approval, "opened")
        return self.show()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Stores a comment or the answer."""
        if self.approval.answer:
            return self.show(status=409)
        if "answer" in request.POST:
            return self.take_answer(request)
        return self.take_comment(request)

    def take_comment(self, request: HttpRequest) -> HttpResponse:
        """Stores the comment beside the block, and leads back to it."""
        targets = comment_targets(self.approval.get_page(), self.approval.speaker)
        form = CommentForm(request.POST, targets)
        if form.is_valid() and self.approval.comments.count() >= MOST_COMMENTS:
            form.add_error("text", TOO_MANY_COMMENTS)
        if not form.is_valid():
            return self.show(comment_form=form, status=422)
        comment, is_new = self.approval.comments.get_or_create(
            target=form.cleaned_data["target"],
            text=form.cleaned_data["text"],
            defaults={"where": form.target_name[:255]},
        )
        if is_new:
            self.show_to_editors(comment)
            note(self.approval, "commented", where=comment.where)
            if self.approval.comments.count() == 1:
                mails.tell_of_first_comment(self.approval, comment)
        return redirect(f"{request.path}#kommentar-{comment.pk}")

    def show_to_editors(self, comment: Any) -> None:
        """Adds it to Wagtail's comments, which need a user: whoever sent the link asked for it."""
        if self.approval.sent_by:
            Comment.objects.create(
                page_id=self.approval.page_id,
                user=self.approval.sent_by,
                contentpath=comment.target,
                text=f"{self.approval.recipient} (via länken): {comment.text}",
            )

    def take_answer(self, request: HttpRequest) -> HttpResponse:
        """Stores the answer, once."""
        has_comments = self.approval.comments.exists()
        form = AnswerForm(request.POST, has_comments=has_comments)
        if not form.is_valid():
            return self.show(answer_form=form, status=422)
        if not self.approval.give_answer(**form.cleaned_data):
            self.approval.refresh_from_db()
            return self.show(status=409)
        self.approval.refresh_from_db()
        note(
            self.approval,
            "approved" if self.approval.answer == Answer.APPROVED else "changes",
            user=request.user if request.user.is_authenticated else None,
            name=self.approval.answered_name,
            role=self.approval.answered_role,
        )
        mails.tell_of_answer(self.approval)
        return redirect(f"{request.path}#svar")

    def show(self, status: int = 200, **forms: Any) -> HttpResponse:
        """Renders the page, or the quotes of the one who is asked."""
        approval = self.approval
        page = approval.get_page()
        context = page.get_context(self.request)
        comments: dict[str, list[Any]] = {}
        for comment in approval.comments.all():
            comments.setdefault(comment.target, []).append(comment)
        context |= {
            "approval": approval,
            "is_answered": bool(approval.answer),
            "targets": comment_targets(page, approval.speaker),
            "comments": comments,
            "answer_form": AnswerForm(
                initial={"name": approval.recipient}, has_comments=bool(comments)
            ),
            **forms,
        }
        template = "profiles/approval/proof.html"
        if approval.speaker:
            template = "profiles/approval/quotes.html"
            context["quotes"] = [
                getattr(page, place.field)[place.path[0]]
                for place in quotes_of(page, approval.speaker)
            ]
        return TemplateResponse(self.request, template, context, status=status)


def _counter(request: HttpRequest) -> str:
    address = get_client_ip_address(request) or ""
    return f"wrong-links-{salted_hmac('profiles.approval', address).hexdigest()}"
