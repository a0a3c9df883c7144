"""Single rules of the parser that a whole manuscript shows only by chance."""

from typing import Any

import pytest

from profiles.manuscript import Register, parse_manuscript, read_manuscript
from profiles.manuscript.parsing.chain import Reading
from profiles.manuscript.parsing.contact_lines import read_contact_line
from profiles.manuscript.parsing.head_details import place_writer
from profiles.manuscript.parsing.labeller import find_missing, keep_shown, outright
from profiles.manuscript.parsing.panels import build_panels
from profiles.manuscript.parsing.people import People
from profiles.manuscript.parsing.placing import place_fact, place_people, place_split_rows
from profiles.manuscript.parsing.quotes import find_inquits, narration_before
from profiles.manuscript.parsing.sheet import Sheet
from profiles.manuscript.parsing.speakers import Turn, speakers_of
from profiles.manuscript.parsing.stories import point_text
from profiles.manuscript.swedish.names import find_names, is_other_pronoun
from profiles.manuscript.swedish.speech import without_mark
from tests.profiles.manuscript.labelled_manuscripts import examples

HEAD = "Nära till allt i Mora\n\nPublicerad 3 maj 2024\n\nEtt arbete med mening i Mora kommun.\n\n"


def draft_of(text: str, register: Register) -> dict[str, Any]:
    """The draft of a plain text."""
    return parse_manuscript(read_manuscript(text.encode(), "manus.txt"), register)


