/* Saves nothing by itself once the editor has sent the form.

On a slow server Wagtail's autosave went on while "Godkänn och publicera" waited for its answer, and
left the page that was published with changes nobody had made. Autosave collects the form first and
sends it a while later, so what is already collected has to be called back, too. */

const form = document.querySelector("[data-edit-form]");
// The server gives up after a minute (site_project/gunicorn.py). Who is still here then was answered
// with nothing to show (204, a download), which no event tells of.
const LONGEST_ANSWER = 75_000;
const ACTION = "[name=action-workflow-action], [name^=workflow-action-]";

if (form) start();

function start() {
  const state = { sent: false, collected: null, waiting: 0 };
  document.addEventListener("w-autosave:save", (event) => collect(state, event), true);
  // Wagtail's dialogs send the form through jQuery, which the browser's own event does not tell of.
  window.jQuery(form).on("submit", (event) => {
    if (!event.isDefaultPrevented()) send(state);
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) goOn(state);
  });
  window.navigation?.addEventListener("navigateerror", () => goOn(state));
}

function collect(state, event) {
  if (event.target !== form) return;
  if (state.sent) event.preventDefault();
  state.collected = event;
}

/* Autosave looks at its event again before it sends. */
function send(state) {
  state.sent = true;
  state.collected?.preventDefault();
  form.dataset.wAutosaveActiveValue = "false";
  clearTimeout(state.waiting);
  state.waiting = setTimeout(() => goOn(state), LONGEST_ANSWER);
}

/* The sending was stopped, or the editor has come back to the page as it was left. */
function goOn(state) {
  if (!state.sent) return;
  state.sent = false;
  clearTimeout(state.waiting);
  for (const field of form.querySelectorAll(ACTION)) {
    if (field.type === "hidden") field.remove();
  }
  form.dataset.wAutosaveActiveValue = "true";
  const edited = { bubbles: true, cancelable: true, detail: { type: "edits" } };
  form.dispatchEvent(new CustomEvent("w-unsaved:add", edited));
}
