/* Somebody else has saved a newer version: shows part by part what they changed since this form was
opened, and takes what the editor chooses into the form. Nothing is saved by that.

What the form was opened with is in the default values of its fields, and is noted of its blocks,
pictures and people. */

import { ask } from "./request.js";

const form = document.querySelector("[data-edit-form]");
const SAVED = ".w-editing-sessions__session--saved";
const STATE = "data-w-block-arguments-value";
const INNER = /-\d+-|^comment/;
const PERSON = /^people-\d+-/;
const LONGEST = 400;

const opened = new Map();
const chosenThen = new Map();
let peopleThen = new Map();

if (form && /\/\d+\/edit\//.test(location.pathname)) {
  const bar = element("div", "profile-admin-undo");
  bar.innerHTML = `<span role="status"></span><span role="alert"></span>
    <button type="button" class="button button-small">Se vad som skiljer</button>`;
  bar.querySelector("button").addEventListener("click", () => compare(bar.querySelector("[role=alert]")));
  form.append(bar);
  window.addEventListener("load", () => setTimeout(note, 0));
  new MutationObserver(() => {
    const saved = document.querySelector(SAVED);
    // Wagtail's own message is taken out of the page until its button is pressed.
    const words = saved?.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "";
    if (bar.firstChild.textContent !== words) bar.firstChild.textContent = words;
    bar.classList.toggle("profile-admin-undo--shown", Boolean(saved));
  }).observe(document.body, { childList: true, subtree: true });
}

function note() {
  for (const { id, rootBlock } of form.querySelectorAll("[id$='-root']")) {
    if (rootBlock?.insert) opened.set(id, byId(rootBlock.getState().map((block) => ({ ...block, key: key(block) }))));
  }
  for (const field of form.elements) if (chooserOf(field)) chosenThen.set(field.name, field.value);
  peopleThen = new Map([...people(form)].map(([who, person]) => [who, { ...person, key: keyOfPerson(person) }]));
}

async function compare(notice) {
  notice.textContent = "";
  const html = await ask(location.pathname, { read: "text" }).catch(({ message }) => {
    notice.textContent = `Den sparade versionen kunde inte hämtas. ${message}`;
  });
  const theirs = html && new DOMParser().parseFromString(html, "text/html").querySelector("[data-edit-form]");
  if (theirs) show([...changedFields(theirs), ...changedBlocks(theirs), ...changedPeople(theirs)]);
}

/* Fields of the page. */
function* changedFields(theirs) {
  const names = new Set([...theirs.elements].map(({ name }) => name));
  for (const name of names) if (name && !INNER.test(name)) yield* changedField(controls(form, name), controls(theirs, name));
}

function* changedField(mine, other, owner = "") {
  if (!mine.length || !other.length) return;
  if (["submit", "button", "file"].includes(mine[0].type) || (mine[0].type === "hidden" && !chooserOf(mine[0]))) return;
  const [now, before, after] = [values(mine), values(mine, true), values(other)];
  if (after === before || after === now) return;
  yield {
    label: [owner, labelOf(mine[0])].filter(Boolean).join(": "),
    mine: shown(mine),
    theirs: shown(other),
    pictures: [mine, other].map(([field]) => pictureOf(field)),
    isMine: now !== before,
    take: () => fill(mine, other),
  };
}

/* What a picture or page is chosen with: Wagtail keeps its key in a hidden field beside it. */
const chooserOf = ({ id, type, ownerDocument }) => type === "hidden" && id ? ownerDocument.getElementById(`${id}-chooser`) : null;
const pictureOf = (field) => (field.value && chooserOf(field)?.querySelector("[data-chooser-image]")?.getAttribute("src")) || "";

function shown(fields) {
  const chooser = chooserOf(fields[0]);
  if (!chooser) return values(fields);
  return fields[0].value ? chooser.querySelector("[data-chooser-title]").textContent.trim() : "";
}

function choose(mine, other) {
  const chooser = chooserOf(other);
  const image = chooser.querySelector("[data-chooser-image]");
  chooserOf(mine).widget.setState(other.value ? {
    id: other.value,
    title: shown([other]),
    edit_url: chooser.querySelector("[data-chooser-edit-link]")?.getAttribute("href"),
    preview: { url: image?.getAttribute("src"), width: image?.getAttribute("width") },
    default_alt_text: image?.dataset.defaultAltText,
  } : null);
}

const controls = (holder, name) => [...holder.querySelectorAll(`[name="${CSS.escape(name)}"]`)];

function values(fields, isDefault = false) {
  return fields.flatMap((field) => {
    if (field.options) return [...field.options].filter((one) => (isDefault ? one.defaultSelected : one.selected)).map((one) => one.text.trim());
    if (["checkbox", "radio"].includes(field.type)) {
      return (isDefault ? field.defaultChecked : field.checked) ? [field.labels?.[0]?.textContent.trim() || field.value] : [];
    }
    if (isDefault && chooserOf(field)) return chosenThen.get(field.name) ?? "";
    return isDefault ? field.defaultValue : field.value;
  }).join(", ");
}

