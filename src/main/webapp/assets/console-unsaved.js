/*
 * Whoever leaves a page with changes in a form is asked first. A form counts once somebody typed or chose something there
 * that differs from what was saved; forms that only search or try something out say so with data-unasked. Those that save row
 * by row, without a place for all buttons, say so with data-asked.
 */
(function () {
  "use strict";

  const ASKED = "main form[method=post]:not([data-unasked], [data-writing]):is([data-asked], :has(.actions, .dialog-actions))";
  const IGNORED = ["hidden", "submit", "button", "reset", "image", "file"];

  const saved = new Map();
  const touched = new Set();
  let sent = null;
  let before = new Set();
  let leaving = false;

  function forms() {
    return Array.from(document.querySelectorAll(ASKED));
  }

  function values(form) {
    return JSON.stringify(Array.from(form.elements)
      .filter((field) => field.name && !IGNORED.includes(field.type) && !field.disabled && !field.closest("[data-unasked]"))
      .map(function (field) {
        const chosen = field.selectedOptions ? Array.from(field.selectedOptions, (option) => option.value) : field.value;
        return [field.name, field.type === "checkbox" || field.type === "radio" ? field.value + field.checked : chosen];
      }));
  }

  function note(form) {
    saved.set(form.id, values(form));
    touched.delete(form.id);
  }

  function isChanged(form) {
    const shown = form.getClientRects().length > 0;
    return shown && (form.dataset.unsaved === "true" || touched.has(form.id) && saved.get(form.id) !== values(form));
  }

  function touch(event) {
    const form = event.target.form;
    if (form && form.id) {
      touched.add(form.id);
    }
  }

  function formOf(source) {
    const element = typeof source === "string" ? document.getElementById(source) : source && (source[0] || source);
    return element && element.closest ? element.closest("form") : null;
  }

  function news() {
    return Array.from(document.querySelectorAll("#notices li, .ui-message-error, .secret-once"));
  }

  function asked(event, request, settings) {
    const form = formOf(settings.source);
    sent = form && form.id;
    before = new Set(news());
  }

  /* What was saved is told; a wrong field or a problem means that nothing was. */
  function answered(event, request, settings, answer) {
    if (answer && answer.redirect) {
      leaving = true;
      return;
    }
    const fresh = news().filter((one) => !before.has(one));
    const done = fresh.some((one) => one.matches(".good, .secret-once"));
    const wrong = fresh.some((one) => one.matches(".problem, .ui-message-error"));
    forms().forEach(function (form) {
      if (!saved.has(form.id) || (form.id === sent && done && !wrong)) {
        note(form);
      }
    });
  }

  window.addEventListener("beforeunload", function (event) {
    if (!leaving && forms().some((form) => form.id !== sent && isChanged(form))) {
      event.preventDefault();
      event.returnValue = "";
    }
  });

  // The form that is sent leaves with the page; another one on it would be lost.
  document.addEventListener("submit", function (event) {
    sent = event.target.id;
  });

  ["keydown", "pointerdown"].forEach(function (kind) {
    document.addEventListener(kind, function () {
      sent = null;
    }, true);
  });

  // Before anything can be typed: the page is parsed when this script runs.
  forms().forEach(note);
  document.addEventListener("input", touch);
  document.addEventListener("change", touch);

  window.addEventListener("load", function () {
    if (window.jQuery) {
      // jQuery also receives events of components and of the console's own scripts.
      window.jQuery(document).on("input change", touch).on("pfAjaxSend", asked).on("pfAjaxComplete", answered);
    }
  });
})();
