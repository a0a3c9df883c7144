/* Somebody else has saved a newer version: shows part by part what they changed since this form was
opened, and takes what the editor chooses into the form. Nothing is saved by that.

What the form was opened with is in the default values of its fields, and is noted of its blocks. */

const form = document.querySelector("[data-edit-form]");
const SAVED = ".w-editing-sessions__session--saved";
const STATE = "data-w-block-arguments-value";
const INNER = /-\d+-|^comment/;
const opened = new Map();
const LONGEST = 400;

if (form && /\/\d+\/edit\//.test(location.pathname)) {
  const bar = element("div", "profile-admin-undo");
  bar.innerHTML = '<span role="status"></span><button type="button" class="button button-small">Se vad som skiljer</button>';
  bar.querySelector("button").addEventListener("click", () => compare());
  form.append(bar);
  window.addEventListener("load", () => setTimeout(noteBlocks, 0));
  new MutationObserver(() => {
    const saved = document.querySelector(SAVED);
    // Wagtail's own message is taken out of the page until its button is pressed.
    const words = saved?.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "";
    if (bar.firstChild.textContent !== words) bar.firstChild.textContent = words;
    bar.classList.toggle("profile-admin-undo--shown", Boolean(saved));
  }).observe(document.body, { childList: true, subtree: true });
}

function noteBlocks() {
  for (const { id, rootBlock } of form.querySelectorAll("[id$='-root']")) {
    if (rootBlock?.insert) opened.set(id, byId(rootBlock.getState().map((block) => ({ ...block, key: key(block) }))));
  }
}

async function compare() {
  const response = await fetch(location.pathname).catch(() => null);
  const latest = response?.ok && new DOMParser().parseFromString(await response.text(), "text/html");
  const theirs = latest?.querySelector("[data-edit-form]");
  if (theirs) show([...changedFields(theirs), ...changedBlocks(theirs)]);
}

/* Fields of the page and of people that are there in both. */
function* changedFields(theirs) {
  const seen = new Set();
  for (const { name, type } of theirs.elements) {
    const isOwn = !INNER.test(name) || /^people-\d+-(?!id$|ORDER$|DELETE$)/.test(name);
    if (!name || seen.has(name) || !isOwn || ["hidden", "submit", "button", "file"].includes(type)) continue;
    seen.add(name);
    const mine = controls(form, name);
    if (!mine.length) continue;
    const [now, before, after] = [values(mine), values(mine, true), values(controls(theirs, name))];
    if (after === before || after === now) continue;
    yield { label: labelOf(mine[0]), mine: now, theirs: after, isMine: now !== before, take: () => fill(mine, controls(theirs, name)) };
  }
}

const controls = (holder, name) => [...holder.querySelectorAll(`[name="${CSS.escape(name)}"]`)];

function values(fields, isDefault = false) {
  return fields.flatMap((field) => {
    if (field.options) return [...field.options].filter((one) => (isDefault ? one.defaultSelected : one.selected)).map((one) => one.text.trim());
    if (["checkbox", "radio"].includes(field.type)) {
      return (isDefault ? field.defaultChecked : field.checked) ? [field.labels?.[0]?.textContent.trim() || field.value] : [];
    }
    return isDefault ? field.defaultValue : field.value;
  }).join(", ");
}

