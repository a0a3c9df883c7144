"""The article is found on a saved page, and what a browser pastes is read as it looks."""

import json
import re
from pathlib import Path

import pytest

from profiles.manuscript import Manuscript, read_manuscript, read_pasted
from tests.articles import SHARED_DIR

RUNNING_TEXT = (
    "Handläggarna i kommunen har bytt arbetssätt och träffas numera varje torsdag "
    "för att gå igenom veckans svåraste ärenden."
)
PAGE = f"""<!doctype html><html><head><title>En bro av tid</title><script>var a = "<p>nej</p>";
</script><style>p {{}}</style></head><body>
<a class="skip" href="#x">Hoppa över</a>
<div id="cookie-consent"><p>Vi använder kakor.</p><button>Godkänn</button></div>
<header><nav><ul><li><a href="/">Start</a></li><li><a href="/jobb">Jobb</a></li></ul></nav></header>
<!-- dolt --><?php x ?><form><select><option>Välj</option></select><button>Sök</button></form>
<div class="breadcrumb">Du är här: Start / Jobb</div>
<div class="page"><h1>En bro av tid</h1><p class="preamble">Tre frågor till Ada Ek.</p>
<figure><img src="/b.jpg" alt="Ada Ek"><figcaption>Ada Ek. Foto: Bo Ask</figcaption></figure>
<p>{RUNNING_TEXT}</p><p hidden>Dolt</p><p style="display: none">Dolt</p><!-- dolt -->
<p>Läs <a href="https://example.se/x">hela planen</a></p>
<p>{RUNNING_TEXT}</p>
<aside class="pullquote"><blockquote>”Vi hinner lyssna.”</blockquote></aside>
<h2>Fakta</h2><dl><dt>Invånare</dt><dd>9 000</dd><dt>Yta</dt><dd>34 km²</dd></dl>
<p class="share"><a href="/f">Dela</a> <a href="/s">Skriv ut</a></p></div>
<aside><h2>Läs också</h2><ul><li><a href="/1">Ett</a></li><li><a href="/2">Två</a></li></ul></aside>
<footer><div><h2>Umeå kommun</h2><p>Telefon: 08-465 004 00<br>info@example.se</p></div>
<div><a href="/om">Om webbplatsen</a> <a href="/t">Tillgänglighet</a></div></footer>
</body></html>"""


def shown(manuscript: Manuscript) -> list[object]:
    """The visible lines that are taken for the article."""
    return [
        line.rows or line.text
        for line in manuscript.lines
        if not line.is_blank and line.style != "boilerplate"
    ]


def left_out(manuscript: Manuscript) -> list[str]:
    """The lines that are kept aside."""
    return [line.text for line in manuscript.lines if line.style == "boilerplate"]


