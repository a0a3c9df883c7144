/* Finds the form control that a finding of the checklist is about, and brings the editor to it. */

const escaped = (name) => CSS.escape(name);
const valueOf = (form, name) => form.querySelector(`[name="${escaped(name)}"]`)?.value;

/* The control or block that `way` (positions and field names) leads to from `field`. */
export function findControl(form, field, way) {
  const prefix = walk(form, field, way);
  return controlAt(form, prefix) || controlAt(form, field) || sectionOf(form, field);
}

function walk(form, field, way) {
  let prefix = field;
  let inRows = Boolean(form.querySelector(`[name="${escaped(`${field}-TOTAL_FORMS`)}"]`));
  for (const step of way) {
    if (typeof step === "number") {
      const child = inRows ? rowAt(form, prefix, step) : childAt(form, prefix, step);
      if (child === null) break;
      prefix = child;
      inRows = false;
    } else {
      prefix = `${prefix}-${step}`;
    }
  }
  return prefix;
}

function childAt(form, prefix, position) {
  const count = Number(valueOf(form, `${prefix}-count`) || 0);
  for (let number = 0; number < count; number += 1) {
    const name = `${prefix}-${number}`;
    const gone = valueOf(form, `${name}-deleted`);
    if (!gone && Number(valueOf(form, `${name}-order`)) === position) return `${name}-value`;
  }
  return null;
}

function rowAt(form, prefix, position) {
  const total = Number(valueOf(form, `${prefix}-TOTAL_FORMS`) || 0);
  const rows = [];
  for (let number = 0; number < total; number += 1) {
    const name = `${prefix}-${number}`;
    const gone = form.querySelector(`[name="${escaped(`${name}-DELETE`)}"]`);
    if (gone && (gone.checked || gone.value)) continue;
    rows.push([Number(valueOf(form, `${name}-ORDER`)), name]);
  }
  rows.sort((one, other) => one[0] - other[0]);
  return rows[position]?.[1] ?? null;
}

function controlAt(form, prefix) {
  const exact = form.querySelector(`[name="${escaped(prefix)}"]`);
  if (exact) return exact;
  const below = form.querySelectorAll(`[name^="${escaped(`${prefix}-`)}"]`);
  return [...below].find((control) => control.type !== "hidden" || richTextOf(control)) || null;
}

const richTextOf = (control) =>
  control.closest("[data-field]")?.querySelector('.Draftail-Editor [contenteditable="true"]') || null;

function sectionOf(form, field) {
  return form.querySelector(`[data-contentpath="${escaped(field)}"]`);
}

/* Opens the tab, the folded panels and the block settings around a control, and focuses it. */
export function reveal(control) {
  const tabPanel = openTab(control);
  openPanels(control);
  whenShown(tabPanel, () => goTo(control));
}

/* Wagtail shows a tab's panel only when the last one has faded away, and what is hidden takes no
focus. Only the last one asked for is waited for. */
let waiting = null;

function whenShown(panel, act) {
  waiting?.disconnect();
  if (!panel?.hidden) {
    act();
    return;
  }
  waiting = new MutationObserver((_, observer) => {
    if (panel.hidden) return;
    observer.disconnect();
    act();
  });
  waiting.observe(panel, { attributeFilter: ["hidden"] });
}

function goTo(control) {
  const target = focusable(control);
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

function openTab(control) {
  const panel = control.closest('[role="tabpanel"]');
  if (!panel) return null;
  const tab = document.querySelector(`[role="tab"][aria-controls="${escaped(panel.id)}"]`);
  if (tab && tab.getAttribute("aria-selected") !== "true") tab.click();
  return panel;
}

function openPanels(control) {
  for (let node = control.parentElement; node; node = node.parentElement) {
    if (!node.id || !node.hasAttribute("hidden")) continue;
    const toggles = document.querySelectorAll(`[aria-controls="${escaped(node.id)}"]`);
    const closed = [...toggles].find((one) => one.getAttribute("aria-expanded") === "false");
    if (closed) closed.click();
  }
}

function focusable(control) {
  const richText = control.type === "hidden" ? richTextOf(control) : null;
  if (richText) return richText;
  if (control.type !== "hidden" && control.matches("input, select, textarea, button")) return control;
  const holder = control.closest("[data-field], [data-contentpath], [data-panel]") || control;
  const parts = holder.querySelectorAll("button, input:not([type=hidden]), select, textarea");
  return [...parts].find((part) => part.checkVisibility()) || control;
}
