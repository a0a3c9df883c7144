/* Puts two habits of the date picker right.

A date that it can't read is left to the form's own check, which says what is wrong; otherwise the
picker puts today's date in its place when the field is left, and nobody notices. And it closes when
the keyboard goes on to the next field, or Escape is pressed, instead of covering what stands below. */

const $ = window.jQuery;
$.fn.datetimepicker.defaults.validateOnBlur = false;

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (relatedTarget && $(target).data("xdsoft_datetimepicker")) $(target).datetimepicker("hide");
});

document.addEventListener("keydown", ({ key, target }) => {
  if (key === "Escape" && $(target).data("xdsoft_datetimepicker")) $(target).datetimepicker("hide");
});
