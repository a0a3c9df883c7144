/* Keeps the keyboard's place when a block, a list's row or a person is deleted, and when the dialog
for a picture, a page or a document closes.

Wagtail hides what was deleted or pressed and the focus with it, so that the next Tab begins at the
top of the screen. The nearest part that is left takes it: the one after, the one before, or the
plus sign; after a choice, the button beside what was chosen. */

const form = document.querySelector("[data-edit-form]");
const DELETE = '[data-streamfield-action="DELETE"], [id$="-DELETE-button"]';
const ROW = "[data-streamfield-child], [data-inline-panel-child]";
const PLUS = 'button.c-sf-add-button, button[id$="-ADD"]';
const CHOOSER = ".chooser";
const LOOK_AGAIN = 50; // Wagtail folds the row away first, which takes half a second or longer
const LOOKS = 200;

let chooser = null;

if (form) {
  form.addEventListener("click", ({ target }) => remember(target.closest(DELETE)), true);
  form.addEventListener("click", ({ target }) => { chooser = target.closest(CHOOSER) || chooser; }, true);
  window.jQuery(document).on("hidden.bs.modal", () => setTimeout(returnToChooser, 0));
}

function remember(button) {
  const row = button?.closest(ROW);
  if (!row) return;
  const rows = [...row.parentElement.querySelectorAll(`:scope > :is(${ROW})`)];
  const place = rows.indexOf(row);
  const near = [...rows.slice(place + 1), ...rows.slice(0, place).reverse()];
  const holder = row.parentElement.closest("section, [data-contentpath], form");
  whenGone(row, () => restore(near, holder));
}

/* Acts when the row is hidden and the browser has taken the focus from it, which comes after. */
function whenGone(row, act, looks = LOOKS) {
  if (!isShown(row) && !row.contains(document.activeElement)) act();
  else if (looks) setTimeout(() => whenGone(row, act, looks - 1), LOOK_AGAIN);
}

function returnToChooser() {
  if (!chooser || (document.activeElement && document.activeElement !== document.body)) return;
  [...chooser.querySelectorAll("button")].find(isShown)?.focus();
}

function restore(near, holder) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const left = near.filter(isShown).map((row) => row.querySelector(DELETE));
  const plus = [...holder.querySelectorAll(PLUS)];
  [...left, ...plus].find((control) => control && isShown(control))?.focus();
}

function isShown(element) {
  return element.isConnected && element.getClientRects().length > 0;
}
