/* Offers the page's people wherever a speaker is named; any other name may still be typed. */

const form = document.querySelector("[data-edit-form]");
const LIST = "profile-admin-people";
const SPEAKER = /-speakers-\d+-value$|-speaker$/;
const PERSON = /^people-\d+-name$/;

if (form) start();

function start() {
  const list = document.createElement("datalist");
  list.id = LIST;
  form.append(list);
  form.addEventListener("focusin", ({ target }) => {
    if (!SPEAKER.test(target.name || "")) return;
    fill(list);
    target.setAttribute("list", LIST);
    target.setAttribute("autocomplete", "off");
  });
  form.addEventListener("change", ({ target }) => completeRole(target));
}

function people() {
  const rows = [...form.querySelectorAll('input[name^="people-"]')];
  return rows.filter((input) => PERSON.test(input.name) && input.value.trim()).map(personOf);
}

function personOf(input) {
  const row = input.name.replace(/-name$/, "");
  const role = form.querySelector(`[name="${row}-role"]`)?.value.trim() || "";
  return { name: input.value.trim(), role };
}

function fill(list) {
  const options = people().map(({ name, role }) => {
    const option = document.createElement("option");
    option.value = name;
    if (role) option.label = `${name}, ${role}`;
    return option;
  });
  list.replaceChildren(...options);
}

/* A pull quote shows the speaker's role: it is filled in while the field is empty. */
function completeRole(input) {
  if (!/-value-speaker$/.test(input.name || "")) return;
  const role = form.querySelector(`[name="${input.name.replace(/speaker$/, "role")}"]`);
  const person = people().find(({ name }) => name === input.value.trim());
  if (!role || role.value || !person?.role) return;
  role.value = person.role;
  role.dispatchEvent(new Event("input", { bubbles: true }));
}
