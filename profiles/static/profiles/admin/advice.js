/* Puts a piece of the checklist's advice aside with a reason, and takes it up again. */

import { ask } from "./request.js";

const panel = document.querySelector("[data-checklist]");
const form = document.querySelector("[data-edit-form]");

panel?.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-advice-key]");
  if (button) send(button);
});

panel?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("[data-advice-reason]")) return;
  event.preventDefault();
  send(event.target.closest("details").querySelector("[data-advice-key]"));
});

async function send(button) {
  const details = button.closest("details");
  const body = new URLSearchParams({
    key: button.dataset.adviceKey,
    message: button.dataset.adviceMessage || "",
    reason: details?.querySelector("[data-advice-reason]").value || "",
    again: "adviceAgain" in button.dataset ? "1" : "",
    csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
  });
  const page = /\/pages\/(\d+)\//.exec(new URL(form.action).pathname);
  button.disabled = true;
  try {
    await ask(`${panel.dataset.adviceUrl}${page[1]}/`, { method: "POST", body });
    // The list is drawn anew without the line: the keyboard goes to what says how it stands.
    document.querySelector("[data-checklist-short]")?.focus();
    document.dispatchEvent(new CustomEvent("profile-advice:changed"));
  } catch (error) {
    button.disabled = false;
    const notice = button.parentElement.querySelector("[data-advice-error]");
    notice.textContent = `Det gick inte att spara. ${error.message}`;
    notice.hidden = false;
  }
}
