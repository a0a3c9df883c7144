"""The words of the labelled manuscript, used by those who write it and those who read it."""

MARKER = "Kommunprofil i manusform, version 1"

SECTIONS = {
    "standfirst": "Ingress",
    "body": "Text",
    "fact_panel": "Faktaruta",
    "contact": "Kontakt",
    "people": "Personer",
}
HEAD_FIELDS = {
    "municipality.code": "Kommunkod",
    "municipality.name": "Kommun",
    "label": "Märkning",
    "advertiser": "Annonsör",
    "kicker.text": "Vinjett",
    "published.date": "Publicerad",
    "updated.date": "Uppdaterad",
    "author": "Skribent",
    "source_url": "Tidigare adress",
}
LEAD_FIELDS = {
    "caption": "Bildtext",
    "credit": "Fotograf",
    "credit_label": "Fotografens roll",
    "alt_text": "Alternativtext",
    "file": "Bildfil",
}
LOGO_FIELDS = {"url": "Logotypens länk", "image_file": "Logotypens bildfil"}
CONTACT_FIELDS = {
    "organisation": "Organisation",
    "organisation_suggested": "Föreslagen organisation",
    "unit": "Enhet",
    "visiting_address.street": "Besöksadress",
    "visiting_address.locality": "Besöksort",
    "postal_address.street": "Postadress",
    "postal_address.postal_code": "Postnummer",
    "postal_address.locality": "Postort",
    "website.url": "Webbplats",
    "job_ads.text": "Lediga tjänster",
    "job_ads.url": "Lediga tjänster, länk",
    "application_contact": "Frågor om jobb",
}
PERSON_FIELDS = {
    "name": "Namn",
    "role": "Titel",
    "unit": "Arbetsplats",
    "since_year": "Sedan år",
    "years_text": "Erfarenhet",
    "position": "Plats i bilden",
}
