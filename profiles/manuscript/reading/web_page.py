"""The article among a web page's menus, notices, links and footers.

What is taken for no part of the article is marked, not removed: its lines come along with the
style ``boilerplate``, and a contact in a footer stays.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import TypeAlias

from lxml import html as lxml_html

Element: TypeAlias = lxml_html.HtmlElement

LEFT_OUT = "data-left-out"
CHROME_TAGS = {"nav", "footer", "aside", "header", "form", "button", "dialog"}
CHROME_ROLES = {
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar",
}  # fmt: skip
# Words of the class and id names that Swedish and English site builders give to what is around
# an article; whole words only.
CHROME_WORDS = set(
    "cookie cookies cookiebar consent gdpr kakor breadcrumb breadcrumbs crumb crumbs crumbtrail "
    "brodsmulor share sharing dela social nav navbar navigation menu meny submenu undermeny "
    "skip skiplink skiplinks footer sidfot foot feedback related relaterat relaterade sidebar "
    "toolbar pagination pager newsletter nyhetsbrev login search sok sokruta print topbar "
    "sr screenreader visuallyhidden".split()
)
CONTENT_WORDS = set(
    "fact facts fakta faktaruta quote pullquote citat contact kontakt byline".split()
)
NAME_PARTS = re.compile(r"[A-ZÅÄÖ]?[a-zåäö]+|[A-ZÅÄÖ]+")
BLOCK_TAGS = {
    "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "nav", "ol", "p",
    "section", "table", "tbody", "td", "th", "tr", "ul",
}  # fmt: skip
UNSEEN = {"script", "style", "noscript", "template", "select", "svg", "head", "textarea"}
CONTACT = re.compile(
    r"\w(?:@|\(at\))[\w-]{1,60}\.\w|\b(?:tel|tfn|telefon|växel|mobil)\b\D{0,12}\d"
    r"|\b\d{3} ?\d\d\s+[A-ZÅÄÖ]",
    re.IGNORECASE,
)
LANDMARK = re.compile(r"<(?:nav|header|footer|main|aside|script)\b|role=[\"']?(?:main|nav)", re.I)
SENTENCE = 80
MOST_TEXT = 0.85
FEWEST_TEXTS = 2  # an article is more than one paragraph
LINK_SHARE = 0.6
CELL_LINES = 3
LONGEST_TERM = 80
KEY_AND_VALUE = 2


def is_page(html: str) -> bool:
    """Whether HTML is a whole page with something around the article, not a piece of text."""
    return LANDMARK.search(html) is not None


def prepare_tables(tree: Element) -> None:
    """Make fact rows of lists of terms, and paragraphs of tables that only lay out a page."""
    for terms in list(tree.iter("dl")):
        make_rows(terms)
    for table in reversed(list(tree.iter("table"))):
        if is_layout(table):
            parts = table.iter("tbody", "thead", "tr", "td", "th")
            own = [part for part in parts if next(part.iterancestors("table")) is table]
            for part in [table, *own]:
                part.tag = "div"


def is_layout(table: Element) -> bool:
    """Whether a table places the parts of a page, as newsletters do, and holds no figures."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    if is_rows(table, rows):
        return False
    return (
        table.get("role") in ("presentation", "none")
        or table.find(".//h1") is not None  # a table of facts may have a smaller heading
        or (len(rows) > 1 and all(len(row) == 1 for row in rows))
        or any(is_layout_cell(cell) for cell in table.iter("td", "th"))
    )


def is_rows(table: Element, rows: list[Element]) -> bool:
    """Whether a table is rows of a key and a value, whatever it says of itself."""
    pairs = [row for row in rows if len(row) == KEY_AND_VALUE]
    is_inner = next(table.iterancestors("td"), None) is not None
    cells = [cell for row in pairs for cell in row]
    return (
        is_inner and len(pairs) > 1 and len(rows) - len(pairs) < 2
        and all(0 < len(cell.text_content().strip()) <= LONGEST_TERM for cell in cells)
        and not any(is_layout_cell(cell) for cell in cells)
    )  # fmt: skip


