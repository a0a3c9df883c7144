/* ”Blocket är borttaget. Ångra”: brings back a deleted block, row or person until the page is left.

Wagtail keeps a deleted person's fields and hides them; of a block in a stream or list the state is
taken before it goes, and the block is put in anew with the same identifier. */

const form = document.querySelector("[data-edit-form]");
const ROW = "[data-streamfield-child]";
const PERSON = "[data-inline-panel-child]";
const SHOWN = "profile-admin-undo--shown";
const undone = [];

let bar = null;

if (form) {
  bar = makeBar();
  form.addEventListener("click", ({ target }) => {
    if (target.closest('[data-streamfield-action="DELETE"]')) keep(blockUndo(target.closest(ROW)));
    if (target.closest('[id$="-DELETE-button"]')) keep(personUndo(target.closest(PERSON)));
  }, true);
}

function makeBar() {
  const element = document.createElement("div");
  element.className = "profile-admin-undo";
  element.innerHTML = `<span role="status"></span>
    <button type="button" class="button button-small">Ångra</button>
    <button type="button" class="button button-small button-secondary">Stäng</button>`;
  const [again, close] = element.querySelectorAll("button");
  again.addEventListener("click", undo);
  close.addEventListener("click", () => element.classList.remove(SHOWN));
  form.append(element);
  return element;
}

function keep(entry) {
  if (!entry) return;
  undone.push(entry);
  show(`${entry.what} är borttag${entry.ending}.`);
}

function undo() {
  const entry = undone.pop();
  entry?.bringBack();
  const next = undone.at(-1);
  show(next ? `${entry.what} är tillbaka. ${next.what} är borttag${next.ending}.` : `${entry.what} är tillbaka.`);
  // What is sent and saved changed without a key being pressed.
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function show(text) {
  bar.querySelector("[role=status]").textContent = text;
  bar.querySelector("button").hidden = !undone.length;
  bar.classList.add(SHOWN);
}

function blockUndo(row) {
  const root = row?.closest("[data-block]")?.rootBlock || rootAround(row);
  const found = root && find(root, row);
  if (!found) return null;
  const { sequence, index } = found;
  const state = sequence.children[index].getState();
  const isBlock = Boolean(state.type);
  return {
    what: isBlock ? "Blocket" : "Raden",
    ending: isBlock ? "et" : "en",
    bringBack: () => {
      const place = Math.min(index, sequence.children.length);
      const options = { animate: true, focus: true, id: state.id };
      sequence.insert(isBlock ? state : state.value, place, options);
    },
  };
}

function rootAround(row) {
  for (let node = row?.parentElement; node; node = node.parentElement) {
    if (node.rootBlock) return node.rootBlock;
  }
  return null;
}

/* Finds the stream or list that the row belongs to, and its place in it. */
function find(block, row) {
  for (const [index, child] of (block.children || []).entries()) {
    if (child.element === row) return { sequence: block, index };
    if (child.element.contains(row)) return find(child.block, row);
  }
  for (const part of Object.values(block.childBlocks || {})) {
    const found = find(part, row);
    if (found) return found;
  }
  return null;
}

function personUndo(row) {
  const deleted = row?.querySelector('input[name$="-DELETE"]');
  if (!deleted) return null;
  return {
    what: "Personen",
    ending: "en",
    bringBack: () => {
      deleted.value = "";
      deleted.checked = false;
      const $ = window.jQuery;
      $(row).stop(true, true).removeClass("deleted").removeAttr("aria-hidden").slideDown();
      document.dispatchEvent(new CustomEvent("w-formset:added"));
      row.querySelector("input:not([type=hidden])")?.focus();
    },
  };
}
