"""Markdown as journalists and notes apps write it."""

import pytest

from profiles.manuscript import Line, read_manuscript
from profiles.manuscript.swedish.names import is_other_pronoun


def read(text: str) -> list[Line]:
    """Returns the lines that have words."""
    return [line for line in read_manuscript(text.encode(), "a.md").lines if line.text]


def seen(text: str) -> list[tuple[str, str]]:
    """Returns style and words of each line."""
    return [(line.style, line.text) for line in read(text)]


class MarkdownTests:
    @pytest.mark.parametrize(
        ("text", "lines"),
        [
            ("> Vi hann.\n> — Bo Ek", [("quote", "Vi hann."), ("quote", "— Bo Ek")]),
            ("> [!info] Fakta\n> Antal: 3", [("bold", "Fakta"), ("", "Antal: 3")]),
            ("**Hela raden**", [("bold", "Hela raden")]),
            ("- Vi hann, säger Bo.", [("", "- Vi hann, säger Bo.")]),
            ("![Bo vid sjön](a.jpg)", [("caption", "Bo vid sjön")]),
            ("Se ![Bo vid sjön](a.jpg) här.", [("", "Se Bo vid sjön här.")]),
            ("[Reporter]: Hej.\n\n[Bo]: Hej", [("", "[Reporter]: Hej."), ("", "[Bo]: Hej")]),
            (
                "Text: Bo Ek\nFoto: Li Å\n---",
                [("", "Text: Bo Ek"), ("", "Foto: Li Å"), ("", "---")],
            ),
            ("Ordet[^1].\n\n[^1]: Enligt Bo.", [("", "Ordet."), ("footnote", "Enligt Bo.")]),
            ("Se [sidan|[[Sjön|sjön]].", [("", "Se [sidan|sjön.")]),
        ],
    )
    def test_gives_lines_their_style_and_keeps_their_words(
        self, text: str, lines: list[tuple[str, str]]
    ) -> None:
        assert seen(text) == lines

    def test_knows_an_underlined_heading(self) -> None:
        line = read("Dagen efter\n-----------\n\nText.")[0]
        assert (line.style, line.level, line.text) == ("heading", 2, "Dagen efter")

    def test_reads_a_table_with_a_head(self) -> None:
        [line] = read("| Uppgift | Värde |\n|---|---|\n| Antal | 3 |")
        assert line.rows == (("Uppgift", "Värde"), ("Antal", "3"))

    def test_finds_a_link_whose_address_stands_right_below_a_paragraph(self) -> None:
        first, address = read("Läs [reglerna][a].\n[a]: https://www.example.se/")
        assert (first.text, address.style) == ("Läs reglerna.", "boilerplate")
        assert 'href="https://www.example.se/"' in first.html

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_leaves_what_stands_before_the_article_as_it_is(self, end: str) -> None:
        lines = seen(end.join(["---", "title: En dag", "tags:", "  - soc", "---", "", "# En dag"]))
        assert lines[1] == ("", "title: En dag")
        assert lines[-1] == ("heading", "En dag")

    @pytest.mark.parametrize(
        "text", ["[a]: <x.y z", "[a]: x.y z å\n\n[b]: <", "[a]:\n[b]: c.d e f"]
    )
    def test_what_is_no_address_is_no_error(self, text: str) -> None:
        assert len(read(text)) == len([line for line in text.splitlines() if line])


class PronounTests:
    @pytest.mark.parametrize(
        ("name", "pronoun", "is_other"),
        [("Jerker Malm", "hon", True), ("Jerker Malm", "han", False), ("Robin Ek", "hon", False)],
    )
    def test_means_nobody_of_the_other_sex(self, name: str, pronoun: str, is_other: bool) -> None:
        assert is_other_pronoun(name, pronoun) is is_other
