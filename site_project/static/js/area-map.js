/* Says the name of the area of a map that is pointed at, in focus or touched. */

const say = (event) => {
  const area = event.target.closest?.("[data-area]");
  const place = area?.closest(".series-map")?.querySelector("[data-area-name]");
  if (place) place.textContent = area.getAttribute("aria-label");
};

for (const kind of ["pointerover", "focusin", "touchstart"]) {
  document.addEventListener(kind, say, { passive: true });
}
