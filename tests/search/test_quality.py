"""What queries find among five articles, on whichever database the tests run."""

import json
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, ClassVar

from profiles.demo.sources import careful_draft
from search.site_search import QueryInterpretation
from tests.articles import SHARED_DIR, SOURCE_ARTICLES, SOURCE_NAMES, SOURCES_ARE_AT_HAND
from tests.search.judging import main
from tests.search.published_articles import PublishedArticlesTestCase
from tests.search.quality import Judged, averages, judge

SAMPLE_QUERIES = SHARED_DIR / "search" / "queries.json"
OWN_QUERIES = Path(__file__).with_name("queries_of_our_own.json")

# Nothing on the site has to do with any of these.
NONSENSE = (
    "pizza",
    "bitcoin",
    "fotbollsresultat",
    "kvantfysik",
    "asdfghjkl",
    "flygbiljetter thailand",
    "recept på kladdkaka",
    "begagnad motorcykel",
    "katt",
    "hund",
    "aktiekurser börsen",
    "blåvalar",
    "saxofon",
    "dinosaurier",
    "väderprognos",
    "skidresa alperna",
    "kryptovaluta",
    "hur bakar man surdegsbröd",
    "champions league",
    "mobilabonnemang",
    "xxxxxxxx",
    "och",
    "?!?",
    "1234567890",
    "spansk grammatik",
    "julgran",
    "elefant",
    "raketforskning",
    "sommardäck",
    "lorem ipsum dolor",
    "trädgårdsmöbler",
)


def read(path: Path) -> list[dict[str, Any]]:
    """Returns the queries of a file."""
    return json.loads(path.read_text(encoding="utf-8"))


