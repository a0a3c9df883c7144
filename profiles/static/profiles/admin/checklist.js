/* Keeps ”Redo att publicera?” up to date while the editor types, without saving anything. */

import { ask } from "./request.js";
import { findControl, reveal } from "./fields.js";

const PAUSE = 700;
const NARROW = "(max-width: 56rem)"; // where a panel covers the form
const form = document.querySelector("[data-edit-form]");
const panel = document.querySelector("[data-checklist]");

if (form && panel) start();

function start() {
  const result = panel.querySelector("[data-checklist-result]");
  const state = { sent: null, timer: 0, request: null, current: null };
  const later = () => {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => check(state, result), PAUSE);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  document.addEventListener("w-unsaved:add", later);
  document.addEventListener("w-formset:added", later);
  document.addEventListener("w-formset:removed", later);
  document.addEventListener("profile-advice:changed", () => {
    state.sent = null;
    check(state, result);
  });
  result.addEventListener("click", follow);
  document.addEventListener("click", openPanel);
  document.querySelector("[data-checklist-first]")?.addEventListener("click", ({ currentTarget }) => {
    const { approvalsUrl } = currentTarget.dataset;
    if (approvalsUrl && "awaitsApproval" in currentTarget.dataset) location.assign(approvalsUrl);
    else goTo(links(result)[0]);
  });
  watchWagtailsChecks();
  // A draft that was just made of a manuscript is opened with what is left to do.
  if (location.hash === "#checklista" && !matchMedia(NARROW).matches) onceReady(() => open("checklist"));
  if (location.pathname.includes("/add/")) later();
}

/* Wagtail's panels listen once its own scripts have run. */
function onceReady(act) {
  if (document.readyState === "complete") setTimeout(act, 0);
  else window.addEventListener("load", () => setTimeout(act, 0));
}

async function check(state, result) {
  const body = new URLSearchParams(new FormData(form));
  const sent = body.toString();
  if (sent === state.sent) return;
  state.request?.abort();
  state.request = new AbortController();
  try {
    const options = { method: "POST", body, signal: state.request.signal };
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    show(result, await ask(address(), { ...options, headers }));
    state.sent = sent;
    notice();
  } catch (error) {
    if (error.name !== "AbortError") notice(error.message);
  }
}

function address() {
  const base = panel.dataset.checklistUrl;
  const saved = /\/pages\/(\d+)\//.exec(new URL(form.action).pathname);
  if (saved) return `${base}${saved[1]}/`;
  const parent = /\/(\d+)\/$/.exec(new URL(form.action).pathname);
  return `${base}ny/${parent[1]}/`;
}

function show(result, answer) {
  const focused = keyOf(document.activeElement);
  if (result.innerHTML !== answer.html) result.innerHTML = answer.html;
  if (focused) (findByKey(result, focused) || firstLink(result))?.focus();
  setCounter(answer.errors);
  for (const button of document.querySelectorAll("[data-checklist-short]")) {
    button.textContent = answer.short;
    button.classList.toggle("profile-admin-checklist-button--errors", answer.errors > 0);
  }
  const next = document.querySelector("[data-next-step]");
  if (next) {
    next.classList.toggle("profile-admin-next--errors", answer.errors > 0);
    next.querySelector("[data-checklist-correct]").textContent = answer.correct;
    next.querySelector("[data-checklist-first]").toggleAttribute("data-awaits-approval", answer.awaits_approval);
  }
  const status = panel.querySelector("[data-checklist-status]");
  if (status.textContent !== answer.summary) status.textContent = answer.summary;
}

function keyOf(element) {
  if (!element?.matches?.("[data-checklist-field]")) return null;
  return [element.dataset.checklistField, element.dataset.checklistWay, element.textContent].join();
}

const links = (result) => [...result.querySelectorAll("[data-checklist-field]")];
const findByKey = (result, key) => links(result).find((link) => keyOf(link) === key);
const firstLink = (result) => links(result)[0] || document.querySelector("[data-checklist-short]");

function setCounter(number) {
  const toggle = document.querySelector('[data-side-panel-toggle="checklist"]');
  const counter = toggle?.querySelector("[data-side-panel-toggle-counter]");
  if (!counter) return;
  counter.textContent = String(number);
  counter.hidden = number === 0;
}

function notice(reason = "") {
  const place = panel.querySelector("[data-checklist-notice]");
  place.hidden = !reason;
  place.textContent = reason && `${reason} Listan kontrolleras igen vid nästa ändring.`;
}

function follow(event) {
  const link = event.target.closest("[data-checklist-field]");
  if (!link) return;
  event.preventDefault();
  goTo(link);
}

function goTo(link) {
  const { checklistField, checklistWay } = link?.dataset || {};
  const control = checklistField && findControl(form, checklistField, JSON.parse(checklistWay || "[]"));
  if (!control) return;
  makeWay();
  reveal(control);
}

/* Where the list covers the form, it makes way for the field. */
function makeWay() {
  const toggle = document.querySelector('[data-side-panel-toggle="checklist"][aria-expanded="true"]');
  if (toggle && matchMedia(NARROW).matches) toggle.click();
}

function openPanel(event) {
  const button = event.target.closest?.("[data-checklist-open]");
  if (button) open(button.dataset.checklistOpen);
}

function open(name) {
  const target = document.querySelector(`[data-side-panel="${name}"]`);
  if (!target) return;
  target.dispatchEvent(new CustomEvent("open"));
  if (name === "checklist") setTimeout(() => firstLink(target)?.focus(), 50);
}

/* Says how many remarks Wagtail's own checks of the preview have. */
function watchWagtailsChecks() {
  const source = document.querySelector("[data-side-panel='checks'] [data-content-checker-count]");
  const shown = panel.querySelector("[data-checklist-wagtail-count]");
  if (!source) return;
  const tell = () => {
    const number = Number(source.textContent) || 0;
    shown.textContent = number ? `Anmärkningar: ${number}.` : "";
  };
  new MutationObserver(tell).observe(source, { childList: true, characterData: true, subtree: true });
  tell();
}
