"""Puts postings, documents and words in ordinary tables; what was in the old ones is made anew.

The index is filled after the migration (``search.signal_handlers``).
"""

import datetime as dt

import django.db.models.deletion
from django.db import migrations, models

import search.models.byte_ordered


def text_key(length):
    """Returns a column that both databases sort by code point."""
    return search.models.byte_ordered.ByteOrderedField(max_length=length)


class Migration(migrations.Migration):
    """Drops the tables of bitmaps and creates the ordinary ones."""

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("search", "0003_index_edition"),
    ]

    operations = [
        migrations.DeleteModel("IndexEdition"),
        migrations.DeleteModel("Posting"),
        migrations.DeleteModel("WordKey"),
        migrations.DeleteModel("IndexedDocument"),
        migrations.CreateModel(
            name="IndexedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("object_id", models.CharField(max_length=64)),
                ("version", models.PositiveBigIntegerField(default=0)),
                ("page_id", models.PositiveBigIntegerField(db_index=True, null=True)),
                ("is_live", models.BooleanField(default=False)),
                ("county", models.CharField(default="", max_length=8)),
                ("size", models.CharField(default="", max_length=40)),
                ("year", models.PositiveSmallIntegerField(default=0)),
                ("label", models.CharField(default="", max_length=40)),
                ("shown_on", models.DateField(default=dt.date(1, 1, 1))),
                ("content_type", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contenttypes.contenttype")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("content_type", "object_id"), name="search_one_document_per_object")],
            },
        ),
        migrations.CreateModel(
            name="DocumentText",
            fields=[
                ("document", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="text", serialize=False, to="search.indexeddocument")),
                ("shown", models.TextField()),
                ("plain", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                ("pk", models.CompositePrimaryKey("document_id", "term", blank=True, editable=False, primary_key=True, serialize=False)),
                ("term", text_key(80)),
                ("weight", models.PositiveSmallIntegerField()),
                ("document", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="postings", to="search.indexeddocument")),
            ],
            options={
                "indexes": [models.Index(fields=["term", "document", "weight"], name="search_documents_of_term")],
            },
        ),
        migrations.CreateModel(
            name="WordKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", text_key(1)),
                ("key", text_key(80)),
                ("word", text_key(80)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "key", "word"], name="search_words_of_key")],
            },
        ),
    ]
