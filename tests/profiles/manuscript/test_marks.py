"""Marks that newsrooms and programs leave in front of a line, and lines that a break has cut."""

from email.message import EmailMessage

from profiles.manuscript import Register, parse_manuscript, read_manuscript
from profiles.manuscript.swedish.part_words import is_typeset, kinds_marked, unmarked

PROSE = "Klockan är åtta och Ada Ek har redan druckit två koppar kaffe på kontoret i Mora."
TYPESET = (
    "@Rubrik:Nära till <I>allt<I> i Mora\n@Ingress:Här är det nära till det mesta, också chefen.\n"
    f"@Brodtext_utan_indrag:{PROSE}\n@Pratminus:<\\_>Jag trivs, säger Ada Ek.\n"
    "@Faktarubrik:Kontoret\n@Fakta:Anställda: 12\n"
)


class MarkTests:
    def test_reads_what_a_style_is_called_by_its_first_word(self) -> None:
        assert kinds_marked("Rubrik stor") == {"title"}
        assert kinds_marked("Bildtext_2") == {"image"}
        assert kinds_marked("Okänd") is None

    def test_takes_a_word_in_brackets_for_a_mark_only_when_it_is_known(self) -> None:
        assert unmarked("(mr) Tre skäl", typeset=False) == ("Tre skäl", {"heading"})
        assert unmarked("(sic) Tre skäl", typeset=False) == ("(sic) Tre skäl", None)

    def test_takes_an_address_for_no_tag(self) -> None:
        assert not is_typeset(["@ada: hej", "<ada@example.se>", PROSE])

    def test_reads_a_typeset_text_without_its_tags(self, register: Register) -> None:
        draft = parse_manuscript(read_manuscript(TYPESET.encode(), "manus.txt"), register)
        assert draft["title"]["text"] == "Nära till allt i Mora"
        assert draft["body"][0]["text"] == PROSE
        assert draft["body"][1]["speakers"] == ["Ada Ek"]
        assert draft["fact_panel"]["title"] == "Kontoret"
        assert draft["fact_panel"]["items"][0]["value"] == "12"


class BreakTests:
    def test_puts_a_large_first_letter_back(self) -> None:
        html = f"<p>{PROSE[0]}</p><p>{PROSE[1:]}</p><p>Slut.</p>"
        assert read_manuscript(html.encode(), "manus.html").lines[0].text == PROSE

    def test_joins_a_sentence_that_a_break_cuts_and_no_rows(self) -> None:
        cut = PROSE.replace(" koppar", "<br>koppar")
        html = f"<p>{cut}</p><p>Ada Ek<br>031-390 06 10<br>ada@example.se</p>"
        lines = [line.text for line in read_manuscript(html.encode(), "manus.html").lines]
        assert lines[0] == PROSE
        assert "031-390 06 10" in lines

    def test_joins_no_more_than_a_paragraph(self) -> None:
        html = "<br>".join(["och vi gick vidare i skogen där det var mörkt och kallt och"] * 1000)
        lines = read_manuscript(f"<p>{html}</p>".encode(), "manus.html").lines
        assert len(lines) > 10

    def test_keeps_what_describes_a_picture_that_did_not_come_along(self) -> None:
        html = f'<p><img src="a.jpg" alt="Två kvinnor vid en å"></p><p>{PROSE}</p>'
        lines = read_manuscript(html.encode(), "manus.html").lines
        assert [line.text for line in lines if line.style == "alt"] == ["Två kvinnor vid en å"]


class NewsletterTests:
    def test_reads_the_letter_whose_plain_text_only_leads_to_it(self) -> None:
        mail = EmailMessage()
        mail["From"], mail["Subject"] = "ada@example.se", "Nytt från Mora"
        mail.set_content("Öppna brevet i webbläsaren.")
        rows = "<tr><td>4</td><td>kommuner</td></tr><tr><td>12 mil</td><td>längsta resan</td></tr>"
        mail.add_alternative(
            f'<table role="presentation"><tr><td><p>{PROSE}</p></td></tr><tr><td>'
            f'<table role="presentation">{rows}</table></td></tr></table>',
            subtype="html",
        )
        lines = read_manuscript(mail.as_bytes(), "brev.eml").lines
        assert PROSE in [line.text for line in lines]
        assert [line.rows[0] for line in lines if line.rows] == [("4", "kommuner")]
