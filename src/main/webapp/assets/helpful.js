// The question at an article's end is answered in place; without this script, its forms still work.
"use strict";
(() => {
  // What was typed stays until it was kept.
  const tell = (section) => {
    const told = section.querySelector(".problem") || document.createElement("p");
    told.className = "problem";
    told.setAttribute("role", "alert");
    section.prepend(told);
    told.textContent = section.dataset.failed;
  };

  const answer = async (form, section, button) => {
    const body = new URLSearchParams(new FormData(form));
    body.set("part", "");
    if (button?.name) {
      body.set(button.name, button.value);
    }
    try {
      const given = await fetch(form.action, { method: "POST", body, redirect: "manual" });
      const part = new DOMParser().parseFromString(await given.text(), "text/html").querySelector(".helpful");
      if (part) {
        section.replaceWith(part);
        part.querySelector("[tabindex]").focus();
      } else {
        tell(section);
      }
    } catch {
      tell(section);
    }
  };

  document.addEventListener("submit", (event) => {
    const section = event.target.closest(".helpful");
    if (section) {
      event.preventDefault();
      if (!section.dataset.sent) {
        section.dataset.sent = "true";
        answer(event.target, section, event.submitter).finally(() => delete section.dataset.sent);
      }
    }
  });
})();
