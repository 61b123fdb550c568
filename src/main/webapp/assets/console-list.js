/* Lists: one box selects all rows of the page. */
"use strict";

for (const all of document.querySelectorAll("input[data-selects]")) {
  const boxes = function () {
    return Array.from(document.getElementsByName(all.dataset.selects));
  };
  all.addEventListener("change", function () {
    boxes().forEach((box) => (box.checked = all.checked));
  });
  document.addEventListener("change", function (event) {
    if (event.target.name === all.dataset.selects) {
      const checked = boxes().filter((box) => box.checked).length;
      all.checked = checked === boxes().length;
      all.indeterminate = checked > 0 && !all.checked;
    }
  });
}