class LineRuleTests:
    """What the rules promise about single lines."""

    @pytest.mark.parametrize(
        ("line", "point"),
        [
            ("• Så var det till 2012. Nu ändras det", "Så var det till 2012. Nu ändras det"),
            ("3. Handledning sedan 2012. Varje vecka", "Handledning sedan 2012. Varje vecka"),
            ("Tel 0980-31 92 44. E-post saknas", "Tel 0980-31 92 44. E-post saknas"),
        ],
    )  # fmt: skip
    def test_takes_only_the_number_in_front_of_a_point(self, line: str, point: str) -> None:
        assert point_text(line) == point

    @pytest.mark.parametrize("label", ["Bild 2", "Bildtext 3", "bild 12"])
    def test_takes_no_later_picture_for_the_first(self, label: str, register: Register) -> None:
        draft = draft_of(f"{HEAD}{label}: Fikarasten är helig.\n", register)
        assert draft["places"]["7"] == "image_caption"

    @pytest.mark.parametrize(
        ("line", "style", "text"),
        [
            ("*Morgonen efter*", "bold", "Morgonen efter"),
            ("_Morgonen efter_", "bold", "Morgonen efter"),
            ("*Vi* kom *sent*", "", "*Vi* kom *sent*"),
            ("* en punkt", "", "* en punkt"),
            ("***", "", "***"),
        ],
    )
    def test_takes_a_line_between_stars_for_bold(self, line: str, style: str, text: str) -> None:
        [read] = read_manuscript(line.encode(), "manus.txt").lines
        assert (read.style, read.text) == (style, text)

    @pytest.mark.parametrize(
        "line",
        ["Av Sveriges kommuner är Mora den som växer mest.", "Text som handlar om Mora och Orsa"],
    )
    def test_takes_no_sentence_for_a_byline(self, line: str, register: Register) -> None:
        draft = draft_of(f"{HEAD}{line}\n\nDet märks i vardagen på socialkontoret.\n", register)
        assert draft["author"] is None
        standfirst = draft["standfirst"] or {"items": []}
        assert any(item["text"] == line for item in (*standfirst["items"], *draft["body"]))

    @pytest.mark.parametrize(
        ("line", "author", "credit"),
        [
            ("Text: Ada Ek | Publicerad 3 maj 2024", "Ada Ek", None),
            ("Ada Ek, 2024-05-03", "Ada Ek", None),
            ("Text: Ada Ek 3 maj 2024 Foto: Bo Al", "Ada Ek", "Bo Al"),
            ("Text: Ada Ek • Foto: Bo Al • 3 maj 2024", "Ada Ek", "Bo Al"),
        ],
    )
    def test_reads_names_and_date_of_one_line(
        self, line: str, author: str, credit: str | None, register: Register
    ) -> None:
        text = f"Nära till allt i Mora\n\n{line}\n\nBildtext: En å.\n\nHär är det nära till allt.\n"
        draft = draft_of(text, register)
        assert draft["author"] == author
        assert draft["published"]["date"] == "2024-05-03"
        assert draft["lead_image"]["credit"] == credit

    @pytest.mark.parametrize(
        "address", ["a.b(at)mora.se", "a.b [at] mora.se", "a.b snabel-a mora.se"]
    )
    def test_reads_disguised_addresses(self, address: str, register: Register) -> None:
        draft = draft_of(
            f"{HEAD}Vi arbetar nära varandra här.\n\nMora kommun\n{address}\n", register
        )
        assert draft["contacts"][0]["emails"][0]["address"] == "a.b@mora.se"

    @pytest.mark.parametrize("extension", ["ankn. 12", "anknytning 12", ", ankn 12", "(ankn. 12)"])
    def test_keeps_extensions_with_the_number(self, extension: str, register: Register) -> None:
        line = f"Telefon: 031-390 06 10 {extension}"
        draft = draft_of(f"{HEAD}Vi arbetar nära varandra här.\n\nMora kommun\n{line}\n", register)
        phone = draft["contacts"][0]["phones"][0]
        assert "12" in phone["display"]
        assert phone["e164"] == "+46313900610"

    def test_keeps_a_contact_block_with_an_unknown_line_in_one_piece(
        self, register: Register
    ) -> None:
        block = (
            "Mora kommun\nFredsgatan 12, 792 80 Mora\n2 trappor upp, från gården\nsocial@mora.se"
        )
        draft = draft_of(f"{HEAD}Vi arbetar nära varandra här.\n\n{block}\n", register)
        assert draft["contacts"][0]["organisation"] == "Mora kommun"
        assert len(draft["contacts"]) == 1
        assert draft["contacts"][0]["unit"] == "2 trappor upp, från gården"

    def test_reads_a_date_with_its_time(self, register: Register) -> None:
        draft = draft_of("Nära till allt i Mora\n\n2024-05-03, kl 06:00\n\nHär.\n", register)
        assert draft["published"]["date"] == "2024-05-03"

    def test_leaves_ordinary_lines_apart(self) -> None:
        text = "Kontakt\nMora kommun\nTelefon 031-390 06 10\nsocial@mora.se\nwww.mora.se\n"
        lines = read_manuscript(text.encode(), "manus.txt").lines
        assert [line.text for line in lines if line.text] == text.splitlines()

    def test_takes_no_facts_for_a_conversation(self, register: Register) -> None:
        facts = "Yta: 2 800.\nLän: Dalarna.\nOrt: Mora.\nKod: 2062."
        text = f"{HEAD}Vi arbetar nära varandra.\n\nFakta\n{facts}\n"
        assert len(draft_of(text, register)["fact_panels"][0]["items"]) == 4

    def test_knows_who_replies_by_the_letters_of_the_name(self, register: Register) -> None:
        text = (
            f"{HEAD}I huset vid ån arbetar Ada Ek (AE), Bo Al (BA) och Berit Ask (BA) med barn och "
            "unga. De har träffats varje morgon i tre år och hinner nu lyssna på dem.\n\n"
            "AE: Vi hinner lyssna.\n\nBA: Vi har tid.\n\nAE: Det märks.\n\nBA: Ja.\n"
        )
        quotes = [item for item in draft_of(text, register)["body"] if item["type"] == "quote"]
        assert [quote["speakers"] for quote in quotes] == [["Ada Ek"], [], ["Ada Ek"], []]


class WriterTests:
    @pytest.mark.parametrize(
        ("line", "author"),
        [
            ("Text: Ada Bok, kommunikatör", "Ada Bok"),
            ("Intervju: Ada Bok", "Ada Bok"),
            ("Samtalsledare: Ada Bok. Foto: Bo Ek", "Ada Bok"),
            ("Av Kommunikationsenheten", "Kommunikationsenheten"),
            ("Av Ada Bok (text och foto)", "Ada Bok"),
            ("Text och bild: Ada Bok\tMars 2024", "Ada Bok"),
        ],
    )
    def test_is_a_person_without_the_role(self, line: str, author: str, register: Register) -> None:
        sheet = Sheet(read_manuscript(line.encode(), "manus.txt"), register)
        place_writer(sheet, sheet.entries[0])
        assert list(sheet.fields["authors"].values()) == [author]

    def test_is_not_also_the_role_on_a_line_of_its_own(self, register: Register) -> None:
        sheet = Sheet(
            read_manuscript("Text: Ada Bok\nKommunikatör".encode(), "manus.txt"), register
        )
        for entry in sheet.entries:
            place_writer(sheet, entry)
        assert list(sheet.fields["authors"].values()) == ["Ada Bok"]


