"""The pages that explain the sample site: about, advertising, privacy, cookies, accessibility."""

from dataclasses import dataclass
from typing import Any

from home.models import HomePage, StandardPage

Raw = dict[str, Any]


@dataclass(frozen=True)
class Text:
    """One page: its URL, title, standfirst, and its body as a stream field stores it."""

    slug: str
    title: str
    intro: str
    body: list[Raw]


def heading(text: str) -> Raw:
    """Returns the stream data of a heading in a page's body."""
    return {"type": "heading", "value": {"text": text, "language": ""}}


def paragraph(html: str) -> Raw:
    """A paragraph; links and bold are written as HTML."""
    return {"type": "paragraph", "value": f"<p>{html}</p>"}


def points(*items: str) -> Raw:
    """Returns the stream data of a list with these points."""
    return {"type": "list", "value": {"items": list(items)}}


def mail(url: str) -> str:
    """A link that writes to the URL."""
    return f'<a href="mailto:{url}">{url}</a>'


def to_page(slug: str, text: str) -> str:
    """A link to another of these pages, which must be published before."""
    return f'<a href="{slug}">{text}</a>'


EDITORS = mail("redaktionen@example.se")

ABOUT = Text(
    "om-serien",
    "Om serien",
    "I serien presenterar sig kommunernas socialtjänst som arbetsplats, en kommun i taget.",
    [
        paragraph(
            "Sverige har 290 kommuner och lika många sätt att ordna socialtjänsten. Den som "
            "söker arbete som socionom möter oftast en annons på några rader. Här får "
            "arbetsplatsen mer utrymme: hur arbetet är upplagt, hur en vecka ser ut, vad den "
            "som är ny får för stöd och vilka kollegorna är."
        ),
        heading("Så läser du en presentation"),
        points(
            "Märkningen överst säger om kommunen har betalat eller om texten är redaktionell.",
            "Datumet är dagen då texten publicerades. Uppgifter i faktarutan har ett eget år.",
            "Rutan med kontaktuppgifter leder till arbetsgivaren, inte till oss.",
            "En kommun kan ha flera utgåvor. Den nyaste visas först och länkar till de äldre.",
        ),
        paragraph(
            "Hur märkningen används står på sidan "
            + to_page("om-annonser", "Om annonser")
            + ". Webbplatsen sätter inga kakor hos besökare, se "
            + to_page("kakor", "Om kakor")
            + "."
        ),
        heading("Det här är ett exempel"),
        paragraph(
            "Innehållet visar hur webbplatsen fungerar. Uppgifterna om kommunerna bygger på "
            "presentationer från åren 2016–2018 och är återberättade. Personerna och det de "
            "säger är påhittade, liksom telefonnummer och e-postadresser. Bilderna är ritade "
            "för exemplet. Ingen av kommunerna har beställt eller betalat något."
        ),
        heading("Rättelser"),
        paragraph(
            "Har vi skrivit fel vill vi veta det. Skriv till " + EDITORS + ", så rättar vi och "
            "berättar på sidan vad som har ändrats och när."
        ),
        heading("Ansvarig utgivare"),
        paragraph(
            "Ansvarig utgivare är Elin Exempelsdotter. Utgivare är Exempelförlaget AB, "
            "organisationsnummer 556000-0000, Exempelgatan 1, 123 45 Exempelstad."
        ),
    ],
)

