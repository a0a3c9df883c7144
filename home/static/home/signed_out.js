/* Tells an editor whose login has ended, and keeps what is written until it can be saved.

Wagtail answers a form without a login with its login page, and what was typed since the last save
is gone. Here the form stays until the editor has logged in again in another tab. */

const form = document.querySelector("[data-edit-form]");
const LOGIN = "/admin/login/";
const ASK_AGAIN_AFTER = 60_000;
const TEXT = "Du är utloggad. Texten finns kvar här, men den kan inte sparas förrän du har loggat in. ";

if (form) start();

function start() {
  const state = { out: false, asked: Date.now(), notice: null };
  form.addEventListener("input", () => {
    if (Date.now() - state.asked > ASK_AGAIN_AFTER) ask(state);
  });
  document.addEventListener("click", (event) => hold(state, event), true);
  document.addEventListener("w-autosave:error", () => ask(state));
  window.addEventListener("focus", () => {
    if (state.out) ask(state);
  });
}

/* Somebody who is logged in is led on from the login page; others are shown it. */
async function ask(state) {
  state.asked = Date.now();
  const answer = await fetch(LOGIN, { method: "HEAD", redirect: "manual" }).catch(() => null);
  if (!answer) return;
  const out = answer.type !== "opaqueredirect";
  if (out === state.out) return;
  state.out = out;
  if (out) tell(state);
  else goOn(state);
}

function hold(state, event) {
  const button = event.target.closest?.("[type=submit]");
  if (!state.out || button?.form !== form) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  state.notice.querySelector("a").focus();
}

function token() {
  const found = /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie);
  return found ? found[1] : form.elements.namedItem("csrfmiddlewaretoken").value;
}

function tell(state) {
  const link = document.createElement("a");
  Object.assign(link, { href: LOGIN, target: "_blank", textContent: "Logga in i en ny flik" });
  state.notice = document.createElement("div");
  state.notice.className = "signed-out";
  state.notice.setAttribute("role", "alert");
  state.notice.append(TEXT, link, " och kom sedan tillbaka hit.");
  document.body.append(state.notice);
}

/* A new login brings a new token, and the form must hold it. */
function goOn(state) {
  state.notice.remove();
  form.elements.namedItem("csrfmiddlewaretoken").value = token();
  const edited = { bubbles: true, cancelable: true, detail: { type: "edits" } };
  form.dispatchEvent(new CustomEvent("w-unsaved:add", edited));
}