class SplitRowTests:
    def rows(self, text: str, register: Register) -> list[tuple[str | None, str | None]]:
        sheet = Sheet(read_manuscript(text.encode(), "manus.txt"), register)
        for entry in sheet.entries:
            entry.place = "fact_prose"
        place_split_rows(sheet)
        [panel] = build_panels(sheet)
        return [(item.get("key"), item.get("value")) for item in panel["items"]]

    def test_a_key_and_the_value_below_it_are_a_row(self, register: Register) -> None:
        text = "Startår\n2019\nMentorer\n6\nFinansiering\nEgen budget"
        assert self.rows(text, register) == [
            ("Startår", "2019"),
            ("Mentorer", "6"),
            ("Finansiering", "Egen budget"),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "4 fältsekreterare\n32 timmar\n1 150 samtal\n0 uppsägningar",
            "Vi är många.\n40 arbetar här\nVi är nära.\n2 km bort",
            "Startår\n2019\nMentorer",
            "Egen bil\nEget rum\nEgen budget\nEgen tid",
        ],
    )
    def test_other_lines_stay_as_they_are(self, text: str, register: Register) -> None:
        assert not any(key for key, _ in self.rows(text, register))


class HeldKindTests:
    """What is held to a kind, whatever was learnt."""

    def test_the_likeliest_line_is_the_standfirst_where_there_is_none(self) -> None:
        unlikely, likely = {"title": 0.0, "standfirst": 0.1}, {"title": 0.0, "standfirst": 0.4}
        reading = Reading(["title", "paragraph", "paragraph"], [unlikely, likely, unlikely])
        allowed: list[frozenset[str] | None] = [None, None, None]
        assert find_missing(reading, allowed)
        assert allowed == [None, frozenset({"standfirst"}), None]

    def test_no_line_is_a_standfirst_that_hardly_may_be(self) -> None:
        reading = Reading(["title", "paragraph"], [{"title": 1.0, "standfirst": 0.1}] * 2)
        assert not find_missing(reading, [None, None])

    def test_rows_below_facts_are_facts_unless_they_reach_somebody(
        self, register: Register
    ) -> None:
        text = "Fakta\nLän: Dalarna.\nTelefon: 031-390 06 10\n"
        allowed = outright(Sheet(read_manuscript(text.encode(), "manus.txt"), register))
        assert allowed[1] == {"panel-row", "panel-prose"}
        assert allowed[2]
        assert "contact" in allowed[2]

    def test_an_age_is_a_fact_and_no_person(self, register: Register) -> None:
        sheet = Sheet(read_manuscript("Ålder: 34".encode(), "manus.txt"), register)
        place_people(sheet, sheet.entries[0])
        assert sheet.entries[0].place == "fact_row"


