/* Shows below the form of a synonym what the word and each of its synonyms find, while they are
   written. Hooked by data-synonym-preview, which holds the address that answers with HTML. */

const PAUSE_MS = 400;
const FAILED = "Träffarna kunde inte hämtas. Det du har skrivit står kvar.";

for (const place of document.querySelectorAll("[data-synonym-preview]")) {
  const form = place.closest("form");
  let timer;
  let request;

  const show = async () => {
    request?.abort();
    request = new AbortController();
    const asked = new URLSearchParams({
      ord: form.elements.word.value,
      synonymer: form.elements.synonyms.value,
    });
    try {
      const answer = await fetch(`${place.dataset.synonymPreview}?${asked}`, {
        signal: request.signal,
      });
      // A session that is over leads to the login.
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      place.innerHTML = await answer.text();
    } catch (error) {
      // Overtaken by the next letter, or without an answer: the form works without.
      if (error.name !== "AbortError") place.textContent = FAILED;
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE_MS);
  });
  show();
}
