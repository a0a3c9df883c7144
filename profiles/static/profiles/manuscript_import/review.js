// The review: rows are chosen and changed here, and saved in one go while the editor goes on.

import { ask, token } from "../admin/request.js";

const form = document.querySelector("[data-review-form]");
const body = form?.querySelector("[data-rows] tbody");
const progress = form?.querySelector("[data-progress]");
const menu = document.querySelector("[data-menu]");
const state = JSON.parse(document.getElementById("review-state")?.textContent ?? "{}");
const names = Object.fromEntries((state.places ?? []).flatMap(([, places]) => places));
const placesByKey = Object.fromEntries(Object.entries(state.keys ?? {}).map(([place, key]) => [key, place]));
const actsByKey = { t: "speaker", j: "join", l: "pair", e: "edit", z: "undo" };
// A long manuscript takes longer to read again, and so is sent less often.
const SAVE_AFTER = 800 + 2 * (state.rows?.length ?? 0);

let rows = new Map();
let steps = state.steps ?? 0; // how many the server can take back
let active;
let anchor;
let dragged = false;

/* Rows: what the server says of them, and which are chosen. */

const rowOf = (number) => document.getElementById(`rad-${number}`);
const numberOf = (row) => Number(row.id.slice(4));
const box = (row) => row.querySelector("[name=rad]");
const isChosen = (row) => box(row)?.checked ?? false;
const chosen = () => [...body.rows].filter(isChosen);

function choose(row, value = true) {
  if (!box(row)) return;
  box(row).checked = value;
  row.setAttribute("aria-selected", value);
}

function chooseOnly(first, last = first) {
  chosen().forEach((row) => choose(row, false));
  const [from, to] = [first.sectionRowIndex, last.sectionRowIndex].sort((a, b) => a - b);
  for (let index = from; index <= to; index += 1) choose(body.rows[index]);
  count();
}

function count() {
  const number = chosen().length;
  const counter = form.querySelector("[data-count]");
  counter.dataset.count = number;
  counter.textContent = number === 0 ? "Inga rader markerade" : number === 1 ? "1 rad markerad" : `${number} rader markerade`;
}

function goTo(row, { focus = true } = {}) {
  if (!row) return;
  if (active) active.tabIndex = -1;
  active = row;
  row.tabIndex = 0;
  if (focus) row.focus();
}

const UNUSED = "Kommer inte med i utkastet.";

function show([number, place, speaker, isDoubtful, note, isRefused]) {
  const row = rowOf(number);
  const link = row?.querySelector(".review-line__place a");
  if (!link) return;
  const last = row.lastElementChild;
  if (names[place]) link.textContent = names[place];
  last.querySelector(".review-speaker").textContent = speaker;
  last.querySelector("p").textContent = note;
  last.querySelector("p").className = isRefused ? "review-refusal" : "review-note";
  row.classList.toggle("review-line--doubtful", Boolean(isDoubtful));
  row.classList.toggle("review-line--unused", note === UNUSED);
}

function takeRows(fresh) {
  for (const data of fresh) {
    const before = rows.get(data[0]);
    if (!before || String(before) !== String(data)) show(data);
  }
  rows = new Map(fresh.map((data) => [data[0], data]));
}

/* Saving: everything that has been done since the last time, in one go. */

// What a browser sends of a page that is being left.
const LONGEST_KEPT_ALIVE = 50_000;
const UNSAVED = "Ändringarna finns kvar här, men är inte sparade.";

let timer;
let isUnsaved = false;
let isSaving = false;
let isWaiting = false;
let isStructure = false;
let pressed = []; // what has been done and not sent: each step as [name, value]
let leaving; // the button that waits for what is on its way

function save(wait = SAVE_AFTER) {
  clearTimeout(timer);
  timer = setTimeout(send, wait);
}

function formData() {
  const data = new FormData(form);
  ["rad", "place", "speaker"].forEach((name) => data.delete(name));
  if (isStructure) data.set("structure", "1");
  pressed.forEach(([name, value]) => data.append(name, value));
  return data;
}