def without_marks(text: str) -> str:
    """Returns what somebody types on a keyboard without å ä ö."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


def misses(judged: list[Judged]) -> list[str]:
    """Returns the queries whose expected pages are not among the first hits."""
    return [f"{one.query}: {one.found}" for one in judged if one.recall < 1]


class Quality(PublishedArticlesTestCase):
    """Recall and order among articles of the same five municipalities."""

    __test__ = False
    queries: ClassVar[list[dict[str, Any]]]
    nonsense = NONSENSE

    def test_finds_everything_that_our_own_queries_expect(self) -> None:
        """Inflections, compounds, slips, counties, topics, roles."""
        judged = judge(self.queries)
        self.assertEqual(misses(judged), [])
        self.assertGreaterEqual(averages(judged).ndcg, 0.95)

    def test_finds_people_however_their_names_are_written(self) -> None:
        """In full, by surname, in the genitive, without marks, with the role, with a slip."""
        self.assertEqual(misses(judge(list(self._people_queries()))), [])

    def _people_queries(self) -> Iterator[dict[str, Any]]:
        for slug, draft in self.drafts.items():
            for person in draft["people"]:
                name = person["name"]
                slip = name[:-3] + name[-2:]
                role = f"{name} {person['role'] or ''}"
                for query in (name, name.split()[-1], f"{name}s", without_marks(name), role, slip):
                    yield {"q": query, "expected": [slug]}

    def test_finds_contacts_however_they_are_written(self) -> None:
        """Telephone numbers, postal codes, streets, e-mail addresses and URLs."""
        self.assertEqual(misses(judge(list(self._contact_queries()))), [])

    def _contact_queries(self) -> Iterator[dict[str, Any]]:
        for slug, draft in self.drafts.items():
            contact = draft["contact"]
            written = [mail["address"] for mail in contact["emails"]]
            for phone in contact["phones"]:
                number = phone["display"]
                digits = "".join(filter(str.isdigit, number))
                written += [number, digits, phone["e164"], f"+46 {number[1:]}"]
                written += [number.partition("-")[2], digits[:9]]
            if contact.get("website"):
                written += [contact["website"]["url"], contact["website"]["url"].split("www.")[-1]]
            if contact.get("postal_address"):
                code = contact["postal_address"]["postal_code"]
                written += [code, code.replace(" ", ""), contact["visiting_address"]["street"]]
            yield from ({"q": query, "expected": [slug]} for query in written)

    def test_finds_its_own_municipality_first(self) -> None:
        """By name, genitive, folded, and with the word kommun."""
        for slug, draft in self.drafts.items():
            name = draft["municipality"]["name"]
            for query in (name, f"{name}s", f"{name} kommun", without_marks(name), name.upper()):
                (judged,) = judge([{"q": query, "expected": [slug]}])
                self.assertEqual(judged.rank(slug), 1, query)

    def test_finds_nothing_for_nonsense(self) -> None:
        """Precision: no page is better than any page."""
        judged = judge([{"q": query, "expected": []} for query in self.nonsense])
        self.assertEqual(misses(judged), [])

    def test_finds_nothing_for_words_that_are_only_common(self) -> None:
        """A word on nearly every page does not carry a query whose other word is unknown."""
        (judged,) = judge([{"q": "kvantdator kommunen", "expected": []}])
        self.assertEqual(judged.found, ())

    def test_finds_a_county_and_no_word_that_ends_like_it(self) -> None:
        """Människan is not in Skåne, with marks or without."""
        for query in ("skåne", "skane", "Skånes"):
            (judged,) = judge([{"q": query, "expected": ["hoor"]}])
            self.assertEqual(judged.found, ("hoor",), query)

    def test_says_how_it_read_a_query(self) -> None:
        """All words, a correction, or most of the words."""
        readings = {
            "socialsekreterare haninge": QueryInterpretation.ALL_WORDS,
            "sosialsekreterare haninge": QueryInterpretation.CORRECTED,
            "fotboll i Sandviken": QueryInterpretation.MOST_WORDS,
            "kvantfysik": QueryInterpretation.NOTHING,
        }
        for judged in judge([{"q": query} for query in readings]):
            self.assertEqual(judged.interpretation, readings[judged.query], judged.query)

    def test_command_fails_below_its_floor(self) -> None:
        """For use in a pipeline."""
        with self.assertRaises(SystemExit), redirect_stdout(StringIO()):
            main([str(OWN_QUERIES), "--floor", "1.1"])


class OwnArticleTests(Quality):
    """The sample series, which is in the repository."""

    __test__ = True
    drafts = {name: careful_draft(name) for name in SOURCE_NAMES}
    queries = [query for query in read(OWN_QUERIES) if query.get("only") != "source"]
    # One of them speaks of a recipe, of another kind.
    nonsense = tuple(query for query in NONSENSE if "recept" not in query)

    def test_command_prints_ranks_and_averages(self) -> None:
        """One line per query, the averages last."""
        out = StringIO()
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write('[{"q": "Värmdö", "expected": ["varmdo"]}]')
            file.flush()
            with redirect_stdout(out):
                main([file.name, "--floor", "1.0"])
        lines = out.getvalue().splitlines()
        self.assertEqual(lines[0], "ok  Värmdö: varmdo 1 (all, 1 found)")
        self.assertTrue(lines[-1].startswith("1 queries: recall@n 1.000"))


class SourceArticleTests(Quality):
    """The source articles, where they are at hand, with the queries that came with them."""

    __test__ = SOURCES_ARE_AT_HAND
    drafts = dict(
        zip(SOURCE_NAMES, (article.expected for article in SOURCE_ARTICLES), strict=False)
    )
    queries = [query for query in read(OWN_QUERIES) if query.get("only") != "own"]

    def test_finds_everything_that_the_sample_expects(self) -> None:
        """All expected pages stand among the first (number expected + 1) hits."""
        judged = judge(read(SAMPLE_QUERIES))
        self.assertEqual(misses(judged), [])
        self.assertGreaterEqual(averages(judged).mrr, 0.95)
        self.assertGreaterEqual(averages(judged).ndcg, 0.95)

    def test_command_prints_ranks_and_averages(self) -> None:
        """One line per query, the averages last; a floor that is missed is an error."""
        out = StringIO()
        with redirect_stdout(out):
            main([str(SAMPLE_QUERIES), "--floor", "1.0"])
        lines = out.getvalue().splitlines()
        self.assertEqual(lines[0], "ok  Värmdö: varmdo 1 (all, 1 found)")
        self.assertTrue(lines[-1].startswith("38 queries: recall@n 1.000"))


class NumberTests:
    """The three numbers."""

    def test_counts_the_expected_among_the_first_hits(self) -> None:
        """One more hit than expected pages may stand before the last of them."""
        judged = Judged("q", ("a", "b"), ("x", "a", "y", "b"), QueryInterpretation.ALL_WORDS)
        assert judged.recall == 0.5
        assert judged.reciprocal_rank == 0.5
        assert 0 < judged.ndcg < 1

    def test_is_whole_for_the_best_order(self) -> None:
        """All expected pages first."""
        judged = Judged("q", ("a", "b"), ("b", "a", "y"), QueryInterpretation.ALL_WORDS)
        assert (judged.recall, judged.reciprocal_rank, judged.ndcg) == (1, 1, 1)

    def test_wants_nothing_where_nothing_is_expected(self) -> None:
        """A hit is then an error."""
        assert Judged("q", (), ("a",), QueryInterpretation.ALL_WORDS).recall == 0
        assert Judged("q", (), (), QueryInterpretation.NOTHING).recall == 1
