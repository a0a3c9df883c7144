"""A box to tick, in the editor and where versions are compared."""

import pytest
from wagtail.admin.compare import StructBlockComparison

from profiles.blocks.contact import ContactBlock


class TickBlockTests:
    @pytest.mark.parametrize(("stored", "word"), [(True, "Ja"), (False, "Nej"), (None, "Nej")])
    def test_is_compared_in_swedish(self, stored: bool | None, word: str) -> None:
        block = ContactBlock()
        value = block.to_python({"job_search": stored} if stored is not None else {})
        shown = StructBlockComparison(block, True, True, value, value).htmlvalue(value)
        assert f"<dd>{word}</dd>" in shown.partition("<dt>Länka till Platsbanken</dt>")[2][:40]

    def test_of_the_migrations_is_wagtails_own(self) -> None:
        path, _args, _kwargs = ContactBlock().child_blocks["job_search"].deconstruct()
        assert path == "wagtail.blocks.BooleanBlock"
