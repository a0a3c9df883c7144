"""The places a line of a manuscript can end in, and what they are called in Swedish."""

PLACES = {
    "kicker": "Vinjett",
    "title": "Rubrik",
    "label": "Etikett",
    "date": "Publiceringsdatum",
    "updated": "Uppdaterad",
    "author": "Skribent",
    "source_url": "Tidigare adress",
    "municipality": "Kommun",
    "topics": "Ämnen",
    "picture": "Bild",
    "alt": "Alternativtext i källan (kopia av bildtexten)",
    "caption": "Bildtext",
    "credit": "Fotograf",
    "section_label": "Etikett i manuset, visas inte",
    "standfirst_paragraph": "Ingress",
    "standfirst_list": "Punkt i ingressen",
    "standfirst_quote": "Citat i ingressen",
    "heading": "Mellanrubrik",
    "paragraph": "Stycke",
    "quote": "Citat",
    "pull_quote": "Utdraget citat",
    "pull_quote_speaker": "Den som talar i det utdragna citatet",
    "list_item": "Punkt",
    "table": "Tabell",
    "image_picture": "Bild i texten",
    "image_caption": "Bildtext i texten",
    "image_credit": "Fotograf till bild i texten",
    "video": "Film",
    "call_to_action": "Uppmaning",
    "fact_title": "Faktarutans rubrik",
    "fact_row": "Rad i faktarutan",
    "fact_prose": "Text i faktarutan",
    "fact_table": "Tabell i faktarutan",
    "contact_heading": "Kontaktrutans rubrik, visas inte",
    "organisation": "Organisation",
    "unit": "Enhet",
    "contact_detail": "Kontaktuppgift",
    "contact_name": "Kontaktperson",
    "contact_label": "Etikett till nästa kontaktuppgift",
    "job_ads": "Lediga tjänster",
    "logo": "Logotyp",
    "person": "Person",
    "ignore": "Visas inte",
}

BODY_PLACES = frozenset(
    "heading paragraph quote pull_quote pull_quote_speaker list_item table image_picture "
    "image_caption image_credit video call_to_action".split()
)
FACT_PLACES = frozenset({"fact_title", "fact_row", "fact_prose", "fact_table"})
CONTACT_PLACES = frozenset(
    "contact_heading organisation unit contact_detail contact_name contact_label job_ads".split()
)
STANDFIRST_PLACES = frozenset({"standfirst_paragraph", "standfirst_list", "standfirst_quote"})
NOT_SHOWN = frozenset({"section_label", "ignore"})
"""Places whose lines are left out because the editor, or a rule, says so."""
