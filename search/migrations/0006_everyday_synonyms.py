"""Gives the list of synonyms a first content: how people say what the pages say otherwise."""

from django.db import migrations

SYNONYMS = {
    "anställning": "tjänst\njobb",
    "arbetskamrat": "kollega\nmedarbetare",
    "alkoholtillstånd": "serveringstillstånd\nutskänkningstillstånd",
    "archipelago": "skärgård",
    "chef": "ledare",
    "colleague": "kollega",
    "daghem": "förskola",
    "dagis": "förskola",
    "epost": "e-post\nmejl\nmail",
    "fotograf": "foto",
    "folkmängd": "invånare",
    "feedback": "återkoppling\nrespons",
    "färdtjänst": "transport",
    "invånarantal": "invånare\nbefolkning",
    "job": "lediga tjänster\njobb",
    "leisure": "fritid",
    "lönesamtal": "löneutveckling\nlönesättning",
    "mejl": "e-post\nepost\nmail",
    "mobbning": "kränkande särbehandling",
    "municipality": "kommun",
    "omorganisation": "omorganisering\norganisationsförändring",
    "orosanmälan": "anmälan",
    "salary": "lön",
    "schema": "arbetstid",
    "soc": "socialtjänst\nsocialförvaltning\nsocialkontor\nsocialnämnd",
    "socialarbetare": "socialsekreterare\nsocionom",
    "socialen": "socialtjänst\nsocialförvaltning\nsocialkontor",
    "social services": "socialtjänst\nsocialförvaltning",
    "social worker": "socialsekreterare\nsocionom",
    "sommarstuga": "fritidshus\nsommarhus",
    "supervision": "handledning",
    "telefonnummer": "telefon\ntel\nväxel\nvxl",
    "vab": "vabba\nvård av barn\nsjukt barn",
    "vikarie": "vikariat",
    "utbrändhet": "utmattning\nstress",
    "övertid": "arbetstid",
}


def add_synonyms(apps, schema_editor):
    """Adds the words that are not in the list; what editors have written stays."""
    synonym = apps.get_model("search", "Synonym")
    known = set(synonym.objects.values_list("word", flat=True))
    synonym.objects.bulk_create(
        synonym(word=word, synonyms=lines) for word, lines in SYNONYMS.items() if word not in known
    )


class Migration(migrations.Migration):
    """Runs after the trade's words came to the topics."""

    dependencies = [("search", "0005_trade_words")]

    operations = [migrations.RunPython(add_synonyms, migrations.RunPython.noop)]
