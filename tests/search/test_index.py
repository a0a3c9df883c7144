"""What is kept of a text, and how it is written."""

import pytest
from django.db import transaction

from profiles.models import ProfilePage
from search.document import document_of
from search.index import vocabulary, writing
from search.index.weights import BODY, NAMES, TITLE, weighed_words
from search.models import IndexedDocument, Posting, WordKey
from tests.profiles.factories import make_profile


class WeighingTests:
    """From places in a text to one weight per word."""

    def test_takes_the_heaviest_place(self) -> None:
        """A word of the title is a word of the title."""
        weights = weighed_words([(BODY, "segling"), (TITLE, "Segling"), (BODY, "rodd")])
        assert weights["segling"] > weights["rodd"]

    def test_adds_a_little_for_recurrence(self) -> None:
        """Never so much that a text outweighs a name."""
        weights = weighed_words([(BODY, "segling " * 500), (BODY, "rodd")])
        assert weights["rodd"] < weights["segling"] < NAMES

    def test_leaves_out_small_words_except_in_names(self) -> None:
        """There is a municipality called Vara."""
        assert "vara" not in weighed_words([(BODY, "att vara")])
        assert "vara" in weighed_words([(TITLE, "Vara")])


@pytest.mark.django_db
class WritingTests:
    """The rows of one document."""

    def test_writes_only_what_differs(self) -> None:
        """A word that stays keeps its row."""
        page = make_profile(title="Utkiken vid Fyren")
        document = IndexedDocument.objects.get(page_id=page.pk)
        Posting.objects.filter(document=document, term="utkiken").update(weight=TITLE)
        page = ProfilePage.objects.get(pk=page.pk)
        page.title = "Utkiken vid hamnen"
        page.save_revision().publish()
        terms = set(document.postings.values_list("term", flat=True))
        assert {"utkiken", "hamnen"} <= terms
        assert "fyren" not in terms

    def test_lets_a_rebuild_write_nothing_over_what_is_newer(self) -> None:
        """It read the page before an editor saved it, and comes to write afterwards."""
        page = make_profile(title="Fyren")
        read = document_of(ProfilePage.objects.get(pk=page.pk))
        versions = writing.versions_of(read.content_type_id, [read.object_id])
        page.title = "Utkiken"
        page.save_revision().publish()
        writing.write([read], versions)
        assert Posting.objects.filter(term="utkiken", document__page_id=page.pk).exists()
        assert not Posting.objects.filter(term="fyren", document__page_id=page.pk).exists()

    def test_leaves_a_page_alone_when_a_draft_of_it_is_saved(self) -> None:
        """Editors save twenty times for each publication, and readers find what is published."""
        page = make_profile(title="Fyren")
        before = IndexedDocument.objects.get(page_id=page.pk)
        page.title = "Utkiken"
        revision = page.save_revision()
        assert IndexedDocument.objects.get(page_id=page.pk).version == before.version
        revision.publish()
        assert Posting.objects.filter(term="utkiken", document__page_id=page.pk).exists()
        page.refresh_from_db()
        page.title = "Hamnen"
        page.save()
        assert Posting.objects.filter(term="hamnen", document__page_id=page.pk).exists()
        page.delete()
        assert not IndexedDocument.objects.filter(pk=before.pk).exists()

    def test_takes_back_what_is_rolled_back(self) -> None:
        """Words and keys go with the page."""
        with transaction.atomic():
            make_profile(title="Fyrmästarbostaden")
            transaction.set_rollback(True)
        assert not WordKey.objects.filter(word="fyrmästarbostaden").exists()
        assert not Posting.objects.filter(term="fyrmästarbostaden").exists()


@pytest.mark.django_db
class VocabularyTests:
    """The words of the site under their keys."""

    def test_is_renewed_to_the_rules_of_today(self) -> None:
        """Keys that are missing come, those no rule gives go, doubles become one."""
        make_profile(title="Fyrmästaren")
        rows = WordKey.objects.filter(word="fyrmästaren")
        before = set(rows.values_list("kind", "key"))
        kind, key = max(before)
        before.remove((kind, key))
        rows.filter(kind=kind, key=key).delete()
        WordKey.objects.bulk_create(
            WordKey(kind=kind, key=key, word="fyrmästaren")
            for kind, key in [*sorted(before)[:2], ("s", "ingenting")]
        )
        vocabulary.renew()
        assert sorted(rows.values_list("kind", "key")) == sorted([*before, (kind, key)])