class ConversationTests:
    def test_a_question_is_nobodys_reply(self, register: Register) -> None:
        talk = "FRÅGA: Hur mår ni?\nADA: Bra.\nBO: Bättre.\nFRÅGA: Och nu?\nADA: Gott.\nBO: Ja.\n"
        draft = draft_of(f"{HEAD}{talk}", register)
        assert not [one for one in draft["people"] if one["name"] == "Fråga"]
        assert draft["places"]["7"] != "quote"
        assert draft["places"]["8"] == "quote"

    def test_who_asks_by_initials_is_no_speaker(self, register: Register) -> None:
        talk = "".join(
            f"RED: Vad gör du nummer {n}?\n\nAB: Jag lyssnar, och sedan skriver jag.\n\n"
            for n in range(4)
        )
        sheet = Sheet(read_manuscript((HEAD + talk).encode(), "manus.txt"), register)
        asked, told = sheet.entries[3::2], sheet.entries[4::2]
        assert all(entry.marked == {"heading", "paragraph"} for entry in asked)
        assert {entry.reply_by for entry in told} == {"AB"}

    def test_rows_with_an_equals_sign_below_facts_are_rows(self, register: Register) -> None:
        rows = "*** FAKTA OM GRUPPEN ***\n* Gruppen = sju handläggare\n* Snittålder = 36 år\n"
        [panel] = draft_of(f"{HEAD}En dag i Mora.\n\n{rows}", register)["fact_panels"]
        assert [item["key"] for item in panel["items"]] == ["Gruppen", "Snittålder"]

    @pytest.mark.parametrize(
        ("line", "may_be"),
        [
            ("Plats|Stadshuset|", {"panel-row", "table"}),
            ("| Plats | Stadshuset |", {"panel-row", "table"}),
            ("Telefon|031-390 06 10|", {"panel-row", "table", "contact"}),
            ("Skrivet av Ada Bok, kommunikationsavdelningen", {"byline"}),
            ("Publicerad 3 maj 2024 av Ada Bok", {"byline", "date"}),
            ("Måndag", {"heading"}),
            ("Januari", {"heading"}),
        ],
    )
    def test_is_told_by_its_form(self, line: str, may_be: set[str], register: Register) -> None:
        sheet = Sheet(read_manuscript(f"Hit\n{line}\n".encode(), "manus.txt"), register)
        assert outright(sheet)[1] == may_be

    def test_a_large_sentence_may_be_a_standfirst(self, register: Register) -> None:
        large = "I Mora ryms hela socialtjänsten på ett våningsplan vid sjön."
        text = f"# Hit\n\n## {large}\n\n## Där alla vet vad de andra på våningen gör om dagarna\n"
        standfirst, heading = outright(Sheet(read_manuscript(text.encode(), "manus.md"), register))[
            1:
        ]
        assert "standfirst" in (standfirst or ())
        assert "standfirst" not in (heading or ())

    def test_answers_below_bare_questions_are_told_by_initials(self, register: Register) -> None:
        head = HEAD.replace("Ett arbete", "Ada Bok om ett arbete")
        talk = "Vad är svårast?\n\nAB: Att gå hem.\n\n" * 4
        draft = draft_of(f"{head}{talk}", register)
        said = [item for item in draft["body"] if item["type"] == "quote"]
        assert [item["speakers"] for item in said] == [["Ada Bok"]] * 4


class UnderlinedTests:
    def test_a_drawn_line_is_no_part_of_the_heading_above_it(self) -> None:
        wrapped = (
            "Efter mötet går alla till sitt och ingen\nringer, för det är måndag och var och\n"
        )
        text = f"{wrapped * 4}slut.\n\nEn måndag utan möten och telefoner\n{'-' * 34}\n{wrapped}"
        texts = [line.text for line in read_manuscript(text.encode(), "manus.txt").lines]
        assert "En måndag utan möten och telefoner" in texts


class ContactTests:
    def test_its_label_in_front_is_outright(self, register: Register) -> None:
        text = "Hit\nKontakt: Mora kommun, socialförvaltningen\n"
        sheet = Sheet(read_manuscript(text.encode(), "manus.txt"), register)
        assert outright(sheet)[1] == {"contact"}

    def test_a_question_names_no_unit(self, register: Register) -> None:
        block = "Vill du veta mer om oss?\nAda Bok, enhetschef\nTfn 031-390 06 10\nada@mora.se\n"
        draft = draft_of(f"{HEAD}Vi arbetar nära varandra.\n\n{block}", register)
        [contact] = draft["contacts"]
        assert contact["unit"] is None
        assert contact["phones"][0]["label"].startswith("Ada Bok, enhetschef")

    def test_what_leads_in_is_no_part_of_the_organisation(self) -> None:
        for line in (
            "Frågor? Mora kommun, 031-390 06 10",
            "Frågor om enheten besvaras av Mora kommun, 031-390 06 10",
        ):
            found = read_contact_line(line)
            assert found is not None
            assert found.organisation == "Mora kommun"

    def test_a_question_in_front_of_a_number_is_said_to_be_left_out(
        self, register: Register
    ) -> None:
        block = "Kontakt\nNyfiken på hur vi jobbar? Mora kommun, 031-390 06 10\n"
        draft = draft_of(f"{HEAD}Vi arbetar nära varandra.\n\n{block}", register)
        assert draft["contacts"][0]["organisation"] == "Mora kommun"
        [left] = [one for one in draft["left_out"] if one["line"] == 10]
        assert left["words"] == "Nyfiken på hur vi jobbar"