ADVERTISING = Text(
    "om-annonser",
    "Om annonser",
    "En presentation som kommunen har betalat för är reklam, och det ska synas direkt.",
    [
        paragraph(
            "Varje presentation är märkt med antingen <b>Annons</b> eller <b>Redaktionellt</b>. "
            "Märkningen står före rubriken, på sidan och överallt där sidan nämns: i listor, "
            "sökträffar och flöden, när den delas och när den skrivs ut."
        ),
        heading("Annons"),
        paragraph(
            "Annons betyder att någon har betalat för presentationen. Vem det är står i "
            "märkningen, till exempel ”Annons från Värmdö kommun”. Kommunen har läst och "
            "godkänt texten före publicering. Länkar ut från en annons är märkta så att "
            "sökmotorer ser att de är betalda."
        ),
        heading("Redaktionellt"),
        paragraph(
            "Redaktionellt betyder att redaktionen har bestämt vad som står i texten och att "
            "ingen har betalat för den. Kommunen kan ha kontrollerat fakta och citat."
        ),
        heading("Vad märkningen inte påverkar"),
        points(
            "Sökningen visar annonser och redaktionella texter efter hur väl de svarar på frågan.",
            "Lediga tjänster länkas på samma villkor i båda.",
            "Rättelser införs på samma sätt, vem som än har betalat.",
        ),
        paragraph("Frågor om annonser besvaras av " + mail("annons@example.se") + "."),
    ],
)

PRIVACY = Text(
    "integritet",
    "Integritet och personuppgifter",
    "Så hanterar vi uppgifter om dem som är med i presentationerna och om dig som läser.",
    [
        heading("Du som läser"),
        paragraph(
            "Du kan läsa och söka utan att lämna några uppgifter om dig själv. Vi använder inga "
            + to_page("kakor", "kakor")
            + " för besökare, inga spårningsverktyg och inget innehåll från andra webbplatser. "
            "Webbservern för en teknisk logg för drift och säkerhet. Den sparas i "
            "högst 30 dagar."
        ),
        heading("Du som är med i en presentation"),
        paragraph(
            "En presentation kan innehålla namn, befattning, citat och bild. Vi frågar alla "
            "innan vi publicerar, även när lagen inte kräver det, och antecknar när och till "
            "vad den tillfrågade har sagt ja. Anteckningen visas aldrig för besökare."
        ),
        points(
            "Ändamål: att beskriva kommunens socialtjänst som arbetsplats.",
            "Rättslig grund i annonser: ditt samtycke, som också behövs enligt lagen om namn "
            "och bild i reklam.",
            "Rättslig grund i redaktionella texter: intresseavvägning, i den mån texten inte "
            "omfattas av undantaget för journalistiska ändamål.",
            "Lagringstid: så länge presentationen är publicerad. Vi går igenom den minst vart "
            "annat år.",
            "Mottagare: uppgifterna är öppna för alla som besöker webbplatsen.",
        ),
        heading("Dina rättigheter"),
        paragraph(
            "Du kan när som helst ångra dig. Då tar vi bort ditt namn och din bild från sidan, "
            "och ur sökningen. Du har också rätt att få veta vilka uppgifter vi har om dig, få "
            "dem rättade, invända mot att de används och klaga hos "
            "Integritetsskyddsmyndigheten."
        ),
        heading("Kontakt"),
        paragraph(
            "Personuppgiftsansvarig är Exempelförlaget AB. Skriv till "
            + mail("integritet@example.se")
            + " eller till Exempelgatan 1, 123 45 Exempelstad. Uppdaterad den 21 november 2026."
        ),
    ],
)

COOKIES = Text(
    "kakor",
    "Om kakor",
    "Webbplatsen sätter inga kakor hos dig som besöker den. Därför frågar vi inte heller om lov.",
    [
        paragraph(
            "En kaka är en liten fil som en webbplats sparar i din webbläsare. Det kräver "
            "information och samtycke, om kakan inte är nödvändig för en tjänst du har bett om. "
            "Vi har valt att klara oss utan: här finns inga kakor, ingen annan lagring i din "
            "webbläsare, inga inbäddade filmer och inga typsnitt eller kartor från andra "
            "webbplatser."
        ),
        heading("Undantag: redaktionens verktyg"),
        paragraph(
            "Den som loggar in i redaktionens verktyg får två kakor. De är nödvändiga för "
            "inloggningen och försvinner när den upphör."
        ),
        {
            "type": "table",
            "value": {
                "caption": "Kakor i redaktionens verktyg",
                "row_headers": True,
                "table": {
                    "columns": [
                        {"type": "text", "heading": "Kaka"},
                        {"type": "text", "heading": "Vad den gör"},
                    ],
                    "rows": [
                        {"values": ["sessionid", "Håller redaktören inloggad"]},
                        {"values": ["csrftoken", "Skyddar formulär mot förfalskade anrop"]},
                    ],
                    "caption": "",
                },
            },
        },
        paragraph("Uppdaterad den 21 november 2026."),
    ],
)

