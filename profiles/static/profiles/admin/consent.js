/* One date for everybody's consent: fills it in for each person who has none. */

const form = document.querySelector("[data-edit-form]");
const section = document.querySelector("#panel-child-innehall-personer-section");
const EMPTY = '[name^="people-"][name$="-consent_on"]';

if (form && section) start();

function start() {
  const tool = document.createElement("div");
  tool.className = "profile-admin-consent";
  tool.innerHTML = `<label for="samtycke-alla">Samtycke från alla den</label>
    <input type="date" id="samtycke-alla">
    <button type="button" class="button button-small button-secondary">Fyll i där datum saknas</button>
    <span role="status"></span>`;
  const content = section.querySelector(".w-panel__content") || section;
  content.prepend(tool);
  const show = () => { tool.hidden = emptyFields().length < 2; };
  tool.querySelector("button").addEventListener("click", () => fill(tool));
  for (const event of ["change", "w-formset:added", "w-formset:removed"]) {
    document.addEventListener(event, show);
  }
  show();
}

function fill(tool) {
  const date = tool.querySelector("input").value;
  const status = tool.querySelector("[role=status]");
  if (!date) {
    status.textContent = "Välj datum först.";
    return;
  }
  const fields = emptyFields();
  for (const field of fields) {
    field.value = date;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  tool.hidden = false;
  status.textContent = `Ifyllt för ${fields.length} personer.`;
}

/* A person who is deleted, and the row that Wagtail keeps to make new ones of, don't count. */
function emptyFields() {
  return [...form.querySelectorAll(EMPTY)].filter((field) => {
    const start = field.name.replace(/-consent_on$/, "");
    const named = form.querySelector(`[name="${CSS.escape(`${start}-name`)}"]`)?.value.trim();
    const gone = form.querySelector(`[name="${CSS.escape(`${start}-DELETE`)}"]`);
    return named && !field.value && !(gone && (gone.checked || gone.value));
  });
}
