"""Makes a template fail where it names a variable that does not exist."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import pytest
from django.template import engines


class UnknownVariableError(AssertionError):
    """A template printed a variable that its context lacks."""


class _Refusal(str):
    """Django fills the name of the missing variable in with ``%``."""

    __slots__ = ()

    def __mod__(self, name: Any) -> NoReturn:
        raise UnknownVariableError(str(name))


@contextmanager
def strict_templates() -> Iterator[None]:
    """Not for the admin: Wagtail's own templates lean on missing variables being empty."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines["django"].engine, "string_if_invalid", _Refusal("%s"))
        yield