async function send() {
  clearTimeout(timer);
  timer = undefined;
  if (isSaving) {
    isWaiting = true;
    return;
  }
  isSaving = true;
  isWaiting = false;
  const data = formData();
  const sent = pressed;
  pressed = [];
  progress.textContent = "Sparar …";
  const answer = await post(data);
  if (answer.error) pressed = [...sent, ...pressed];
  else if (!isWaiting && !timer) isStructure = false;
  isSaving = false;
  isUnsaved = Boolean(answer.error);
  progress.textContent = answer.error ?? "Sparat.";
  if (isUnsaved) leaving = undefined;
  if (leaving) form.requestSubmit(leaving);
  // What was done meanwhile is newer; it is sent next, and the answer to that is shown.
  else if (isWaiting) save(0);
  else if (!answer.error && !timer) take(answer);
}

async function post(data) {
  const options = { method: "POST", body: data, headers: { Accept: "application/json" } };
  try {
    return await ask(location.pathname, { ...options, keepalive: document.hidden && lengthOf(data) < LONGEST_KEPT_ALIVE });
  } catch (error) {
    return { error: `${UNSAVED} ${error.message}` };
  }
}

const lengthOf = (data) => [...data.values()].reduce((sum, value) => sum + encodeURIComponent(value).length, 0);

function take(answer) {
  steps = answer.steps;
  if (answer.body) {
    const at = active && numberOf(active);
    const kept = chosen().map(numberOf);
    body.innerHTML = answer.body;
    rows = new Map(answer.rows.map((data) => [data[0], data]));
    kept.map(rowOf).filter(Boolean).forEach((row) => choose(row));
    prepare();
    goTo(rowOf(at) ?? body.rows[0], { focus: !document.activeElement || document.activeElement === document.body });
    count();
  } else takeRows(answer.rows);
  takeQuestions(answer.questions);
}

// A field that is being written in stays; everything else of the list is drawn anew.
function takeQuestions(html) {
  const holder = form.querySelector("[data-questions]");
  const focused = document.activeElement;
  if (holder.contains(focused) && focused.matches("input[type=text], input[type=url], input[type=date]")
    && focused.value !== focused.defaultValue) return;
  const id = holder.contains(focused) ? focused.id || focused.closest("[data-question]")?.dataset.question : "";
  holder.innerHTML = html;
  if (!id) return;
  const next = document.getElementById(id) ?? holder.querySelector(`[data-question="${CSS.escape(id)}"] :is(button, input)`)
    ?? holder.querySelector("[data-question] :is(button, input)");
  next?.focus();
}

/* What is done with rows. */

function change(changes, { structure = false } = {}) {
  pressed.push(["change", JSON.stringify(Object.fromEntries(changes))]);
  for (const [number, what] of changes) {
    const data = rows.get(number);
    if (data && (what?.as || "speaker" in (what ?? {}))) {
      const place = what.as in names ? what.as : data[1];
      const isHidden = place === "ignore";
      rows.set(number, [number, place, what.speaker ?? data[2], 0, isHidden ? UNUSED : "", 0, data[6]]);
      show(rows.get(number));
    }
  }
  isStructure ||= structure;
  save(structure ? 0 : SAVE_AFTER);
}

function targets() {
  const found = chosen();
  return (found.length ? found : [active]).filter((row) => row && box(row)).map(numberOf);
}

function give(place) {
  change(targets().map((number) => [number, { as: place }]));
}

const acts = {
  place: openPlaces,
  speaker: openSpeaker,
  edit: openWords,
  hide: () => give("ignore"),
  join: () => join(" "),
  pair: () => join(": "),
  panel() {
    const numbers = targets();
    const last = numbers.length - 1;
    change(numbers.map((number, index) => [number, { as: index === 0 ? "fact_title" : index === last ? "panel_end" : "fact" }]));
  },
  restore: () => change(targets().map((number) => [number, null]), { structure: true }),
  undo() {
    // What has not been sent is forgotten here; a step before that is taken back by the server.
    if (pressed.length && pressed.at(-1)[0] !== "undo") pressed.pop();
    else if (steps || isSaving) pressed.push(["undo", "1"]);
    else {
      progress.textContent = "Inget att ångra.";
      return;
    }
    isStructure = true;
    save(0);
  },
};

