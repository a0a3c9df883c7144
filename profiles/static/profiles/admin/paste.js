/* Offers to make blocks of several paragraphs that were pasted, as the import of manuscripts reads
them: headings, paragraphs, quotes, points and tables. Never does it unasked. The text itself is
pasted by the browser, so that it stands there whatever becomes of the question. */

import { ask } from "./request.js";

const form = document.querySelector("[data-edit-form]");
const url = document.querySelector("[data-paste-url]")?.dataset.pasteUrl;
const STREAMS = "#body-root, #standfirst-root";
const WAIT = 150;

if (form && url) form.addEventListener("paste", notice, true);

function notice(event) {
  const editor = event.target.closest?.("[data-draftail-editor-wrapper], .Draftail-Editor__wrapper");
  const holder = event.target.closest?.("[data-streamfield-child]");
  const text = event.clipboardData?.getData("text/plain") || "";
  if (!editor || !holder || text.split(/\r?\n/).filter((line) => line.trim()).length < 2) return;
  const found = locate(holder);
  if (!found) return;
  const pasted = { text, html: event.clipboardData.getData("text/html"), before: rawOf(found.child.getState().value) };
  setTimeout(() => offer(holder, found, pasted), WAIT);
}

/* The stream and the child that a piece of the page belongs to. */
function locate(holder) {
  const holding = holder.closest(STREAMS);
  const root = holding?.rootBlock;
  const id = holder.querySelector("input[name$='-id']")?.name;
  const index = root?.children?.findIndex((child) => `${child.prefix}-id` === id);
  if (index === undefined || index < 0) return null;
  return { name: holding.id.replace("-root", ""), stream: root, index, child: root.children[index] };
}

/* What a rich text holds, before the browser has put in what is pasted. */
function rawOf(value) {
  const content = value?.getCurrentContent ? window.DraftJS?.convertToRaw?.(value.getCurrentContent()) : value;
  return typeof content === "string" ? JSON.parse(content) : content;
}

async function offer(holder, found, pasted) {
  const body = new FormData();
  body.set("stream", found.name);
  body.set("html", pasted.html);
  body.set("text", pasted.text);
  const { stood = rawOf(found.child.getState().value) } = pasted;
  const again = button("Försök igen", () => offer(holder, found, { ...pasted, stood }), "button button-small");
  try {
    const { blocks } = await ask(url, { method: "POST", body });
    if (blocks.length < 2) show(holder);
    else show(holder, `Det du klistrade in kan bli ${blocks.length} block: ${listed(blocks)}. Vill du dela upp det?`, button("Dela upp", () => {
      if (isSame(rawOf(found.child.getState().value), stood)) putIn(blocks, found, pasted.before);
      else show(holder, "Texten har ändrats sedan du klistrade in. Klistra in den igen om den ska delas upp.");
    }, "button button-small"));
  } catch (error) {
    show(holder, `Texten står som den klistrades in. Den kunde inte delas upp i block. ${error.message}`, again);
  }
}

const isSame = (one, other) => JSON.stringify(one?.blocks?.map(({ text }) => text)) === JSON.stringify(other?.blocks?.map(({ text }) => text));

/* The blocks come after what the box held, and the box goes when that was nothing. */
function putIn(blocks, { stream, child }, before) {
  // Blocks may have come and gone since the text was pasted.
  const index = stream.children.indexOf(child);
  const held = before?.blocks?.some((block) => block.text.trim());
  const kept = held ? [{ type: child.type, value: JSON.stringify(before) }] : [];
  const all = [...kept, ...blocks];
  all.forEach(({ type, value }, position) => {
    stream.insert({ type, value, id: crypto.randomUUID() }, index + 1 + position, { focus: position === all.length - 1 });
  });
  stream.deleteBlock(index);
}

/* Says what can be done with what was pasted, or takes it back when there is nothing to say. */
function show(holder, sentence = "", act = null) {
  holder.querySelector(".profile-admin-offer")?.remove();
  if (!sentence || !holder.isConnected) return;
  const box = document.createElement("div");
  box.className = "profile-admin-offer";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Dela upp inklistrad text");
  const text = document.createElement("p");
  text.className = "profile-admin-offer__text";
  text.setAttribute("role", "status");
  text.textContent = sentence;
  const close = () => {
    box.remove();
    holder.querySelector('[contenteditable="true"]')?.focus();
  };
  box.append(text, ...(act ? [act] : []), button("Låt stå", close));
  holder.append(box);
}

const NAMES = {
  heading: ["mellanrubrik", "mellanrubriker"], paragraph: ["stycke", "stycken"], text: ["stycke", "stycken"],
  quote: ["citat", "citat"], pull_quote: ["utdraget citat", "utdragna citat"], list: ["punktlista", "punktlistor"],
  table: ["tabell", "tabeller"], image: ["bild", "bilder"], video: ["film", "filmer"], call_to_action: ["uppmaning", "uppmaningar"],
};

function listed(blocks) {
  const counts = new Map();
  for (const { type } of blocks) counts.set(type, (counts.get(type) ?? 0) + 1);
  const words = [...counts].map(([type, count]) => `${count} ${NAMES[type]?.[count === 1 ? 0 : 1] ?? type}`);
  return [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" och ");
}

function button(label, act, className = "button button-small button-secondary") {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}