class StyleTests:
    def test_a_heading_as_long_as_a_paragraph_is_text(self, register: Register) -> None:
        first = "Här har alla två handläggare från första dagen. Ingen åker ensam hem till någon."
        second = "Det började med en chef som lyssnade. I dag vill grannkommunerna göra likadant."
        lines = (
            f"<h1>Nära till allt i Mora</h1><h3>{first} Det märks på hur länge alla stannar.</h3>"
            f"<p>{second}</p><h2>Två i varje bil</h2><p>Kvällen avslutas med en kopp te.</p>"
        )
        draft = parse_manuscript(read_manuscript(lines.encode(), "manus.html"), register)
        assert draft["places"]["2"] in {"standfirst_paragraph", "paragraph"}


class LabelTests:
    def test_asks_what_a_vague_label_means(self, register: Register) -> None:
        """Who paid must be said outright; the name that is given is suggested."""
        draft = draft_of(f"I samarbete med Exempelby kommun\n\n{HEAD}", register)
        asked = [one for one in draft["editor_decisions"] if one["code"] == "label"]
        assert "räcker inte som märkning" in asked[0]["message"]
        assert draft["advertiser_suggested"] == "Exempelby kommun"


class SignedQuoteTests:
    @pytest.mark.parametrize("sign", ["/", "— ", "–"])
    def test_hears_who_signs_a_quote_below_it(self, sign: str, register: Register) -> None:
        """The line is no text; its name and role are kept."""
        then = "Nu ska fler kontor i länet pröva samma sak innan året är slut, ett i taget."
        quote = "– Det märks på hela kontoret att vi har fått tid för varandra."
        draft = draft_of(
            f"{HEAD}{'Ett stycke. ' * 12}\n\n{quote}\n{sign}Ada Ekholm, chef\n\n{then}", register
        )
        [said] = [item for item in draft["body"] if item["type"] == "quote"]
        assert said["speakers"] == ["Ada Ekholm"]
        assert ("Ada Ekholm", "chef") in [(p["name"], p["role"]) for p in draft["people"]]
        assert not any("Ekholm" in str(item.get("text")) for item in draft["body"])


class NarratedQuoteTests:
    """A paragraph that tells of somebody before its quotation marks."""

    @pytest.mark.parametrize(
        ("quote", "speakers"),
        [
            ("Nils Almgren kom från en bank. ”Jag ville hjälpa folk.”", ("Nils Almgren",)),
            ("Almgren kom från en bank. ”Jag ville hjälpa folk”, säger han.", ("Nils Almgren",)),
            ("Nils kom från en bank. ”Jag ville hjälpa folk”, säger han.", ()),
            ("En gång ringde Nils Almgren. ”Jag ville hjälpa folk.”", ()),
            ("Det var Sixten Holmqvist som ringde. ”Jag ville hjälpa folk.”", ()),
            ("Nils chef ringde. ”Jag ville hjälpa folk.”", ()),
            ("Nils Almgrens chef ringde. ”Jag ville hjälpa folk.”", ()),
            ("Adas chef ringde. ”Jag ville hjälpa folk.”", ()),
            ("Nils Almgren fick ett råd av Sixten Holmqvist. ”Hjälp folk.”", ()),
            ("Det regnade. ”Jag ville hjälpa folk.”", ("Ada Ekholm",)),
            ("– Nils säger alltid. ”Bra jobbat” till oss.", ("Ada Ekholm",)),
        ],
    )
    def test_is_said_by_whom_it_begins_with_and_else_asked(
        self, quote: str, speakers: tuple[str, ...]
    ) -> None:
        people = People()
        ada, _ = people.add("Ada Ekholm", 1), people.add("Nils Almgren", 2)
        before = [Turn("Ada Ekholm minns hur det var.", is_quote=False, people=[ada])]
        told = narration_before(quote)
        answer = speakers_of(without_mark(quote), find_inquits(quote), before, people, told)
        assert answer.speakers == speakers


class NameTests:
    """People's names as manuscripts write them."""

    def test_a_name_is_the_same_with_a_space_that_does_not_break(self) -> None:
        assert find_names("Då ringde Lisa von\u00a0Essen.") == ((10, "Lisa von Essen"),)

    @pytest.mark.parametrize(
        ("name", "is_other"), [("Klara-Maria Ås", True), ("Karl Ås", False), ("Kim Ås", False)]
    )
    def test_the_first_of_two_first_names_tells_the_pronoun(
        self, name: str, is_other: bool
    ) -> None:
        assert is_other_pronoun(name, "han") == is_other


