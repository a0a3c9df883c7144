"""What no line may part."""

import pytest
from django.utils.safestring import mark_safe

from home.templatetags.swedish_typography import email_breaks, keep_together

SPACE, HYPHEN = "\u00a0", "\u2011"


class KeepTogetherTests:
    @pytest.mark.parametrize(
        ("typed", "shown"),
        [
            ("ord – ord", f"ord{SPACE}– ord"),
            ("5 000 kronor", f"5{SPACE}000{SPACE}kronor"),
            ("180 miljoner", f"180{SPACE}miljoner"),
            ("12 % av 14 §", f"12{SPACE}% av 14{SPACE}§"),
            ("123 45 Exempelby", f"123{SPACE}45 Exempelby"),
            ("E-post eller e-post", f"E{HYPHEN}post eller e{HYPHEN}post"),
        ],
    )
    def test_ties(self, typed: str, shown: str) -> None:
        assert keep_together(typed) == shown

    @pytest.mark.parametrize(
        "text", ["2018 började vi", "be-posta", "9–11", "3 av 10", "1 2 3", "krona för krona", ""]
    )
    def test_leaves_alone(self, text: str) -> None:
        assert keep_together(text) == text

    def test_changes_no_url(self) -> None:
        markup = '<a href="https://www.example.se/e-post/5 000">e-post</a>'
        shown = markup.replace(">e-post", f">e{HYPHEN}post")
        assert keep_together(mark_safe(markup)) == shown  # noqa: S308 - written here

    def test_escapes_what_is_not_markup(self) -> None:
        assert keep_together("<b>5 000") == f"&lt;b&gt;5{SPACE}000"


class EmailBreakTests:
    """Where a narrow column may part an address, so that it parts no name."""

    def test_parts_words_and_leaves_the_address_alone(self) -> None:
        broken = email_breaks("anna.ek@exempelby.se")
        assert broken == "anna.<wbr>ek<wbr>@exempelby.<wbr>se"
        assert email_breaks("<a.b@x") == "&lt;a.<wbr>b<wbr>@x"
