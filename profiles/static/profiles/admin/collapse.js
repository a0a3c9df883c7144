/* Folds the blocks of a saved page that have a telling label; text stays open to be read. */

const FOLDED = new Set([
  "quote", "pull_quote", "image", "list", "table", "video", "call_to_action", "fact_panel", "contact",
]);
const STREAMS = ["standfirst", "body", "aside"];

if (/\/edit\/$/.test(location.pathname)) window.addEventListener("load", () => setTimeout(fold, 0));

function fold() {
  for (const name of STREAMS) {
    for (const input of document.querySelectorAll(`input[name^="${name}-"][name$="-type"]`)) {
      if (new RegExp(`^${name}-\\d+-type$`).test(input.name) && FOLDED.has(input.value)) close(input);
    }
  }
}

function close(input) {
  const block = input.closest("[data-streamfield-child]");
  const toggle = block?.querySelector("[data-panel-toggle]");
  if (!toggle || toggle.getAttribute("aria-expanded") === "false") return;
  if (block.querySelector('[aria-invalid="true"], .w-field--error') || !hasText(block)) return;
  if (block.contains(document.activeElement)) return;
  toggle.click();
}

function hasText(block) {
  const controls = block.querySelectorAll("textarea, input[type=text], input:not([type])");
  return [...controls].some((control) => control.value.trim());
}