function join(separator) {
  const numbers = targets();
  if (numbers.length === 1) {
    const above = rowOf(numbers[0]).previousElementSibling;
    if (!above) return;
    numbers.unshift(numberOf(above));
  }
  const first = separator === " " ? [] : [[numbers[0], { as: "fact_row" }]];
  change([...first, ...numbers.slice(1).map((number) => [number, { join: separator }])], { structure: true });
}

/* The menu of places, the field for a speaker and the field for words: built when they are opened. */

function open(title, content) {
  menu.innerHTML = "";
  const heading = document.createElement("h2");
  heading.id = "review-menu-title";
  heading.className = "review-label";
  heading.textContent = title;
  menu.append(heading, content);
  menu.showPopover();
  const at = active?.getBoundingClientRect();
  if (at && innerWidth > 800) {
    const top = Math.max(8, Math.min(at.bottom, innerHeight - menu.offsetHeight - 8));
    menu.style.insetBlockStart = `${top}px`;
    menu.style.insetInlineStart = `${Math.max(8, at.right - menu.offsetWidth - 16)}px`;
  } else {
    menu.style.insetBlockStart = menu.style.insetInlineStart = "";
  }
}

function title(verb) {
  const numbers = targets();
  return numbers.length === 1 ? `${verb} rad ${rowOf(numbers[0]).cells[1].textContent}` : `${verb} ${numbers.length} rader`;
}

function openPlaces() {
  const numbers = targets();
  if (!numbers.length) return;
  const likely = (rows.get(numbers[0])?.[6] ?? []).filter((place) => names[place] || place === "standfirst" || place === "contact");
  const extra = { standfirst: "Ingress", contact: "Kontaktuppgift" };
  const groups = [["Troligast", likely.map((place) => [place, names[place] ?? extra[place]])], ...state.places];
  const content = document.createElement("div");
  content.innerHTML = `<input type="text" class="review-search" role="combobox" aria-expanded="true" aria-autocomplete="list"
    aria-controls="review-places" aria-label="Sök plats" placeholder="Sök plats" autocomplete="off">
    <div id="review-places" role="listbox" aria-label="Platser" class="review-places"></div>`;
  const [search, list] = content.children;
  let current = 0;

  const draw = () => {
    const words = search.value.trim().toLowerCase();
    list.replaceChildren();
    for (const [name, places] of groups) {
      const found = places.filter(([, label]) => label.toLowerCase().includes(words));
      if (!found.length) continue;
      const group = document.createElement("div");
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", name);
      group.className = "review-places__group";
      group.dataset.name = name;
      for (const [place, label] of found) {
        const option = document.createElement("div");
        option.setAttribute("role", "option");
        option.id = `plats-${list.querySelectorAll("[role=option]").length + group.children.length}`;
        option.dataset.place = place;
        option.textContent = label;
        if (state.keys[place]) option.append(Object.assign(document.createElement("kbd"), { textContent: state.keys[place] }));
        group.append(option);
      }
      list.append(group);
    }
    mark(0);
  };
  const options = () => [...list.querySelectorAll("[role=option]")];
  const mark = (index) => {
    const all = options();
    current = Math.max(0, Math.min(index, all.length - 1));
    all.forEach((option, position) => option.setAttribute("aria-selected", position === current));
    if (all[current]) search.setAttribute("aria-activedescendant", all[current].id);
    all[current]?.scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    if (!option) return;
    menu.hidePopover();
    active?.focus();
    give(option.dataset.place);
  };
  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark(current + step);
    else if (event.key === "Enter") take(options()[current]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => take(event.target.closest("[role=option]")));
  draw();
  open(title("Vad är"), content);
  search.focus();
}

