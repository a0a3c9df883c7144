"""A deletion that the database refuses ends with a sentence."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.test import RequestFactory

from home.protected_rows import ProtectedRowMiddleware
from profiles.models import County


@pytest.mark.django_db
class ProtectedRowTests:
    def test_says_what_is_in_the_way(self) -> None:
        request = RequestFactory().post("/admin/")
        request.session = {}  # type: ignore[assignment]
        request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
        with pytest.raises(ProtectedError) as refusal:
            County.objects.get(code="01").delete()
        middleware = ProtectedRowMiddleware(lambda _request: HttpResponse())
        answer = middleware.process_exception(request, refusal.value)
        assert answer is not None
        assert answer.status_code == 302
        (said,) = [str(message) for message in get_messages(request)]
        assert "”Botkyrka kommun” (kommun)" in said
        assert said.endswith("till.")
