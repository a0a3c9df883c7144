// The review: a changed line is read again at once, without losing the place on the screen.

const form = document.querySelector("[data-review-form]");
const progress = form?.querySelector("[data-progress]");
let request;

async function readAgain(changed) {
  request?.abort();
  request = new AbortController();
  progress.textContent = "Manuset tolkas om …";
  const data = new FormData(form);
  data.set("update", "1");
  try {
    const response = await fetch(form.action || location.href, {
      method: "POST", body: data, signal: request.signal, credentials: "same-origin",
    });
    if (!response.ok) throw new Error(response.statusText);
    show(new DOMParser().parseFromString(await response.text(), "text/html"), changed);
    progress.textContent = "Klart.";
  } catch (error) {
    if (error.name !== "AbortError") {
      progress.textContent = "Ändringen kunde inte läsas in. Tryck på ”Tolka om med ändringarna”.";
    }
  }
}

// Only what the reading changes is replaced; focus goes back to the field that was changed.
function show(fresh, changed) {
  const freshForm = fresh.querySelector("[data-review-form]");
  if (!freshForm) return;
  for (const selector of [".review-decisions", ".review-lines tbody", "#review-decisions"]) {
    const here = form.querySelector(selector);
    const there = freshForm.querySelector(selector);
    if (here && there) here.replaceChildren(...there.childNodes);
  }
  document.getElementById(changed.id)?.focus();
}

form?.addEventListener("change", (event) => {
  if (event.target.closest(".review-lines, .review-fields")) readAgain(event.target);
});

form?.addEventListener("submit", () => {
  request?.abort();
  progress.textContent = "Ett ögonblick …";
});
