/* Says "Välj fil" on the file fields: a browser writes its own language on its own button.

The field itself lies unseen on top of the Swedish words, so it is clicked, dropped on, focused and
read aloud as before. */

const FIELD = 'input[type="file"]';
// Wagtail's own large button for many files, which is Swedish already.
const DRESSED = ".file-field, .replace-file-input";

const observer = new MutationObserver((changes) => {
  for (const { addedNodes } of changes) addedNodes.forEach(dressIn);
});
dressIn(document.body);
observer.observe(document.body, { childList: true, subtree: true });

function dressIn(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const fields = node.matches(FIELD) ? [node] : node.querySelectorAll(FIELD);
  for (const field of fields) if (!field.closest(DRESSED)) dress(field);
}

function dress(field) {
  const holder = element("span", "file-field");
  const chosen = element("span", "file-field__chosen");
  const button = element("span", "button button-small button-secondary file-field__button");
  button.textContent = field.multiple ? "Välj filer" : "Välj fil";
  for (const words of [button, chosen]) words.setAttribute("aria-hidden", "true");
  const tell = () => {
    chosen.textContent = namesOf(field);
  };
  field.addEventListener("change", tell);
  field.form?.addEventListener("reset", () => setTimeout(tell, 0));
  field.before(holder);
  holder.append(field, button, chosen);
  tell();
}

function element(tag, className) {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function namesOf({ files, multiple }) {
  if (!files.length) return multiple ? "Inga filer valda" : "Ingen fil vald";
  return [...files].map(({ name }) => name).join(", ");
}
