/* Puts a piece of the checklist's advice aside with a reason, and takes it up again. */

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
    csrfmiddlewaretoken: form.querySelector("[name=csrfmiddlewaretoken]").value,
  });
  const page = /\/pages\/(\d+)\//.exec(new URL(form.action).pathname);
  button.disabled = true;
  try {
    const response = await fetch(`${panel.dataset.adviceUrl}${page[1]}/`, { method: "POST", body });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    // The list is drawn anew without the line: the keyboard goes to what says how it stands.
    document.querySelector("[data-checklist-short]")?.focus();
    document.dispatchEvent(new CustomEvent("profile-advice:changed"));
  } catch (error) {
    button.disabled = false;
    const notice = details?.querySelector("[data-advice-error]");
    if (notice) {
      notice.textContent = error instanceof TypeError || !error.message ? "Det gick inte att spara. Försök igen." : error.message;
      notice.hidden = false;
    }
  }
}
