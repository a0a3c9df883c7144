/* Shares the page with the device's own sheet, or copies its address. Hooked by data-share. */

for (const share of document.querySelectorAll("[data-share]")) {
  const { shareTitle: title, shareAddress: url } = share.dataset;
  const answer = share.querySelector("[data-share-answer]");
  const native = share.querySelector("[data-share-native]");
  const copy = share.querySelector("[data-share-copy]");

  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(url);
      answer.textContent = "Länken är kopierad.";
    } catch {
      answer.textContent = `Kopiera länken själv: ${url}`;
    }
  });

  if (navigator.share) {
    native.hidden = false;
    native.addEventListener("click", () => {
      // Closing the sheet without sharing is no error.
      navigator.share({ title, url }).catch(() => {});
    });
  }

  share.querySelector(".share__plain").hidden = true;
  copy.parentElement.hidden = false;
}