def is_layout_cell(cell: Element) -> bool:
    """Whether a cell holds paragraphs, as the cell of a page's layout does."""
    pieces, current = 0, False
    for element in cell.iter():
        if element is not cell and element.tag in BLOCK_TAGS | {"br"}:
            pieces, current = pieces + current, False
        current = current or bool((element.text or "").strip() and element.tag not in UNSEEN)
        if element is not cell and (element.tail or "").strip():
            if element.tag in BLOCK_TAGS:
                pieces, current = pieces + current, False
            current = True
    return pieces + current >= CELL_LINES


def make_rows(terms: Element) -> None:
    """A list of terms as a table, when each term has its short description."""
    rows: list[list[str]] = []
    for part in terms.iter("dt", "dd"):
        text = " ".join(part.text_content().split())
        if part.tag == "dt":
            rows.append([text])
        elif rows:
            rows[-1].append(text)
    if not rows or any(len(row) < 2 or len(row[0]) > LONGEST_TERM for row in rows):
        return
    for child in list(terms):
        terms.remove(child)
    terms.tag, terms.text = "table", None
    for term, *descriptions in rows:
        row = lxml_html.fromstring("<table><tr><td></td><td></td></tr></table>").find(".//tr")
        row[0].text, row[1].text = term, " ".join(descriptions)
        terms.append(row)


def mark_left_out(tree: Element) -> None:
    """Mark what is no part of the article; a page without running text stays whole."""
    body = tree.find("body") if tree.find("body") is not None else tree
    root = article_root(body)
    if root is None:
        return
    for ancestor in [root, *root.iterancestors()]:
        if ancestor is body or ancestor.getparent() is None:
            break
        for sibling in ancestor.getparent():
            if sibling is not ancestor:
                mark(sibling)
        hide_loose_text(ancestor.getparent())
    for element in root.iter():
        if element is not root and isinstance(element.tag, str) and is_chrome(element, root):
            mark(element)
    keep_contacts(body)


def mark(element: Element) -> None:
    """Mark an element as no part of the article."""
    if isinstance(element.tag, str):
        if element.tag not in BLOCK_TAGS | UNSEEN:
            element.tag = "button" if element.tag == "button" else "div"
        element.set(LEFT_OUT, "1")


def hide_loose_text(element: Element) -> None:
    """Put text that stands loose outside the article in marked elements of its own."""
    for child in list(element):
        if (child.tail or "").strip():
            loose = lxml_html.Element("div")
            loose.text, child.tail = child.tail, None
            mark(loose)
            child.addnext(loose)


def article_root(body: Element) -> Element | None:
    """The smallest element with nearly all running text and the page's heading."""
    weights: Counter[Element] = Counter()
    counts: Counter[Element] = Counter()
    for element, text in texts(body):
        if len(text) >= SENTENCE and element.tag not in UNSEEN and not is_outer(element, body):
            for holder in [element, *element.iterancestors()]:
                weights[holder] += len(text)
                counts[holder] += 1
    whole = weights[body]
    if counts[body] < FEWEST_TEXTS:
        return None
    root = inner = body
    while inner is not None:
        root = inner if inner.tag in BLOCK_TAGS else root
        inner = next(
            (
                child for child in inner
                if weights[child] >= MOST_TEXT * whole and counts[child] >= FEWEST_TEXTS
            ),
            None,
        )  # fmt: skip
    return with_heading(root, body)


def with_heading(root: Element, body: Element) -> Element:
    """The element, or the one around it that also holds the page's heading."""
    main = next((e for e in [root, *root.iterancestors()] if e.tag in {"main", "article"}), None)
    if main is not None:
        return main
    headings = list(body.iter("h1")) or list(
        takewhile(lambda h: not is_in(h, root), body.iter("h2"))
    )
    if not headings or any(is_in(heading, root) for heading in headings):
        return root
    return next(e for e in root.iterancestors() if e is body or is_in(headings[-1], e))