function fill(mine, theirs) {
  mine.forEach((field, number) => {
    const other = theirs.find(({ value }) => field.type === "checkbox" && value === field.value) ?? theirs[number];
    if (!other) return;
    if (chooserOf(field)) choose(field, other);
    else if (field.type === "checkbox" || field.type === "radio") field.checked = other.checked;
    else field.value = other.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function labelOf(field) {
  const section = field.closest("[data-panel], [data-contentpath], [data-field-wrapper]");
  // A hidden field has no labels of its own.
  const words = form.querySelector(`label[for="${CSS.escape(field.id)}"]`) ?? section?.querySelector("label, h2, legend");
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
    const say = (block) => `${label(block.type)} ${words(block).slice(0, 40)}`.trim();
    const heading = document.getElementById(root).closest("[data-panel]").querySelector("[data-panel-heading-text]").textContent.trim();
    yield* changedOrder(`Ordning: ${heading}`, before, now, byId(after), say, (keys) => {
      keys.forEach((id, place) => {
        // Each comes right after the one that it follows.
        const [from, to] = [placeOf(stream, id), place ? placeOf(stream, keys[place - 1]) + 1 : 0];
        if (from !== to && from >= to) stream.moveBlock(from, to);
      });
    });
  }
}

/* People, who keep their key, or until they are published their name; of those who share a name the
first is the first. */
function people(holder) {
  const total = Number(controls(holder, "people-TOTAL_FORMS")[0]?.value ?? 0);
  const read = (prefix, end) => controls(holder, `${prefix}-${end}`)[0];
  const rows = [...Array(total).keys()].map((number) => `people-${number}`)
    .filter((prefix) => !read(prefix, "DELETE")?.value)
    .sort((one, other) => Number(read(one, "ORDER").value) - Number(read(other, "ORDER").value));
  const namesakes = new Map();
  return new Map(rows.map((prefix) => {
    const fields = [...holder.elements].filter(({ name }) => name.startsWith(`${prefix}-`) && !/-(id|ORDER|DELETE)$/.test(name));
    const name = read(prefix, "name");
    const known = read(prefix, "id").value || name.defaultValue || name.value;
    namesakes.set(known, (namesakes.get(known) ?? 0) + 1);
    return [`${known} ${namesakes.get(known)}`, { prefix, fields, name: name.value.trim() || "Person utan namn" }];
  }));
}

const keyOfPerson = ({ fields }) => fields.map((field) => values([field])).join("\n");
const wordsOfPerson = ({ fields }) => [...new Set(fields.map((field) => shown([field])).filter(Boolean))].join(" · ");

function* changedPeople(theirs) {
  const [mine, after] = [people(form), people(theirs)];
  const whole = (own, other, isMine, take) => (
    { label: "Person", mine: own ? wordsOfPerson(own) : "", theirs: other ? wordsOfPerson(other) : "", isMine, take });
  for (const [who, person] of after) {
    const [own, before] = [mine.get(who), peopleThen.get(who)];
    if (own) {
      for (const field of own.fields) yield* changedField([field], controls(theirs, field.name.replace(PERSON, `${person.prefix}-`)), own.name);
    } else if (before?.key !== keyOfPerson(person)) yield whole(null, person, Boolean(before), () => addPerson(person));
  }
  for (const [who, before] of peopleThen) {
    const own = mine.get(who);
    if (own && !after.has(who)) yield whole(own, null, keyOfPerson(own) !== before.key, () => document.getElementById(`id_${own.prefix}-DELETE-button`).click());
  }
  yield* changedOrder("Personernas ordning", peopleThen, mine, after, ({ name }) => name, (keys) => arrange(keys.map((who) => rowOf(mine.get(who).prefix))));
}

const rowOf = (prefix) => document.getElementById(`inline_child_${prefix}`);

function addPerson({ prefix, fields }) {
  document.getElementById("id_people-ADD").click();
  const added = `people-${controls(form, "people-TOTAL_FORMS")[0].value - 1}`;
  for (const field of fields) fill(controls(form, field.name.replace(prefix, added)), [field]);
}

function arrange(rows) {
  const isBefore = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  rows.forEach((row, place) => {
    while (rows.slice(place + 1).some((other) => isBefore(other, row))) row.querySelector("[data-inline-panel-child-move-up]").click();
  });
}

/* The order of what is there in all three. */
function* changedOrder(label, before, mine, after, say, take) {
  const keys = (rows) => [...rows.keys()].filter((one) => before.has(one) && mine.has(one) && after.has(one));
  const [then, now, next] = [before, mine, after].map((rows) => keys(rows).join("\n"));
  if (next === then || next === now) return;
  const list = (rows) => keys(rows).map((one) => say(mine.get(one))).join(" · ");
  yield { label, mine: list(mine), theirs: list(after), isMine: now !== then, take: () => take(keys(after)) };
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

function choice({ label, mine, theirs, isMine, pictures = [] }, number) {
  const group = element("fieldset", "profile-admin-merge__part");
  group.append(Object.assign(element("legend"), { textContent: label }));
  for (const [value, name, text, isChosen, picture] of [
    ["mine", "Som du har det", mine, isMine, pictures[0]], ["theirs", "Som det är sparat", theirs, !isMine, pictures[1]],
  ]) {
    const row = element("label", "profile-admin-merge__choice");
    const radio = Object.assign(element("input"), { type: "radio", name: `del-${number}`, value, checked: isChosen });
    const said = element("span");
    said.append(Object.assign(element("strong"), { textContent: name }), element("br"), text || "(inget)");
    if (picture) said.append(element("br"), Object.assign(element("img"), { src: picture, alt: "" }));
    row.append(radio, said);
    group.append(row);
  }
  return group;
}

function element(tag, className = "") {
  return Object.assign(document.createElement(tag), { className });
}
