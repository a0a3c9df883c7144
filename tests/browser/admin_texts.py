"""Everything an admin screen says: text, also of what is folded away, and spoken names."""

from playwright.sync_api import Page

# Articles and the code of the page are not words of the admin. What an editor has written is
# marked or stands in fields, whose values are left out.
COLLECT = """() => {
  const skipped = 'script, style, template, iframe, textarea, code, [data-contents], ' +
    '.xdsoft_save_selected, [data-side-panel-toggle-counter]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [document.title];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(skipped)) lines.push(walker.currentNode.data);
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
    for (const element of document.body.querySelectorAll(`[${name}]`)) {
      if (!element.closest('template, iframe')) lines.push(element.getAttribute(name));
    }
  }
  for (const button of document.querySelectorAll('input[type=submit], input[type=button]')) {
    lines.push(button.value);
  }
  return lines.map((line) => line.replace(/\\s+/g, ' ').trim()).filter(Boolean).join('\\n');
}"""


def admin_text(page: Page) -> str:
    """Returns the screen's texts, one a line."""
    return str(page.evaluate(COLLECT))
