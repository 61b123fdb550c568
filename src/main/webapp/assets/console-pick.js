/* Pickers: what is chosen as chips, and a combobox that searches for more (WAI-ARIA 1.2, list autocomplete). */
(function () {
  "use strict";

  const CHOICES = "/console/find/choices.json";
  const PAUSE = 150;

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  function picker(box) {
    const value = box.querySelector(".picker-value");
    const words = box.dataset;
    const one = words.one === "true";
    const names = JSON.parse(value.dataset.names || "{}");
    const chips = element("ul", "picker-chips");
    const input = element("input", "ui-inputfield ui-inputtext ui-widget");
    const popup = element("div", "choices-popup");
    const list = element("div", "choices");
    const note = element("p", "choices-none dim");
    const status = element("p", "visually-hidden");
    let timer = 0;
    let last = 0;
    let active = -1;
    let mine = false;

    function dress() {
      const label = document.querySelector('label[for="' + CSS.escape(value.id) + '"]');
      input.id = value.id + "_input";
      input.type = "text";
      input.maxLength = 120;
      input.placeholder = words.find;
      input.autocomplete = "off";
      input.spellcheck = false;
      list.id = value.id + "_list";
      list.setAttribute("role", "listbox");
      status.setAttribute("role", "status");
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-autocomplete", "list");
      input.setAttribute("aria-controls", list.id);
      input.setAttribute("aria-expanded", "false");
      if (label) {
        label.htmlFor = input.id;
      } else {
        input.setAttribute("aria-label", words.label);
      }
      const name = label ? label.textContent.trim() : words.label;
      list.setAttribute("aria-label", name);
      chips.setAttribute("aria-label", words.chosen + ": " + name);
      if (value.hasAttribute("aria-describedby")) {
        input.setAttribute("aria-describedby", value.getAttribute("aria-describedby"));
      }
      value.hidden = true;
      popup.hidden = true;
      note.hidden = true;
      popup.append(list, note);
      box.prepend(chips);
      box.append(input, popup, status);
    }

    function chosen() {
      return value.value.split(",").filter((id) => id !== "");
    }

    function choose(ids) {
      mine = true;
      value.value = ids.join(",");
      value.dispatchEvent(new Event("input", { bubbles: true }));
      value.dispatchEvent(new Event("change", { bubbles: true }));
      mine = false;
      showChosen();
    }

    function nameOf(id) {
      return names[id] || id;
    }

    function remove(id) {
      const at = chosen().indexOf(id);
      choose(chosen().filter((other) => other !== id));
      status.textContent = words.removed.replace("{0}", nameOf(id));
      const left = chips.querySelectorAll("button");
      (left[Math.min(at, left.length - 1)] || input).focus();
    }

    function showChosen() {
      chips.replaceChildren();
      chosen().filter((id) => id !== words.own).forEach(function (id) {
        const chip = element("li", "");
        const button = element("button", "");
        const cross = element("i", "pi pi-times");
        button.type = "button";
        button.setAttribute("aria-label", words.remove + " " + nameOf(id));
        cross.setAttribute("aria-hidden", "true");
        button.append(cross);
        button.addEventListener("click", () => remove(id));
        chip.append(element("span", "", nameOf(id)), button);
        chips.append(chip);
      });
    }

    function options() {
      return Array.from(list.querySelectorAll("[role=option]"));
    }

    function mark(index) {
      const all = options();
      active = all.length === 0 ? -1 : (index + all.length) % all.length;
      all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
      if (active < 0) {
        input.removeAttribute("aria-activedescendant");
      } else {
        input.setAttribute("aria-activedescendant", all[active].id);
        all[active].scrollIntoView({ block: "nearest" });
      }
    }

    function close() {
      clearTimeout(timer);
      last++;
      popup.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      active = -1;
    }

    function tell(text) {
      note.textContent = text;
      note.hidden = text === "";
    }

    function take(option) {
      const id = option.dataset.id;
      names[id] = option.dataset.name;
      choose(one ? [id] : chosen().concat(id));
      status.textContent = words.added.replace("{0}", nameOf(id));
      input.value = "";
      close();
    }

    function show(offer) {
      const free = offer.choices.filter((choice) => choice.id !== words.own && !chosen().includes(choice.id));
      list.replaceChildren();
      free.forEach(function (choice, at) {
        const option = element("div", "choice");
        option.id = list.id + "-" + at;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.id = choice.id;
        option.dataset.name = words.picker === "sites" ? choice.name + " (" + choice.detail + ")" : choice.name;
        option.append(element("span", "choice-title", choice.name), element("span", "dim", choice.detail));
        list.append(option);
      });
      active = -1;
      input.removeAttribute("aria-activedescendant");
      status.textContent = free.length === 0 ? words.none : words.count.replace("{0}", free.length);
      tell(offer.more ? words.more : free.length === 0 ? words.none : "");
      list.hidden = free.length === 0;
      popup.hidden = false;
      input.setAttribute("aria-expanded", String(free.length > 0));
    }

    function ask() {
      const asked = ++last;
      const query = new URLSearchParams({ kind: words.picker, q: input.value.trim(), site: words.site || "" });
      fetch(CHOICES + "?" + query, { headers: { Accept: "application/json" } })
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
        .then(
          function (offer) {
            if (asked === last) {
              show(offer);
            }
          },
          function () {
            if (asked === last) {
              list.replaceChildren();
              list.hidden = true;
              popup.hidden = false;
              tell(words.failed);
              status.textContent = words.failed;
            }
          }
        );
    }

    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });

    input.addEventListener("click", function () {
      if (popup.hidden) {
        ask();
      }
    });

    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (popup.hidden) {
          ask();
        } else {
          mark(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
        }
      } else if (event.key === "Enter") {
        // It never sends the form: whoever types a name and presses it means the name.
        event.preventDefault();
        if (active >= 0) {
          take(options()[active]);
        } else if (options().length === 1 && !popup.hidden) {
          take(options()[0]);
        }
      } else if (event.key === "Escape" && !popup.hidden) {
        event.preventDefault();
        event.stopPropagation();
        close();
      }
    });

    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", function (event) {
      const option = event.target.closest("[role=option]");
      if (option) {
        take(option);
      }
    });

    box.addEventListener("focusout", function (event) {
      if (!box.contains(event.relatedTarget)) {
        input.value = "";
        close();
      }
    });

    // A form that is restored after the session ended sets the value from elsewhere.
    value.addEventListener("change", function () {
      if (!mine) {
        showChosen();
      }
    });

    dress();
    showChosen();
  }

  function start() {
    document.querySelectorAll(".picker:not([data-ready])").forEach(function (box) {
      box.dataset.ready = "true";
      picker(box);
    });
  }

  start();
  new MutationObserver(start).observe(document.body, { childList: true, subtree: true });
})();