class SavedPageTests:
    """The article among menus, notices and links."""

    @pytest.fixture
    def page(self) -> Manuscript:
        return read_manuscript(PAGE.encode(), "sida.html")

    def test_finds_the_article_and_the_contact(self, page: Manuscript) -> None:
        assert shown(page) == [
            "En bro av tid", "Tre frågor till Ada Ek.", "Ada Ek. Foto: Bo Ask", RUNNING_TEXT,
            "Läs hela planen", RUNNING_TEXT, "”Vi hinner lyssna.”", "Fakta",
            (("Invånare", "9 000"), ("Yta", "34 km²")),
            "Umeå kommun", "Telefon: 08-465 004 00", "info@example.se",
        ]  # fmt: skip

    def test_keeps_what_is_around_aside(self, page: Manuscript) -> None:
        assert left_out(page) == [
            "Hoppa över", "Vi använder kakor.", "Godkänn", "Start", "Jobb", "Sök",
            "Du är här: Start / Jobb", "Dela", "Skriv ut", "Läs också", "Ett", "Två",
            "Om webbplatsen", "Tillgänglighet",
        ]  # fmt: skip

    def test_gives_the_styles_of_the_page(self, page: Manuscript) -> None:
        styles = {line.text: line.style for line in page.lines}
        assert styles["Tre frågor till Ada Ek."] == "standfirst"
        assert styles["Ada Ek. Foto: Bo Ask"] == "caption"
        assert styles["”Vi hinner lyssna.”"] == "quote"

    def test_takes_no_sender_below_for_the_title(self) -> None:
        page = PAGE.replace("<title>En bro av tid", "<title>Broar | Umeå kommun")
        styles = {line.text: line.style for line in read_manuscript(page.encode(), "s.html").lines}
        assert (styles["En bro av tid"], styles["Umeå kommun"]) == ("heading", "heading")

    def test_notes_the_picture_that_did_not_come_along(self, page: Manuscript) -> None:
        assert page.notes == ("En bild kunde inte läsas in (Ada Ek).",)

    def test_reads_a_table_that_lays_out_the_page(self) -> None:
        page = (
            '<table><tr><td><a href="/">Start</a><br><a href="/j">Jobb</a></td><td>'
            f"<font size=6><b>Rubriken</b></font><br><br>{RUNNING_TEXT}<br><br>"
            f"{RUNNING_TEXT}<br><br>– Ja, säger Ada Ek."
            "<table><tr><td>Invånare</td><td>9 000</td></tr></table></td></tr></table>"
        )
        manuscript = read_manuscript(page.encode(), "a.htm")
        assert shown(manuscript) == [
            "Rubriken", RUNNING_TEXT, RUNNING_TEXT, "– Ja, säger Ada Ek.", (("Invånare", "9 000"),),
        ]  # fmt: skip
        assert left_out(manuscript) == ["Start", "Jobb"]

    @pytest.mark.parametrize(
        "parts",
        [
            ("Rubriken", RUNNING_TEXT, "Invånare: 9 000"),
            ("<h1>Rubriken</h1>", RUNNING_TEXT, "</td><td>Invånare: 9 000"),
        ],
        ids=["one column", "the page's heading in a cell"],
    )
    def test_reads_a_newsletter_row_by_row(self, parts: tuple[str, ...]) -> None:
        rows = "".join(f"<tr><td>{part}</td></tr>" for part in parts)
        manuscript = read_manuscript(f"<table>{rows}</table>".encode(), "a.html")
        assert shown(manuscript) == ["Rubriken", RUNNING_TEXT, "Invånare: 9 000"]

    def test_keeps_the_rows_of_facts_below_a_heading(self) -> None:
        head = "<tr><td colspan=2><h3>Fakta</h3></td></tr>"
        page = f"<table>{head}<tr><td>Invånare</td><td>9 000</td></tr></table>"
        assert (("Invånare", "9 000"),) in [
            line.rows[-1:] for line in read_manuscript(page.encode(), "a.html").lines
        ]

    def test_reads_what_a_table_lays_out_by_its_role(self) -> None:
        page = "<table role=presentation><tr><td>Ett</td><td>Två</td></tr></table>"
        assert shown(read_manuscript(page.encode(), "a.html")) == ["Ett", "Två"]

    def test_leaves_a_page_without_running_text_whole(self) -> None:
        manuscript = read_manuscript(b"<nav><p>Ett</p></nav><p>Annat</p>", "a.html")
        assert shown(manuscript) == ["Ett", "Annat"]

    @pytest.mark.parametrize("name", ["", "a.html"])
    def test_leaves_a_page_with_one_long_paragraph_whole(self, name: str) -> None:
        html = f"<p>Rubriken</p><p>{RUNNING_TEXT}</p><p>– Kort, säger Ada Ek.</p>"
        manuscript = read_manuscript(html.encode(), name) if name else read_pasted(html)
        assert shown(manuscript) == ["Rubriken", RUNNING_TEXT, "– Kort, säger Ada Ek."]

    def test_leaves_a_pasted_piece_of_text_whole(self) -> None:
        html = f"<p>Rubriken</p><div><p>{RUNNING_TEXT}</p><p>{RUNNING_TEXT}</p></div><p>Slut</p>"
        assert shown(read_pasted(html)) == ["Rubriken", RUNNING_TEXT, RUNNING_TEXT, "Slut"]

    def test_loses_no_line_of_the_shared_pages(self) -> None:
        pages = sorted((SHARED_DIR / "import" / "cases").glob("*.html"))
        if not pages:
            pytest.skip("The shared pages are not at hand; set SHARED_DIR.")
        for path in pages:
            manuscript = read_manuscript(path.read_bytes(), path.name)
            article = letters(" ".join(map(str, shown(manuscript))))
            for line in expected_lines(path):
                if not set(line["p"]) & {"drop", "drop?"}:
                    assert all(letters(part) in article for part in line["t"].split(":")), path


def expected_lines(path: Path) -> list[dict[str, object]]:
    """What a careful reader makes of a page's lines."""
    text = path.with_suffix(".expected.json").read_text(encoding="utf-8")
    lines: list[dict[str, object]] = json.loads(text)["lines"]
    return lines


def letters(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"[\W_]+", "", text).lower()


class PastedMarkupTests:
    """Word, Google Docs and Word Online as browsers paste them."""

    def test_knows_bold_by_its_look(self) -> None:
        html = (
            '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span '
            'style="font-weight:400">Vi har </span><span style="font-weight:700">tid</span></p>'
            '<p><span style="font-weight:700">Rubriken</span></p></b>'
        )
        lines = read_pasted(html).lines
        assert [(line.text, line.style, line.html) for line in lines] == [
            ("Vi har tid", "", "Vi har <b>tid</b>"), ("Rubriken", "bold", ""),
        ]  # fmt: skip

    def test_reads_points_and_leaves_out_comments_of_word(self) -> None:
        html = (
            "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span "
            "style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>En punkt</p>"
            "<p>Vi är <s>fem</s> sju<span class=MsoCommentReference><a href='#_msocom_1'>[AA1]</a>"
            "</span>.</p><div style='mso-element:comment-list'><p class=MsoCommentText>Nej</p>"
            "</div>"
        )
        manuscript = read_pasted(html)
        assert [(line.text, line.style) for line in manuscript.lines] == [
            ("En punkt", "list_item"), ("Vi är sju.", ""),
        ]  # fmt: skip
        assert manuscript.notes == ("Överstruken text läses inte in: ”fem”.",)

    def test_knows_a_heading_by_its_role(self) -> None:
        line = read_pasted('<p role="heading" aria-level="1">Rubrik</p>').lines[0]
        assert (line.style, line.level) == ("heading", 1)

    @pytest.mark.parametrize(
        "text", ["Mejla Ada Ek <p.ek@example.se>", "Vi är 3 < 5 <b> och svarar <info@example.se>"]
    )
    def test_reads_angle_brackets_in_plain_text_as_text(self, text: str) -> None:
        assert read_pasted(text).lines[0].text == text
        assert read_manuscript(text.encode(), "a.html").lines[0].text == text

    def test_keeps_an_address_in_angle_brackets_in_markup(self) -> None:
        assert read_pasted("<p>Ada <ada@example.se></p>").lines[0].text == "Ada <ada@example.se>"
