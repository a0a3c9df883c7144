/* Offers to split a paragraph block in which several paragraphs were pasted; never does it unasked. */

const form = document.querySelector("[data-edit-form]");
const WAIT = 150;

if (form) form.addEventListener("paste", notice, true);

function notice(event) {
  const editor = event.target.closest?.("[data-draftail-editor-wrapper], .Draftail-Editor__wrapper");
  const holder = event.target.closest?.("[data-streamfield-child]");
  if (!editor || !holder) return;
  const pasted = event.clipboardData?.getData("text/plain") || "";
  if (paragraphsOf(pasted).length < 2) return;
  setTimeout(() => offer(holder), WAIT);
}

const paragraphsOf = (text) => text.split(/\r?\n/).filter((line) => line.trim());

function offer(holder) {
  const found = locate(holder);
  if (!found) return;
  const parts = split(found.child.getState());
  if (!parts || parts.length < 2) return;
  holder.querySelector(".profile-admin-offer")?.remove();
  holder.append(offerOf(parts.length, () => splitBlock(found, holder), holder));
}

/* The stream and the child that a piece of the page belongs to. */
function locate(holder) {
  const root = holder.closest("[id$='-root']")?.rootBlock;
  const id = holder.querySelector("input[name$='-id']")?.name;
  const index = root?.children?.findIndex((child) => `${child.prefix}-id` === id);
  if (index === undefined || index < 0) return null;
  return { stream: root, index, child: root.children[index] };
}

/* The parts of the rich text: one content state for each paragraph that holds text. */
function split({ value }) {
  const content = value?.getCurrentContent ? window.DraftJS?.convertToRaw?.(value.getCurrentContent()) : value;
  const raw = typeof content === "string" ? JSON.parse(content) : content;
  if (!Array.isArray(raw?.blocks)) return null;
  return raw.blocks.filter((block) => block.text.trim()).map((block) => partOf(raw, block));
}

function partOf(raw, block) {
  const entityMap = {};
  for (const range of block.entityRanges || []) entityMap[range.key] = raw.entityMap[range.key];
  return { blocks: [block], entityMap };
}

function splitBlock({ stream, index, child }, holder) {
  const parts = split(child.getState());
  const { type } = child;
  parts.forEach((part, position) => {
    const state = { type, value: JSON.stringify(part), id: crypto.randomUUID() };
    stream.insert(state, index + 1 + position, { focus: position === parts.length - 1 });
  });
  stream.deleteBlock(index);
}

function offerOf(count, accept, holder) {
  const box = document.createElement("div");
  box.className = "profile-admin-offer";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Dela upp inklistrad text");
  const text = document.createElement("p");
  text.className = "profile-admin-offer__text";
  text.setAttribute("role", "status");
  text.textContent = `Rutan innehåller ${count} stycken. Vill du ha ett stycke i varje ruta?`;
  const close = () => {
    box.remove();
    holder.querySelector('[contenteditable="true"]')?.focus();
  };
  box.append(text, button("Dela upp", accept, "button button-small"), button("Låt stå", close));
  return box;
}

function button(label, act, className = "button button-small button-secondary") {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}
