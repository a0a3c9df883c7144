"""Reminds by mail of profiles that are to be reviewed; run each day."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from profiles.models import ProfilePage, ReviewReminder

AHEAD = timedelta(days=14)


class Command(BaseCommand):
    help = "Påminner redaktören om presentationer som ska granskas inom två veckor."

    def handle(self, *args: Any, **options: Any) -> None:
        until = timezone.localdate() + AHEAD
        due = ProfilePage.objects.live().filter(review_by__lte=until)
        for page in due.select_related("owner", "latest_revision__user").order_by("review_by"):
            if page.review_reminders.filter(review_by=page.review_by).exists():
                continue
            if self._remind(page):
                ReviewReminder.objects.create(page=page, review_by=page.review_by)

    def _remind(self, page: ProfilePage) -> bool:
        """Mails whoever changed the page last, or its owner; a refused mail is tried tomorrow."""
        latest = page.latest_revision.user if page.latest_revision else None
        people = (latest, page.owner)
        editor = next((one for one in people if one and one.is_active and one.email), None)
        if editor is None:
            self.stderr.write(f"Ingen att påminna: ”{page.title}” (sida {page.pk})")
            return False
        url = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
        text = render_to_string(
            "profiles/admin/mails/review.txt", {"page": page, "editor": editor, "url": url}
        )
        try:
            send_mail(f"Dags att granska: ”{page.title}”", text, None, [editor.email])
        except OSError as error:
            self.stderr.write(f"Mejlet om ”{page.title}” kunde inte skickas: {error}")
            return False
        self.stdout.write(f"{editor.email}: ”{page.title}”")
        return True
