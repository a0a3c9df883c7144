"""A draft that is written as Markdown or Word reads back as the same draft."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profiles.manuscript import load_register, parse_manuscript, read_manuscript
from profiles.manuscript.writing.markdown import to_markdown
from profiles.manuscript.writing.word import to_word
from tests.articles import Article
from tests.profiles.manuscript.comparing import bare
from tests.profiles.manuscript.conftest import parsed, parsed_file

MANUSCRIPTS = sorted((Path(__file__).parent / "manuscripts").glob("*.[th][xt][tm]*"))
FULL_DRAFT: dict[str, Any] = {
    "schema": "municipality-profile-draft/1",
    "source_url": "https://www.example.se/artikel/1?x=1",
    "municipality": {"code": "0120", "name": "Värmdö"},
    "label": "annons",
    "advertiser": "Värmdö kommun: socialkontoret",
    "author": "Petra Ek",
    "kicker": {"text": "Presentation"},
    "title": {"text": "# En titel *med* [tecken] – och dash"},
    "published": {"date": "2024-05-03"},
    "updated": {"date": "2024-06-01"},
    "lead_image": {
        "caption": "Två kollegor: Anna Berg & Li Wang.", "credit": "Emil Ros",
        "credit_label": "Illustration", "alt_text": "Två personer", "file": "bilder/ett.jpg",
    },
    "standfirst": {"items": [
        {"type": "list_item", "text": "Första punkten."},
        {"type": "list_item", "text": "1. Andra – punkten"},
        {"type": "paragraph", "text": "Fet och länk.",
         "html": '<b>Fet</b> och <a href="https://example.se/a_b(c)">länk</a>.'},
        {"type": "quote", "text": "Kort, säger Anna Berg.", "speakers": ["Anna Berg"]},
    ]},
    "body": [
        {"type": "heading", "text": "C#"},
        {"type": "paragraph", "text": "– Ett stycke som börjar med tankstreck"},
        {"type": "paragraph", "text": "[Talar: ingen]"},
        {"type": "paragraph", "text": "5 * 3 * 2 = 30_och_a < b > c & d \\ `e`"},
        {"type": "paragraph", "text": "2. Inte en lista"},
        {"type": "paragraph", "text": "Fet kursiv", "html": "<b>Fet</b> <i>kursiv</i>"},
        {"type": "quote", "text": "Vi två, säger de.", "speakers": ["Anna Berg", "Li Wang"]},
        {"type": "quote", "text": "- Bindestreck [i] citat", "speakers": []},
        {"type": "pull_quote", "text": "Lyft detta", "speaker": "Anna Berg", "role": "chef"},
        {"type": "list", "items": ["ett", "två"], "ordered": False},
        {"type": "list", "items": ["tre"], "ordered": False},
        {"type": "list", "items": ["fyra", "fem"], "ordered": True},
        {"type": "image", "caption": "Bilden", "credit": "Kim", "credit_label": "Foto",
         "alt_text": "Ett hus", "file": "b.jpg"},
        {"type": "image", "file": "c.jpg"},
        {"type": "table", "rows": [["År", "A|B"], ["2020", ""], ["2021", "x"]], "header": True},
        {"type": "table", "rows": [["a"]], "header": False},
        {"type": "video", "text": "En film", "url": "https://example.se/film"},
        {"type": "call_to_action", "text": "Sök jobb", "url": "https://example.se/jobb"},
    ],
    "fact_panels": [
        {"title": "Fakta: om kommunen", "items": [
            {"type": "row", "key": "Anställda", "value": "185", "value_list": None},
            {"type": "row", "key": "Enheter: alla", "value": "A, B, C", "value_list": list("ABC")},
            {"type": "prose", "text": "Prosa."},
            {"type": "row", "key": "Budget", "value": "1 | 2"},
        ]},
        {"title": "", "items": [{"type": "prose", "text": "Utan rubrik"}]},
    ],
    "contacts": [
        {"organisation": "Värmdö kommun", "unit": "Socialkontoret",
         "visiting_address": {"street": "Storgatan 9–11", "locality": "Gustavsberg"},
         "postal_address": {"street": "Box 1", "postal_code": "134 81", "locality": "Gustavsberg"},
         "phones": [{"label": "Tel. vxl (dag)", "display": "08-465 004 00", "e164": "+46846500400"},
                    {"label": "", "display": "112", "e164": ""}],
         "emails": [{"label": "E-post", "address": "a@example.se"},
                    {"label": "", "address": "b@example.se"}],
         "website": {"url": "https://www.example.se"},
         "job_ads": {"text": "Lediga jobb", "url": "https://example.se/jobb"}},
        {"organisation": None, "organisation_suggested": "Värmdö kommun", "phones": [],
         "emails": [], "website": {"url": "https://b.example.se"}},
    ],
    "logo": {"url": "https://www.example.se", "image_file": "logo_x.eps", "show_text": False},
    "people": [
        {"name": "Anna Berg", "role": "chef, tf", "unit": "IFO", "since_year": 2016,
         "years_text": "fem år: i yrket", "position": "övre raden 1"},
        {"name": "Li Wang"},
    ],
    "topics": ["mi", "ifo"],
}  # fmt: skip


def read_back(draft: dict[str, Any], kind: str) -> dict[str, Any]:
    """The draft after a trip through a file of a kind."""
    data = to_word(draft) if kind == "docx" else to_markdown(draft).encode("utf-8")
    return parse_manuscript(read_manuscript(data, f"manus.{kind}"), load_register())


def without_segments(value: Any) -> Any:
    """A bare draft without what is derived from a quote's words."""
    if isinstance(value, dict):
        return {k: without_segments(v) for k, v in value.items() if k != "segments"}
    return [without_segments(v) for v in value] if isinstance(value, list) else value