function openField(heading, field, source, use) {
  const content = document.createElement("form");
  if (source) content.append(Object.assign(document.createElement("p"), { className: "review-source", textContent: source }));
  content.append(field);
  const button = Object.assign(document.createElement("button"), { className: "button button-small", textContent: "Ändra" });
  const cancel = Object.assign(document.createElement("button"), {
    type: "button", className: "button button-small button-secondary", textContent: "Avbryt",
  });
  cancel.addEventListener("click", () => { menu.hidePopover(); active?.focus(); });
  content.append(button, " ", cancel);
  content.addEventListener("submit", (event) => {
    event.preventDefault();
    menu.hidePopover();
    active?.focus();
    use(field.value);
  });
  open(heading, content);
  field.focus();
  field.select();
}

function openSpeaker() {
  const numbers = targets();
  if (!numbers.length) return;
  const field = Object.assign(document.createElement("input"), { type: "text", maxLength: 255, className: "review-wide", value: rows.get(numbers[0])?.[2] ?? "" });
  field.setAttribute("list", "review-people");
  field.setAttribute("aria-label", "Talare, flera skiljs åt med semikolon");
  openField(title("Vem talar på"), field, "", (speaker) => {
    const isSpoken = (number) => /quote$/.test(rows.get(number)?.[1] ?? "");
    change(numbers.map((number) => [number, { ...(isSpoken(number) ? {} : { as: "quote" }), speaker }]));
  });
}

function openWords() {
  const number = targets()[0];
  const row = rowOf(number);
  const text = row?.querySelector(".review-line__text span")?.textContent;
  if (!text || row.querySelector(".review-line__text svg")) return;
  const source = row.querySelector(".review-source")?.textContent ?? `I manuset: ${text}`;
  const field = Object.assign(document.createElement("textarea"), { rows: 6, className: "review-wide", value: text });
  field.setAttribute("aria-label", "Radens ord. Ny rad delar raden.");
  openField(`${title("Ändra")} – ny rad delar`, field, source, (words) => {
    if (words.trim() && words !== text) change([[number, { text: words }]], { structure: true });
  });
}

/* Mouse and keyboard. */

function prepare() {
  for (const row of body.rows) {
    row.role = "row";
    for (const cell of row.cells) cell.role = cell.tagName === "TH" ? "rowheader" : "gridcell";
    row.setAttribute("aria-selected", isChosen(row));
    for (const control of row.querySelectorAll("input, a")) control.tabIndex = -1;
  }
}

/* Where a choice of several rows begins; a row that was drawn anew since is gone. */
function startFrom(row) {
  return [anchor, active].find((one) => one?.isConnected) ?? row;
}

function step(event, row) {
  const next = {
    ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling,
    Home: body.rows[0], End: body.rows[body.rows.length - 1],
  }[event.key];
  if (next === undefined) return false;
  if (!next) return true;
  goTo(next);
  if (event.shiftKey) chooseOnly(startFrom(row), next);
  else {
    anchor = next;
    chooseOnly(next);
  }
  return true;
}

function key(event) {
  const row = event.target.closest("tr");
  if (!row || event.target !== row) return;
  if ((event.ctrlKey || event.metaKey) && event.key === "z") acts.undo();
  else if (event.ctrlKey || event.metaKey || event.altKey) return;
  else if (step(event, row)) { /* done */ }
  else if (event.key === " ") { choose(row, !isChosen(row)); count(); }
  else if (event.key === "Enter") openPlaces();
  else if (event.key === "Escape") { chosen().forEach((one) => choose(one, false)); count(); }
  else if (placesByKey[event.key]) give(placesByKey[event.key]);
  else if (actsByKey[event.key]) acts[actsByKey[event.key]]();
  else return;
  event.preventDefault();
}

