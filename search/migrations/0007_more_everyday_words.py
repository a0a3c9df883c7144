"""Adds to the list of synonyms how the trade talks, and what those who read English may type."""

from django.db import migrations

SYNONYMS = {
    "addiction": "missbruk\nberoende",
    "arbetsbörda": "arbetsbelastning\närendemängd\närendebelastning",
    "arbetsledare": "gruppledare\ngruppchef\nteamledare",
    "asylsökande": "flykting\nnyanländ\nensamkommande",
    "barnomsorg": "förskola",
    "boss": "chef",
    "bostadslös": "hemlös\nhemlöshet",
    "brukare": "klient",
    "chefskap": "ledarskap\nchef",
    "child welfare": "barnavård\nbarn och familj",
    "disability": "funktionsnedsättning\nfunktionshinder",
    "elderly": "äldre",
    "employee": "medarbetare\nanställd",
    "employer": "arbetsgivare",
    "employment": "anställning\njobb",
    "family": "familj",
    "family law": "familjerätt",
    "flex": "flextid\nflexibel arbetstid",
    "flexible hours": "flextid\nflexibel arbetstid",
    "fosterhem": "familjehem",
    "hemarbete": "distansarbete\njobba hemifrån",
    "home care": "hemtjänst",
    "income support": "ekonomiskt bistånd\nförsörjningsstöd",
    "inskolning": "introduktion\nintroduktionsprogram",
    "invandrare": "nyanländ\nintegration",
    "jobbarkompis": "kollega\narbetskamrat",
    "karriär": "utvecklingsmöjligheter\nkarriärmöjligheter",
    "knark": "narkotika\ndroger",
    "kompis på jobbet": "kollega\narbetskamrat",
    "kvinnofrid": "våld i nära relationer\nkvinnojour",
    "mailadress": "mejladress\ne-postadress\ne-post\nepost",
    "manager": "chef\nenhetschef",
    "mental health": "psykisk ohälsa\nsocialpsykiatri",
    "minderårig": "barn",
    "motto": "ledord\nledstjärna",
    "pensionär": "äldre\näldreomsorg",
    "personalförmån": "förmån\nfriskvårdsbidrag",
    "population": "invånare\nbefolkning",
    "psykiskt sjuk": "psykisk ohälsa\npsykiska problem",
    "refugee": "flykting\nnyanländ",
    "skyddat boende": "kvinnojour\nvåld i nära relationer",
    "social work": "socialt arbete",
    "staff": "personal",
    "teamet": "arbetsgrupp\narbetslag",
    "teenager": "ungdom",
    "tonåring": "ungdom\nunga",
    "training": "utbildning\nfortbildning\nvidareutbildning",
    "unaccompanied": "ensamkommande",
    "vacancy": "lediga tjänster\nledig tjänst",
    "values": "värdegrund",
    "vidareutveckling": "utvecklingsmöjligheter\nkompetensutveckling",
    "welfare": "socialtjänst\nvälfärd",
    "wellness": "friskvård",
    "workload": "arbetsbelastning\närendemängd",
    "workshop": "idéverkstad\nverkstad",
    "youth": "ungdom\nunga",
}


def add_synonyms(apps, schema_editor):
    """Adds the words that are not in the list; what editors have written stays."""
    synonym = apps.get_model("search", "Synonym")
    # Who says medarbetare means whoever is employed.
    synonym.objects.filter(word="arbetskamrat", synonyms="kollega\nmedarbetare").update(
        synonyms="kollega"
    )
    known = set(synonym.objects.values_list("word", flat=True))
    synonym.objects.bulk_create(
        synonym(word=word, synonyms=lines) for word, lines in SYNONYMS.items() if word not in known
    )


class Migration(migrations.Migration):
    """Runs after the first everyday words."""

    dependencies = [("search", "0006_everyday_synonyms")]

    operations = [migrations.RunPython(add_synonyms, migrations.RunPython.noop)]
