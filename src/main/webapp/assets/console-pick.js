/* Pickers: what is chosen as chips, and a field that searches for more. */
(function () {
  "use strict";

  const choices = window.gatehouseChoices;
  const element = choices.element;
  const CHOICES = "/console/find/choices.json";

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
    let offered = null;
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
      list.hidden = true;
      note.hidden = true;
      popup.append(list, note);
      box.prepend(chips);
      box.append(input, popup, status);
      offered = choices(input, list, note, status, words, { address, fill, take });
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

    function take(option) {
      const id = option.dataset.id;
      names[id] = option.dataset.name;
      choose(one ? [id] : chosen().concat(id));
      status.textContent = words.added.replace("{0}", nameOf(id));
      input.value = "";
      offered.close();
    }

    function fill(offer) {
      const free = offer.choices.filter((choice) => choice.id !== words.own && !chosen().includes(choice.id));
      free.forEach(function (choice, at) {
        const option = choices.option(list.id + "-" + at, choice.name, choice.detail);
        option.dataset.id = choice.id;
        option.dataset.name = words.picker === "sites" ? choice.name + " (" + choice.detail + ")" : choice.name;
        list.append(option);
      });
      return { count: free.length, note: offer.more ? words.more : free.length === 0 ? words.none : "" };
    }

    function address() {
      return CHOICES + "?" + new URLSearchParams({ kind: words.picker, q: input.value.trim(), site: words.site || "" });
    }

    input.addEventListener("click", function () {
      if (!offered.isOpen()) {
        offered.ask();
      }
    });

    input.addEventListener("keydown", function (event) {
      if (event.key === "Enter") {
        // It never sends the form: whoever types a name and presses it means the name.
        event.preventDefault();
        if (offered.isOpen() && offered.options().length === 1) {
          take(offered.options()[0]);
        }
      } else if (event.key === "Escape" && offered.isOpen()) {
        event.preventDefault();
        event.stopPropagation();
        offered.close();
      }
    });

    box.addEventListener("focusout", function (event) {
      if (!box.contains(event.relatedTarget)) {
        input.value = "";
        offered.close();
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