class OddYearTests:
    @pytest.mark.parametrize("year", ["²", "9" * 5000, "sedan i våras"])
    def test_keeps_as_text_what_is_no_year(self, year: str) -> None:
        draft = {**FULL_DRAFT, "people": [{"name": "Anna Berg", "since_year": year}]}
        assert read_back(draft, "md")["people"][0]["since_year"] == year


@pytest.mark.parametrize("kind", ["md", "docx", "txt"])
class RoundTripTests:
    """Nothing is lost and nothing is added on the way."""

    def test_keeps_every_field_and_block(self, kind: str) -> None:
        back = read_back(FULL_DRAFT, kind)
        expected = without_segments(bare(FULL_DRAFT))
        expected["standfirst"]["items"][2]["html"] = (
            '<b>Fet</b> och <a href="https://example.se/a_b%28c%29">länk</a>.'
            if kind != "docx"
            else expected["standfirst"]["items"][2]["html"]
        )
        del_kind = without_segments(bare(back))
        assert del_kind == expected

    def test_keeps_whole_articles(self, kind: str, article: Article) -> None:
        draft = parsed(article.data, article.filename)
        assert bare(read_back(draft, kind)) == bare(draft)


@pytest.mark.parametrize("kind", ["md", pytest.param("docx", marks=pytest.mark.slow), "txt"])
class ManuscriptTests:
    @pytest.mark.parametrize("path", MANUSCRIPTS, ids=lambda path: path.stem)
    def test_comes_back_as_it_was(self, kind: str, path: Path) -> None:
        draft = parsed_file(path)
        assert bare(read_back(draft, kind)) == bare(draft)


WORDS = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=("Cc", "Cf", "Zs")),
    min_size=1, max_size=12,
)  # fmt: skip
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


class AnyParagraphTests:
    """Whatever the words are, they come back as they were."""

    @given(st.lists(SENTENCES, min_size=1, max_size=6), st.sampled_from(["md", "docx"]))
    @settings(max_examples=8, deadline=None)
    def test_keeps_any_paragraph(self, texts: list[str], kind: str) -> None:
        kinds = ("paragraph", "heading", "quote", "pull_quote")
        body = [{"type": kinds[n % 4], "text": text} for n, text in enumerate(texts)]
        draft = {"title": {"text": "T"}, "body": body}
        back = read_back(draft, kind)["body"]
        normal = [unicodedata.normalize("NFC", text) for text in texts]
        assert [(item["type"], item["text"]) for item in back] == [
            (kinds[n % 4], text) for n, text in enumerate(normal)
        ]
