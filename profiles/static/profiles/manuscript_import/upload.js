// The upload screen: keeps the formatting of pasted text, reads chosen files at once, and says that
// reading has begun.

const form = document.querySelector("[data-upload-form]");
const pasteField = form?.querySelector("[data-paste]");
const htmlField = form?.querySelector("[data-paste-html]");

// A textarea keeps plain text only; the clipboard's HTML holds headings, lists and links.
pasteField?.addEventListener("paste", (event) => {
  const replacesAll = pasteField.selectionEnd - pasteField.selectionStart === pasteField.value.length;
  htmlField.value = replacesAll ? event.clipboardData.getData("text/html") : "";
});

// What is typed by hand afterwards counts: then the plain text is what is sent.
pasteField?.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste") htmlField.value = "";
});

// A chosen file is all there is to say, unless something has been written as well.
form?.querySelector("[type=file]").addEventListener("change", ({ target }) => {
  if (target.files.length && !pasteField.value.trim()) form.requestSubmit();
});

form?.addEventListener("submit", () => {
  form.querySelector("[data-submit]").setAttribute("aria-disabled", "true");
  form.querySelector("[data-progress]").textContent = "Manuset läses in …";
});