function press(event) {
  const row = event.target.closest("tr");
  if (!row || event.button || event.pointerType !== "mouse" || event.target.closest("input, textarea, select")) return;
  if (event.target.closest("a")) return;
  dragged = false;
  if (event.shiftKey) {
    event.preventDefault();
    chooseOnly(startFrom(row), row);
  } else if (event.ctrlKey || event.metaKey) {
    choose(row, !isChosen(row));
    anchor = row;
  } else {
    anchor = row;
    chooseOnly(row);
    const over = (move) => {
      const under = document.elementFromPoint(move.clientX, move.clientY)?.closest("tr");
      if (!under || under.parentElement !== body || (under === row && !dragged)) return;
      dragged = true;
      getSelection().removeAllRanges();
      chooseOnly(row, under);
      goTo(under, { focus: false });
    };
    const stop = () => {
      document.removeEventListener("pointermove", over);
      document.removeEventListener("pointerup", stop);
    };
    document.addEventListener("pointermove", over);
    document.addEventListener("pointerup", stop);
  }
  goTo(row);
  count();
}

function click(event) {
  const link = event.target.closest(".review-line__place a");
  const ticked = event.target.closest("[name=rad]");
  const row = event.target.closest("tr");
  if (ticked) {
    if (event.shiftKey) chooseOnly(startFrom(row), row);
    else choose(row, ticked.checked);
    anchor = row;
    goTo(row, { focus: false });
    count();
  } else if (link) {
    event.preventDefault();
    if (!isChosen(row)) chooseOnly(row);
    anchor = row;
    goTo(row);
    openPlaces();
  }
}

function submit(event) {
  const button = event.submitter;
  if (button?.name === "create" || button?.name === "delete" || button?.name === "take_over") {
    leaving = undefined;
    if (isSaving || (isUnsaved && button.name === "create")) {
      // What is on its way has to arrive once, and first; the next screen may be an error.
      event.preventDefault();
      if (isSaving) leaving = button;
      else save(0);
      return;
    }
    clearTimeout(timer);
    form.elements.csrfmiddlewaretoken.value = token() ?? form.elements.csrfmiddlewaretoken.value;
    for (const [name, value] of pressed) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    chosen().forEach((row) => choose(row, false));
    progress.textContent = "Ett ögonblick …";
    return;
  }
  event.preventDefault();
  if (button?.name === "act") acts[button.value]?.();
  else if (button?.name === "undo") acts.undo();
  else {
    if (button?.name) {
      pressed.push([button.name, button.value]);
      button.closest("[data-question]")?.classList.add("review-decision--sent");
    }
    save(0);
  }
}

if (body && form.querySelector("[name=create]")) {
  rows = new Map(state.rows.map((data) => [data[0], data]));
  form.querySelector("[data-rows]").setAttribute("role", "grid");
  [body, body.previousElementSibling].forEach((group) => { group.role = "rowgroup"; });
  for (const cell of body.previousElementSibling.rows[0].cells) cell.role = "columnheader";
  body.previousElementSibling.rows[0].role = "row";
  form.querySelector("[data-rows]").setAttribute("aria-multiselectable", "true");
  form.querySelectorAll("[data-script-only]").forEach((element) => { element.hidden = false; });
  form.querySelectorAll("[data-without-script]").forEach((element) => { element.hidden = true; });
  prepare();
  goTo(body.rows[0], { focus: false });
  count();
  body.addEventListener("keydown", key);
  body.addEventListener("pointerdown", press);
  body.addEventListener("click", click);
  body.addEventListener("focusin", (event) => { if (event.target.matches("tr")) goTo(event.target, { focus: false }); });
  form.addEventListener("submit", submit);
  form.addEventListener("change", (event) => {
    if (event.target.closest("[data-questions]") && event.target.name !== "topics") save();
  });
  form.querySelector("[value=edit]").addEventListener("click", () => acts.edit());
  menu.addEventListener("toggle", (event) => { if (event.newState === "closed" && menu.contains(document.activeElement)) active?.focus(); });
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") active?.focus(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden ? timer : isUnsaved) send(); });
  window.addEventListener("online", () => { if (isUnsaved) send(); });
}