ACCESSIBILITY = Text(
    "tillganglighet",
    "Tillgänglighetsredogörelse",
    "Exempelförlaget AB står bakom webbplatsen och vill att alla ska kunna läsa, söka och "
    "hitta vidare. Redogörelsen är frivillig.",
    [
        paragraph(
            "Lagen om tillgänglighet till digital offentlig service (2018:1937) gäller inte en "
            "privat utgivare. Vi följer ändå dess upplägg och talar om hur väl webbplatsen "
            "uppfyller WCAG 2.2 på nivå AA, vad som brister och hur du når oss."
        ),
        heading("Hur tillgänglig är webbplatsen?"),
        paragraph("<b>Delvis förenlig</b> med WCAG 2.2, nivå AA. De kända bristerna står nedan."),
        heading("Innehåll som inte är tillgängligt"),
        points(
            "Filmer ligger på andra webbplatser. Vi kan inte lova att de har undertexter eller "
            "syntolkning, och därför säger länken att den leder bort härifrån.",
            "Ord på andra språk är utmärkta för skärmläsare i rubriker och citat men inte "
            "alltid inne i ett stycke.",
            "Äldre presentationer kan ha bilder vars beskrivning är kort. Vi skriver om dem när "
            "presentationen granskas.",
        ),
        heading("Innehåll som inte omfattas"),
        paragraph(
            "Kommunernas egna webbplatser och platsannonser, som vi länkar till, omfattas inte "
            "av redogörelsen. Vi åberopar inte att någon anpassning skulle vara oskäligt "
            "betungande."
        ),
        heading("Så har vi testat"),
        paragraph(
            "Vi har gjort en intern kontroll. Varje sidtyp prövas automatiskt med axe i en "
            "riktig webbläsare, i ljust och mörkt läge och på en skärm som är 320 punkter bred. "
            "Ingen utomstående har granskat webbplatsen."
        ),
        points(
            "Senaste bedömning: 21 november 2026",
            "Redogörelsen uppdaterades senast: 21 november 2026",
        ),
        heading("Meddela oss om något inte fungerar"),
        paragraph(
            "Skriv till "
            + mail("tillganglighet@example.se")
            + " eller ring 08-465 004 00. Berätta gärna vilken sida det gäller och vad du "
            "använder för att läsa den. Vi svarar inom två arbetsdagar, och du kan få "
            "innehållet i en annan form."
        ),
    ],
)

TEXTS = (ADVERTISING, COOKIES, ABOUT, PRIVACY, ACCESSIBILITY)


def publish_standard_pages(home_page: HomePage) -> dict[str, StandardPage]:
    """Publishes every page under the home page; later ones may link to earlier ones."""
    pages: dict[str, StandardPage] = {}
    for text in TEXTS:
        pages[text.slug] = _publish(home_page, text, pages)
    return pages


def clear_standard_pages(home_page: HomePage) -> None:
    """Removes the pages that an earlier load put here."""
    for page in StandardPage.objects.child_of(home_page).filter(slug__in=[t.slug for t in TEXTS]):
        page.delete()


def _publish(home_page: HomePage, text: Text, earlier: dict[str, StandardPage]) -> StandardPage:
    page = StandardPage(title=text.title, slug=text.slug, intro=text.intro, live=False)
    page.body = page.body.stream_block.to_python([_linked(block, earlier) for block in text.body])
    home_page.add_child(instance=page)
    page.save_revision().publish()
    return page


def _linked(block: Raw, pages: dict[str, StandardPage]) -> Raw:
    """The block with its links to our own pages as Wagtail stores them."""
    if block["type"] != "paragraph":
        return block
    html = block["value"]
    for slug, page in pages.items():
        html = html.replace(f'href="{slug}"', f'linktype="page" id="{page.pk}"')
    return {"type": "paragraph", "value": html}