function fill(mine, theirs) {
  mine.forEach((field, number) => {
    const other = theirs.find(({ value }) => field.type === "checkbox" && value === field.value) ?? theirs[number];
    if (!other) return;
    if (field.type === "checkbox" || field.type === "radio") field.checked = other.checked;
    else field.value = other.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function labelOf(field) {
  const section = field.closest("[data-panel], [data-contentpath], [data-field-wrapper]");
  const words = field.labels?.[0] ?? section?.querySelector("label, h2, legend");
  return words?.textContent.replace(/\s+/g, " ").replace("*", "").trim() || field.name;
}

/* Blocks of the streams, which keep their identifiers. */
function* changedBlocks(theirs) {
  for (const [root, before] of opened) {
    const stream = document.getElementById(root)?.rootBlock;
    const other = theirs.querySelector(`#${CSS.escape(root.replace(/-root$/, ""))}[${STATE}]`);
    if (!stream || !other) continue;
    const after = JSON.parse(other.getAttribute(STATE))[0];
    const now = byId(stream.getState());
    const label = (type) => stream.blockDef?.childBlockDefsByName?.[type]?.meta.label ?? type;
    for (const [position, block] of after.entries()) {
      const [mine, base] = [now.get(block.id), before.get(block.id)];
      if (key(block) === base?.key || key(block) === key(mine)) continue;
      const previous = after.slice(0, position).map(({ id }) => id);
      yield part(label(block.type), mine, block, Boolean(base) && key(mine) !== base.key, () => putIn(stream, block, previous));
    }
    for (const [id, base] of before) {
      const mine = now.get(id);
      if (!mine || after.some((block) => block.id === id)) continue;
      yield part(label(base.type), mine, null, key(mine) !== base.key, () => stream.deleteBlock(placeOf(stream, id)));
    }
  }
}

const byId = (blocks) => new Map(blocks.map((block) => [block.id, block]));
const placeOf = (stream, id) => stream.getState().findIndex((block) => block.id === id);
const key = (block) => (block ? JSON.stringify(plain(block.value)) : "");
const part = (label, mine, theirs, isMine, take) => ({ label, mine: words(mine), theirs: words(theirs), isMine, take });

function putIn(stream, block, previous) {
  const place = placeOf(stream, block.id);
  const after = previous.findLast((id) => placeOf(stream, id) >= 0);
  stream.insert(block, place >= 0 ? place + 1 : placeOf(stream, after) + 1);
  if (place >= 0) stream.deleteBlock(place);
}

/* A block's value without what only the browser knows of it. */
function plain(value) {
  if (value?.getCurrentContent) return plain(window.DraftJS.convertToRaw(value.getCurrentContent()));
  if (typeof value === "string" && value.startsWith("{") && value.includes('"blocks"')) return plain(JSON.parse(value));
  if (Array.isArray(value)) return value.map(plain);
  if (!value || typeof value !== "object") return value ?? "";
  if (Array.isArray(value.blocks)) return value.blocks.map(({ text, type, inlineStyleRanges }) => [text, type, inlineStyleRanges]);
  if ("edit_url" in value) return value.title;
  if ("id" in value && "value" in value) return plain(value.value);
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, plain(value[name])]));
}

function words(block) {
  const texts = (value) => (value && typeof value === "object" ? Object.values(value).flatMap(texts) : typeof value === "string" ? [value] : []);
  const all = block ? texts(plain(block.value)).filter((text) => text && !["unstyled", "auto", "BOLD", "ITALIC"].includes(text)).join(" · ") : "";
  return all.length > LONGEST ? `${all.slice(0, LONGEST)} …` : all;
}

/* The dialog. */
function show(parts) {
  const dialog = element("dialog", "profile-admin-merge");
  dialog.setAttribute("aria-labelledby", "skillnader");
  dialog.innerHTML = '<form method="dialog"><h2 id="skillnader"></h2><div data-parts></div><p data-buttons></p></form>';
  dialog.querySelector("h2").textContent = parts.length ? "Det här har ändrats medan du skrev" : "Inget skiljer sig från det du har i formuläret.";
  parts.forEach((one, number) => dialog.querySelector("[data-parts]").append(choice(one, number)));
  const buttons = dialog.querySelector("[data-buttons]");
  const button = (label, value, extra = "") => Object.assign(element("button", `button ${extra}`), { value, textContent: label });
  if (parts.length) buttons.append(button("Använd valen", "take"), " ");
  buttons.append(button("Stäng", "", "button-secondary"));
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "take") {
      for (const [number, one] of parts.entries()) if (dialog.querySelector(`[name=del-${number}]:checked`).value === "theirs") one.take();
      form.dispatchEvent(new Event("change", { bubbles: true }));
    }
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function choice({ label, mine, theirs, isMine }, number) {
  const group = element("fieldset", "profile-admin-merge__part");
  group.append(Object.assign(element("legend"), { textContent: label }));
  for (const [value, name, text, isChosen] of [["mine", "Som du har det", mine, isMine], ["theirs", "Som det är sparat", theirs, !isMine]]) {
    const row = element("label", "profile-admin-merge__choice");
    const radio = Object.assign(element("input"), { type: "radio", name: `del-${number}`, value, checked: isChosen });
    const said = element("span");
    said.append(Object.assign(element("strong"), { textContent: name }), element("br"), text || "(inget)");
    row.append(radio, said);
    group.append(row);
  }
  return group;
}

function element(tag, className = "") {
  return Object.assign(document.createElement(tag), { className });
}
