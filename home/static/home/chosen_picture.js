/* A picture is described once, in the dialog where it is uploaded: its description becomes the
alternative text beside it, unless the editor has written another. An empty library opens where
pictures are uploaded. */

const HOLDER = "[data-chooser-image]";
const given = new WeakMap();

document.addEventListener("change", ({ target }) => {
  const chooser = document.getElementById(`${target.id}-chooser`);
  // Wagtail writes the picture's description after it has told that one was chosen.
  if (chooser?.querySelector(HOLDER)) setTimeout(() => describe(target, chooser), 0);
});

function describe(input, chooser) {
  const name = /image$/.test(input.name) ? [`${input.name}_alt`, input.name.replace(/image$/, "alt_text")] : [];
  const field = name.map((one) => document.getElementsByName(one)[0]).find(Boolean);
  if (!field || (field.value.trim() && field.value !== given.get(field))) return;
  const words = input.value ? chooser.querySelector(HOLDER).dataset.defaultAltText || "" : "";
  if (field.value === words) return;
  field.value = words;
  given.set(field, words);
  for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
}

window.jQuery(document).on("shown.bs.modal", ({ target }) => {
  target.querySelector(".upload-one-now")?.click();
});
