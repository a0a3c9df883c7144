/* Has an editor's work saved, and nothing that nobody wrote.

Wagtail looks at the form two seconds after it opened and takes every later difference for an edit.
On a slow machine the rich-text editors spell their stored text in their own way later than that, so
a page that somebody only opened got a new draft. The other way round, what was typed before that
first look counted as the form's beginning: it was neither saved nor asked about. */

const form = document.querySelector("[data-edit-form]");
const CAME_NEAR = ["keydown", "pointerdown", "click", "input", "change", "paste", "drop"];
const WROTE = ["input", "change", "paste", "drop"];
const FORGET = "unedited-form:forget";

if (form) start();

function start() {
  const state = { touched: false, wroteEarly: false, looked: false };
  form.dataset.action = `${form.dataset.action} ${FORGET}->w-unsaved#clear`;
  for (const type of CAME_NEAR) {
    document.addEventListener(type, (event) => notice(state, event), { capture: true });
  }
  document.addEventListener("w-unsaved:watch-edits", (event) => looked(state, event), true);
  document.addEventListener("w-unsaved:add", (event) => hearOfEdit(state, event), true);
}

function notice(state, event) {
  if (!event.isTrusted) return;
  state.touched = true;
  if (!state.looked && WROTE.includes(event.type) && form.contains(event.target)) state.wroteEarly = true;
}

/* Wagtail's own word for "has edits whatever the form says"; it is taken back by the next save. */
function looked(state, { target }) {
  if (target !== form || state.looked) return;
  if (state.wroteEarly) form.dataset.wUnsavedForceValue = "true";
}

function hearOfEdit(state, event) {
  if (event.target !== form) return;
  const refused = form.dataset.wUnsavedForceValue === "true";
  if (state.touched || refused) {
    state.looked = true;
    return;
  }
  event.stopImmediatePropagation();
  form.dispatchEvent(new CustomEvent(FORGET));
}
