/* The box that finds anything, and the site switcher. */
(function () {
  "use strict";

  const choices = window.gatehouseChoices;
  const element = choices.element;
  const RESULTS = "/console/find/results.json";
  const MOST_RECENT = 5;
  const TOKEN = /ey[A-DI-L][\w-]{7,}\.[\w-]{2,}\.[\w-]*/;
  const PART_OF_TOKEN = /ey[A-DI-L][\w-]{7,}\.[\w-]{20,}/;

  /*
   * @param words the texts none, count and failed, and more if there may be more
   * @param query parameters for what was typed; null asks for nothing
   * @param shown called after each answer, with the groups
   */
  function combobox(input, list, status, words, query, shown) {
    function fill(found) {
      let count = 0;
      found.groups.forEach(function (group, at) {
        const part = element("div", "choices-group");
        const label = element("div", "choices-label", group.label);
        label.id = list.id + "-label-" + at;
        part.setAttribute("role", "group");
        part.setAttribute("aria-labelledby", label.id);
        part.append(label);
        group.results.forEach(function (result) {
          const option = choices.option(list.id + "-" + count++, result.title, result.detail);
          option.dataset.href = result.href;
          part.append(option);
        });
        list.append(part);
      });
      if (shown) {
        shown(found.groups);
      }
      const more = found.groups.some((group) => group.more) ? words.more || "" : "";
      return { count, note: count === 0 ? words.none : more };
    }

    return choices(input, list, list.parentElement.querySelector(".choices-none"), status, words, {
      address: function () {
        const parameters = query(input.value.trim());
        return parameters === null ? null : RESULTS + "?" + new URLSearchParams(parameters);
      },
      fill,
      take: function (option, event) {
        if (event.type === "click" && (event.ctrlKey || event.metaKey)) {
          window.open(option.dataset.href, "_blank", "noopener");
        } else {
          location.assign(option.dataset.href);
        }
      },
    });
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
