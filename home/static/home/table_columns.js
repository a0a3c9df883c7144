/* Adds a column of text at once: Wagtail asks of which kind it is, and there is only one. */

document.querySelector("[data-edit-form]")?.addEventListener("click", ({ target }) => {
  const menu = target.closest(".typed-table-block")?.querySelector(".add-column-menu");
  const kinds = menu?.checkVisibility() ? menu.querySelectorAll("button") : [];
  if (kinds.length === 1) kinds[0].click();
});
