/* The choices below a field that is typed into (a combobox of WAI-ARIA 1.2): asked for, shown, marked by arrow keys. */
(function () {
  "use strict";

  const PAUSE = 150;

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  /*
   * @param list within what pops up
   * @param note told to everybody who sees the list, as status is to everybody who hears it
   * @param words the texts none, count and failed
   * @param uses address(), where to ask, or null; fill(answer), which puts options into the list and returns their count
   *   and a text for the note; take(option, event)
   */
  function choices(input, list, note, status, words, uses) {
    const popup = list.parentElement;
    let timer = 0;
    let last = 0;
    let active = -1;

    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    function options() {
      return Array.from(list.querySelectorAll("[role=option]"));
    }

    function unmark() {
      active = -1;
      input.removeAttribute("aria-activedescendant");
    }

    function mark(index) {
      const all = options();
      active = all.length === 0 ? -1 : (index + all.length) % all.length;
      all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
      if (active < 0) {
        unmark();
      } else {
        input.setAttribute("aria-activedescendant", all[active].id);
        all[active].scrollIntoView({ block: "nearest" });
      }
    }

    function close() {
      clearTimeout(timer);
      last++;
      list.hidden = true;
      popup.hidden = popup.classList.contains("choices-popup");
      input.setAttribute("aria-expanded", "false");
      unmark();
    }

    function tell(text) {
      note.textContent = text;
      note.hidden = text === "";
    }

    function show(answer) {
      list.replaceChildren();
      const filled = uses.fill(answer);
      unmark();
      status.textContent = filled.count === 0 ? words.none : words.count.replace("{0}", filled.count);
      tell(filled.note);
      list.hidden = filled.count === 0;
      popup.hidden = false;
      input.setAttribute("aria-expanded", String(filled.count > 0));
    }

    function fail() {
      list.replaceChildren();
      list.hidden = true;
      popup.hidden = false;
      tell(words.failed);
      status.textContent = words.failed;
    }

    function ask() {
      const address = uses.address();
      const asked = ++last;
      if (address === null) {
        close();
        status.textContent = "";
        return;
      }
      fetch(address, { headers: { Accept: "application/json" } })
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
        .then(
          (answer) => asked === last && show(answer),
          () => asked === last && fail()
        );
    }

    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });

    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) {
          ask();
        } else {
          mark(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
        }
      } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
        event.preventDefault();
        uses.take(options()[active], event);
      }
    });

    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", function (event) {
      const option = event.target.closest("[role=option]");
      if (option) {
        uses.take(option, event);
      }
    });

    return { ask, close, options, isOpen: () => !popup.hidden };
  }

  /* An option for the list, marked as nothing yet. */
  choices.option = function (id, title, detail) {
    const option = element("div", "choice");
    option.id = id;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.append(element("span", "choice-title", title));
    if (detail) {
      option.append(element("span", "dim", detail));
    }
    return option;
  };

  choices.element = element;
  window.gatehouseChoices = choices;
})();