class DiaryTests:
    """Days and months as headings."""

    def test_keeps_a_day_below_the_byline(self, register: Register) -> None:
        days = "".join(
            f"{day}\n\nDimma över sjön, och jag kör till ett möte som ställs in.\n\n"
            for day in ("Måndag", "Tisdag", "Onsdag")
        )
        draft = draft_of(f"Min vecka i Mora\n\nText: Ada Bok\n\n{days}", register)
        assert [draft["places"][str(line)] for line in (5, 9, 13)] == ["heading"] * 3


class PronounTests:
    """``Säger hon`` and ``säger han`` below a paragraph."""

    @pytest.mark.parametrize(
        ("told", "speakers"),
        [
            ("Ada Ekholm minns hur det var.", ("Ada Ekholm",)),
            ("Ada förklarar, och kvinnan bjuder på kaka.", ()),
            ("Ada fick frågan av en äldre kvinna.", ()),
            ("Tindra, 16, kommer hit varje dag. Ada läser läxor.", ()),
            ("Ada, 42, kommer hit varje dag.", ("Ada Ekholm",)),
        ],
    )
    def test_mean_nobody_for_certain_beside_somebody_unnamed(
        self, told: str, speakers: tuple[str, ...]
    ) -> None:
        people = People()
        people.add("Ada Ekholm", 1)
        before = [Turn(told, is_quote=False, people=people.named_in(told))]
        quote = "Det gick bra, säger hon."
        assert speakers_of(quote, find_inquits(quote), before, people).speakers == speakers

    @pytest.mark.parametrize(
        ("others", "speakers"), [((), ("Ada Ekholm",)), (("Tomas Ek",), ("Ada Ekholm",)),
                                 (("Mirja Lind",), ()), (("Kim Ros",), ())],
    )  # fmt: skip
    def test_go_on_below_a_heading_only_when_they_can_mean_but_one(
        self, others: tuple[str, ...], speakers: tuple[str, ...]
    ) -> None:
        people = People()
        for line, name in enumerate(("Ada Ekholm", *others)):
            people.add(name, line)
        before = [
            Turn("– Hej, säger Ada Ekholm.", is_quote=True, speakers=["Ada Ekholm"]),
            Turn("Nya tag", is_quote=False, is_heading=True),
            Turn("Det regnade.", is_quote=False),
        ]
        quote = "Det gick bra, säger hon."
        assert speakers_of(quote, find_inquits(quote), before, people).speakers == speakers


class PeopleTests:
    def test_a_list_goes_on_below_its_label(self, register: Register) -> None:
        people = "Ada Ekholm, enhetschef\nNils Almgren, jurist\nSigge Lind, kurator\n"
        text = f"{HEAD}Vi arbetar nära varandra i huset vid ån.\n\nMedverkande:\n{people}"
        draft = draft_of(text, register)
        assert [one["name"] for one in draft["people"]] == [
            "Ada Ekholm",
            "Nils Almgren",
            "Sigge Lind",
        ]
        assert draft["author"] is None

    def test_have_the_workplace_and_the_year_that_the_text_tells(self, register: Register) -> None:
        text = f"{HEAD}Ada Ekholm, enhetschef för vuxenenheten, arbetar här sedan 2016.\n"
        [ada] = draft_of(text, register)["people"]
        assert (ada["role"], ada["unit"], ada["since_year"]) == ("enhetschef", "vuxenenheten", 2016)


class PageFootTests:
    def test_is_no_date_of_the_article(self, register: Register) -> None:
        """The number of a page beside a month reads like a day; both pages have the foot."""
        lines = (
            "Nära till allt i Mora\n\nPå kontoret vid älven sitter alla som tar emot ansökningar\n"
            "i samma korridor, och det är så de vill ha det\nockså när huset nu ska byggas om och\n"
            "alla andra flyttar till en annan stadsdel\nför att få plats med de nya som kommer.\n\n"
            "Det började med att en kollega ville ha\n\n8   November 2022\n\n"
            "någon att fråga när det blev bråttom på\nkvällen före en helg, och sedan blev det\n"
            "fler som tänkte på samma vis och flyttade.\n\nNovember 2022   9\n"
        )
        draft = draft_of(lines, register)
        assert draft["published"] is None
        assert "November" not in str([draft["body"], draft["standfirst"]])


