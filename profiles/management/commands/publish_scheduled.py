"""Publishes what is due; a page that breaks a publishing rule is reported and skipped."""

from typing import Any

from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import Revision

from home.images.uploads import remove_abandoned_uploads
from home.models import JobRun
from home.scheduling import COMMAND
from profiles.models import ProfilePage
from profiles.rules import publishing_errors


class Command(WagtailCommand):
    """Wagtail's command, with one bad page kept from stopping the others."""

    help = (
        "Publicerar det som är schemalagt och avpublicerar det som har gått ut. "
        "Tar bort uppladdade filer som ingen gjorde klar."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Takes revisions that may not go live off the schedule, says why, and runs the rest."""
        for revision in self._due_profiles():
            page = revision.as_object()
            errors = publishing_errors(page)
            if errors:
                self._report(page, [finding.message for finding in errors])
                if not options["dryrun"]:
                    revision.approved_go_live_at = None
                    revision.save(update_fields=["approved_go_live_at"])
        super().handle(*args, **options)
        if not options["dryrun"]:
            remove_abandoned_uploads()
            JobRun.note(COMMAND)

    def _due_profiles(self) -> list[Revision]:
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
        return [
            revision
            for revision in due
            if issubclass(revision.content_type.model_class() or object, ProfilePage)
        ]

    def _report(self, page: ProfilePage, messages: list[str]) -> None:
        self.stderr.write(f"Publiceras inte: ”{page.title}” (sida {page.pk})")
        for message in messages:
            self.stderr.write(f"  {message}")