def is_in(element: Element, outer: Element) -> bool:
    """Whether an element stands inside another one."""
    return any(ancestor is outer for ancestor in element.iterancestors())


def is_outer(element: Element, body: Element) -> bool:
    """Whether an element says that it holds menus or notices, or stands in one that does."""
    chain = takewhile(lambda e: e is not body, [element, *element.iterancestors()])
    return any(e.tag in {"nav", "footer", "dialog"} or e.get("role") in CHROME_ROLES for e in chain)


def texts(body: Element) -> Iterator[tuple[Element, str]]:
    """Every text with the element it stands in."""
    for element in body.iter():
        if element.text and isinstance(element.tag, str):
            yield element, element.text.strip()
        if element.tail and element is not body:
            yield element.getparent(), element.tail.strip()


def is_chrome(element: Element, root: Element) -> bool:
    """Whether an element inside the article's frame is a menu, a notice or a list of links."""
    words = {word.lower() for word in name_words(element)}
    if words & CONTENT_WORDS or holds_heading(element):
        return False
    if element.tag in CHROME_TAGS or element.get("role") in CHROME_ROLES:
        return not is_content_landmark(element)
    if words & CHROME_WORDS:
        return True
    return element.tag in {"ul", "ol", "div", "p", "section"} and is_links(element)


def is_content_landmark(element: Element) -> bool:
    """Whether a landmark belongs to the article: a quote in an aside, a byline in a header."""
    if any(e.tag == "blockquote" for e in element.iterancestors()):
        return True
    if element.find(".//blockquote") is not None or element.find(".//table") is not None:
        return True
    if element.tag in {"header", "form"}:
        return len(element.text_content()) > SENTENCE and not is_links(element)
    return element.tag == "aside" and not is_links(element) and element.find(".//a") is None


def name_words(element: Element) -> list[str]:
    """The words in the names that the page's builder gave an element."""
    return NAME_PARTS.findall(f"{element.get('class', '')} {element.get('id', '')}")


def holds_heading(element: Element) -> bool:
    """Whether the page's heading stands in an element."""
    return element.tag == "h1" or element.find(".//h1") is not None


def is_links(element: Element) -> bool:
    """Whether an element is a list of links: two at least, and hardly another word."""
    if not isinstance(element.tag, str):
        return False
    links = [a for a in element.iter("a") if not a.get("href", "").startswith(("mailto:", "tel:"))]
    text = len("".join(element.text_content().split()))
    linked = sum(len("".join(link.text_content().split())) for link in links)
    return len(links) > 1 and linked >= LINK_SHARE * text


def keep_contacts(body: Element) -> None:
    """Take back what was marked where it holds a telephone number, an address or a mail address."""
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or element.tag not in BLOCK_TAGS:
            continue
        marked = next(
            (e for e in [element, *element.iterancestors()] if e.get(LEFT_OUT)), None
        )  # fmt: skip
        if marked is None or not is_contact_block(element):
            continue
        holder = element.getparent()
        if element is not marked and holder[0].tag in {"h2", "h3", "h4"} and not is_links(holder):
            element = holder
        unmark(element, marked)
        for child in element:
            if child.tag == "a" or is_links(child):
                mark(child)


def is_contact_block(element: Element) -> bool:
    """Whether an element is a block of words, none of blocks, with a contact in it."""
    if element.tag in {"nav", "li"} or next(element.iterdescendants(*BLOCK_TAGS), None) is not None:
        return False
    return bool(CONTACT.search(element.text_content()))


def unmark(element: Element, marked: Element) -> None:
    """Take an element out of a marked one: the mark moves to all that stands beside it."""
    while element is not marked:
        for sibling in element.getparent():
            if sibling is not element:
                mark(sibling)
        hide_loose_text(element.getparent())
        element = element.getparent()
    marked.attrib.pop(LEFT_OUT, None)