class ShownTests:
    """What stands in the middle of what is shown is shown, whatever was learnt."""

    def reading(self, *kinds: str) -> Reading:
        return Reading(list(kinds), [{kind: 1.0} for kind in kinds])

    def held(self, text: str, register: Register, *kinds: str) -> Any:
        sheet = Sheet(read_manuscript(text.encode(), "manus.txt"), register)
        allowed: Any = [None] * len(sheet.entries)
        keep_shown(sheet, self.reading(*kinds), allowed)
        return allowed

    @pytest.mark.parametrize(("above", "is_held"), [("byline", True), ("contact", False)])
    def test_a_heading_below_the_byline(
        self, above: str, is_held: bool, register: Register
    ) -> None:
        text = "# Hit\n\nHos oss\n\n## Dit\n\nHej.\n"
        sheet = Sheet(read_manuscript(text.encode(), "manus.md"), register)
        allowed = outright(sheet)
        keep_shown(sheet, self.reading("title", above, "drop", "paragraph"), allowed)
        assert ("drop" not in (allowed[2] or ())) == is_held

    def test_running_text_between_paragraphs(self, register: Register) -> None:
        prose = "Efter mötet går alla till sitt. " * 4
        text = f"Först.\n{prose.strip()}\nSedan.\n"
        allowed = self.held(text, register, "paragraph", "drop", "heading")
        assert allowed[1] is not None
        assert "drop" not in allowed[1]
        assert self.held(text, register, "paragraph", "drop", "drop")[1] is None

    def test_numbers_below_others_and_rows_below_rows(self, register: Register) -> None:
        text = "Moras växel\nVäxel 0980-31 92 44\nMejl: social@example.se\nVi ses.\n"
        allowed = self.held(text, register, "contact", "drop", "drop", "drop")
        assert allowed == [None, {"contact"}, {"contact"}, None]
        text = "Fakta\nInvånare – 20 000\nSjukhus – nej\n"
        allowed = self.held(text, register, "panel-title", "drop", "drop")
        assert allowed[1:] == [{"panel-row", "panel-prose"}] * 2

    def test_a_number_that_was_weighed_away_reaches_the_draft(self, register: Register) -> None:
        found = next(one for one in examples() if one.name == "D34-citatblock-med-tankstreck")
        draft = parse_manuscript(found.manuscript, register)
        assert draft["places"]["30"] == "contact_detail"

    def test_the_only_number_unless_a_letter_is_signed_with_it(self, register: Register) -> None:
        text = "Text.\nVäxel 0980-31 92 44\n"
        assert self.held(text, register, "paragraph", "drop")[1] == {"contact"}
        signed = f"Hej!\n{text}"
        assert self.held(signed, register, "drop", "paragraph", "drop")[2] is None


class RowsTests:
    """Rows as they are typed."""

    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            ("Ålder  54 år", [("Ålder", "54 år")]),
            ("Anställda .. 1 150", [("Anställda", "1 150")]),
            (
                "Invånare: 9 000; Språk: sju; Semester: 31 dagar.",
                [("Invånare", "9 000"), ("Språk", "sju"), ("Semester", "31 dagar")],
            ),
            ("Språk: sju; några fler talas hemma", [("Språk", "sju; några fler talas hemma")]),
        ],
    )
    def test_are_read(self, text: str, rows: list[tuple[str, str]], register: Register) -> None:
        sheet = Sheet(read_manuscript(f"Fakta\n{text}\n".encode(), "manus.txt"), register)
        sheet.entries[0].place = "fact_title"
        place_fact(sheet, sheet.entries[1])
        [panel] = build_panels(sheet)
        assert [(item.get("key"), item.get("value")) for item in panel["items"]] == rows


class WordsAboutTheTextTests:
    """What is said of the article is no part of it."""

    @pytest.mark.parametrize(
        "line",
        ["4 minuters läsning", "Sida 1 av 2", "Alt. rubrik: Hit vill alla", "Rubrikförslag 2: Hit"],
    )
    def test_is_left_out(self, line: str, register: Register) -> None:
        sheet = Sheet(read_manuscript(f"Hit\n{line}\n".encode(), "manus.txt"), register)
        assert outright(sheet)[1] == {"drop"}

    def test_a_toml_head_is_read_as_a_yaml_one(self, register: Register) -> None:
        text = (
            '+++\ntitle = "Nära till allt i Mora"\nauthor = "Ada Bok"\ndraft = false\n+++\n\nHej.\n'
        )
        draft = parse_manuscript(read_manuscript(text.encode(), "mora.md"), register)
        assert (draft["title"]["text"], draft["author"]) == ("Nära till allt i Mora", "Ada Bok")
