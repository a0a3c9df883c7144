/* Lets a list follow each choice of its filters, without leaving the page. Hooked by data-filters; what
   has data-follows and an id is taken from the page that the form leads to, data-found says how many
   there are. Without script the form is a plain form. */

const filters = document.querySelector("[data-filters]");
let newestChoice;

const sayHowMany = () => {
  const found = document.querySelector("[data-found]")?.textContent.toLowerCase();
  for (const button of filters.querySelectorAll("[data-show]")) {
    button.textContent = `Visa ${found}`;
  }
};

const takeOver = (next) => {
  const focused = document.activeElement?.id;
  for (const part of document.querySelectorAll("[data-follows]")) {
    part.replaceChildren(...(next.getElementById(part.id)?.childNodes ?? []));
  }
  for (const group of filters.querySelectorAll("details")) {
    group.hidden = !group.querySelector("input");
  }
  document.title = next.title;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  sayHowMany();
};

const followChoice = async () => {
  const url = new URL(filters.action);
  url.search = new URLSearchParams(new FormData(filters));
  newestChoice?.abort();
  newestChoice = new AbortController();
  try {
    const answer = await fetch(url, { signal: newestChoice.signal });
    if (!answer.ok) throw new Error(answer.status);
    takeOver(new DOMParser().parseFromString(await answer.text(), "text/html"));
    window.history.replaceState(null, "", url);
  } catch (error) {
    // Overtaken by the next choice, or offline: then the browser itself says so.
    if (error.name !== "AbortError") filters.submit();
  }
};

if (filters) {
  sayHowMany();
  filters.addEventListener("change", followChoice);
  filters.addEventListener("submit", (event) => {
    event.preventDefault();
    filters.querySelector("details[open]")?.removeAttribute("open");
    document.querySelector("[data-found]")?.scrollIntoView({ block: "center" });
  });
}
