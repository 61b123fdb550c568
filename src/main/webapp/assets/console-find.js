/* The box that finds anything, and the site switcher: comboboxes with a list (WAI-ARIA 1.2). */
(function () {
  "use strict";

  const RESULTS = "/console/find/results.json";
  const PAUSE = 150;
  const MOST_RECENT = 5;
  const TOKEN = /ey[A-DI-L][\w-]{7,}\.[\w-]{2,}\.[\w-]*/;
  const PART_OF_TOKEN = /ey[A-DI-L][\w-]{7,}\.[\w-]{20,}/;

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  /*
   * @param words the texts none, count and failed, and more if there may be more
   * @param query parameters for what was typed; null asks for nothing
   * @param shown called after each answer, with the groups
   */
  function combobox(input, list, status, words, query, shown) {
    const popup = list.parentElement;
    const note = popup.querySelector(".choices-none");
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
      list.hidden = true;
      popup.hidden = popup.classList.contains("choices-popup");
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      active = -1;
    }

    function tell(text) {
      note.textContent = text;
      note.hidden = text === "";
    }

    function show(groups) {
      list.replaceChildren();
      let count = 0;
      groups.forEach(function (group, at) {
        const part = element("div", "choices-group");
        const label = element("div", "choices-label", group.label);
        label.id = list.id + "-label-" + at;
        part.setAttribute("role", "group");
        part.setAttribute("aria-labelledby", label.id);
        part.append(label);
        group.results.forEach(function (result) {
          const option = element("div", "choice");
          option.id = list.id + "-" + count++;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.dataset.href = result.href;
          option.append(element("span", "choice-title", result.title));
          if (result.detail) {
            option.append(element("span", "dim", result.detail));
          }
          part.append(option);
        });
        list.append(part);
      });
      active = -1;
      input.removeAttribute("aria-activedescendant");
      status.textContent = count === 0 ? words.none : words.count.replace("{0}", count);
      tell(count === 0 ? words.none : groups.some((group) => group.more) ? words.more || "" : "");
      list.hidden = count === 0;
      popup.hidden = false;
      input.setAttribute("aria-expanded", String(count > 0));
      if (shown) {
        shown(groups);
      }
    }

    function ask() {
      const parameters = query(input.value.trim());
      const mine = ++last;
      if (parameters === null) {
        close();
        status.textContent = "";
        return;
      }
      fetch(RESULTS + "?" + new URLSearchParams(parameters), { headers: { Accept: "application/json" } })
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
        .then(
          function (found) {
            if (mine === last) {
              show(found.groups);
            }
          },
          function () {
            if (mine === last) {
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

    input.addEventListener("keydown", function (event) {
      const all = options();
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) {
          ask();
        } else {
          mark(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
        }
      } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
        event.preventDefault();
        location.assign(all[active].dataset.href);
      }
    });

    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", function (event) {
      const option = event.target.closest("[role=option]");
      if (option && (event.ctrlKey || event.metaKey)) {
        window.open(option.dataset.href, "_blank", "noopener");
      } else if (option) {
        location.assign(option.dataset.href);
      }
    });

    return { ask, close, isOpen: () => !popup.hidden };
  }

  /* A whole token goes by POST, so that it stands in no address. */
  function sendToken(text) {
    const form = element("form", "");
    form.method = "post";
    form.action = "/console/find/find.xhtml#token-title";
    form.hidden = true;
    const field = document.createElement("textarea");
    field.name = "token";
    field.value = TOKEN.exec(text)[0];
    form.append(field);
    document.body.append(form);
    form.submit();
  }

  function isTyping(target) {
    return target.closest("input, textarea, select, [contenteditable=true], .ui-dialog") !== null;
  }

  function box(form) {
    const input = form.querySelector("#finder-text");
    const list = form.querySelector("#finder-list");
    const all = form.querySelector(".menu-foot");
    const finder = combobox(
      input,
      list,
      form.querySelector("#finder-status"),
      form.dataset,
      (text) => ((text.length < 2 && !/^\d$/.test(text)) || PART_OF_TOKEN.test(text) ? null : { q: text }),
      function (groups) {
        all.hidden = groups.length === 0;
        all.href = "/console/find/find.xhtml?q=" + encodeURIComponent(input.value.trim());
      }
    );
    let before = null;

    // Without this script it keeps whole tokens out of the address; with it, they go by POST.
    input.removeAttribute("maxlength");

    function open() {
      before = document.activeElement;
      input.focus();
      input.select();
    }

    document.addEventListener("keydown", function (event) {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const asked = (event.key === "/" && plain) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey);
      if (asked && !isTyping(event.target)) {
        event.preventDefault();
        open();
      }
    });

    input.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        event.preventDefault();
        if (finder.isOpen()) {
          finder.close();
        } else {
          input.value = "";
          input.blur();
          if (before && document.contains(before)) {
            before.focus();
          }
        }
      }
    });

    input.addEventListener("paste", function (event) {
      const text = event.clipboardData ? event.clipboardData.getData("text") : "";
      if (TOKEN.test(text)) {
        event.preventDefault();
        input.value = "";
        sendToken(text);
      }
    });

    form.addEventListener("submit", function (event) {
      if (TOKEN.test(input.value)) {
        event.preventDefault();
        const text = input.value;
        input.value = "";
        sendToken(text);
      } else if (input.value.trim() === "" || PART_OF_TOKEN.test(input.value)) {
        event.preventDefault();
      }
    });

    form.addEventListener("focusout", function (event) {
      if (!form.contains(event.relatedTarget)) {
        finder.close();
      }
    });
  }

  /* Which sites this operator opened in this browser, the last one first: their ids only. */

  function recent(name) {
    try {
      return (localStorage.getItem(name) || "").split(",").filter((id) => /^\d+$/.test(id));
    } catch (refused) {
      return [];
    }
  }

  function remember(name, site) {
    try {
      const ids = [site].concat(recent(name).filter((id) => id !== site));
      localStorage.setItem(name, ids.slice(0, MOST_RECENT + 1).join(","));
    } catch (refused) {
      return;
    }
  }

  function switcher(menu) {
    const input = menu.querySelector("#switcher-text");
    const part = menu.querySelector(".menu-list");
    const name = "gatehouse-sites-" + menu.dataset.operator;
    remember(name, menu.dataset.site);
    const sites = combobox(
      input,
      menu.querySelector("#switcher-list"),
      menu.querySelector("#switcher-status"),
      part.dataset,
      (text) => ({
        q: TOKEN.test(text) ? "" : text,
        switch: menu.dataset.page,
        recent: recent(name).filter((id) => id !== menu.dataset.site).slice(0, MOST_RECENT).join(","),
      })
    );
    menu.addEventListener("toggle", function () {
      if (menu.open) {
        input.value = "";
        input.focus();
        sites.ask();
      } else {
        sites.close();
      }
    });
  }

  const form = document.getElementById("finder");
  const menu = document.getElementById("switcher");
  if (form) {
    box(form);
  }
  if (menu) {
    switcher(menu);
  }
})();
