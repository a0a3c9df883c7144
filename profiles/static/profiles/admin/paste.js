/* Offers to make blocks of several paragraphs that were pasted, as the import of manuscripts reads
them: headings, paragraphs, quotes, points and tables. Never does it unasked. */

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
  setTimeout(() => ask(holder, found, pasted), WAIT);
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

async function ask(holder, found, pasted) {
  const body = new FormData();
  body.set("stream", found.name);
  body.set("html", pasted.html);
  body.set("text", pasted.text);
  body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  const response = await fetch(url, { method: "POST", body }).catch(() => null);
  const blocks = response?.ok ? (await response.json()).blocks : [];
  if (blocks.length < 2 || !holder.isConnected) return;
  holder.querySelector(".profile-admin-offer")?.remove();
  holder.append(offerOf(blocks, () => putIn(blocks, found, pasted.before), holder));
}

/* The blocks come after what the box held, and the box goes when that was nothing. */
function putIn(blocks, { stream, index, child }, before) {
  const held = before?.blocks?.some((block) => block.text.trim());
  const kept = held ? [{ type: child.type, value: JSON.stringify(before) }] : [];
  const all = [...kept, ...blocks];
  all.forEach(({ type, value }, position) => {
    stream.insert({ type, value, id: crypto.randomUUID() }, index + 1 + position, { focus: position === all.length - 1 });
  });
  stream.deleteBlock(index);
}

function offerOf(blocks, accept, holder) {
  const box = document.createElement("div");
  box.className = "profile-admin-offer";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Dela upp inklistrad text");
  const text = document.createElement("p");
  text.className = "profile-admin-offer__text";
  text.setAttribute("role", "status");
  text.textContent = `Det du klistrade in kan bli ${blocks.length} block: ${listed(blocks)}. Vill du dela upp det?`;
  const close = () => {
    box.remove();
    holder.querySelector('[contenteditable="true"]')?.focus();
  };
  box.append(text, button("Dela upp", accept, "button button-small"), button("Låt stå", close));
  return box;
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
