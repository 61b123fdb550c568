/* Says that a file is too large before it is sent. */
(function () {
  "use strict";

  document.querySelectorAll("input[type=file][data-most]").forEach(function (input) {
    input.addEventListener("change", function () {
      const file = input.files[0];
      input.setCustomValidity(file && file.size > Number(input.dataset.most) ? input.dataset.tooLarge : "");
      input.reportValidity();
    });
  });
})();
