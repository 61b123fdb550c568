/* The sign-in log: dragging over the histogram, filtering by the values of a row, choosing columns. */
(function () {
  "use strict";

  const YEAR = 31536000;

  /* Filters on a narrow screen */

  const open = document.getElementById("filters-open");
  open.addEventListener("click", function () {
    const shown = document.getElementById("log-filters").classList.toggle("open");
    open.setAttribute("aria-expanded", String(shown));
  });

  /* An address without empty parameters */

  document.getElementById("log-filters").addEventListener("submit", function (event) {
    event.target.querySelectorAll("input[name], select[name]").forEach(function (field) {
      field.disabled = field.value.trim() === "";
    });
  });

  window.addEventListener("pageshow", function () {
    document.querySelectorAll("#log-filters :disabled").forEach((field) => (field.disabled = false));
  });

  /* Columns: this browser keeps them, and the address has them for colleagues */

  document.querySelector(".columns-form").addEventListener("submit", function (event) {
    const form = event.target;
    const chosen = Array.from(form.querySelectorAll("input:checked"), (box) => box.value).join("-");
    const secure = location.protocol === "https:" ? "; Secure" : "";
    form.elements.columns.value = chosen;
    form.elements.columns.disabled = chosen === "";
    document.cookie = `${form.dataset.cookie}=${chosen}; Path=/console; SameSite=Lax; Max-Age=${chosen ? YEAR : 0}${secure}`;
  });

  /* Histogram: a click narrows the list to a bar, dragging to several */

  const chart = document.getElementById("over-time");
  let first = null;
  let last = null;

  function barAt(event) {
    const box = chart.getBoundingClientRect();
    const bars = chart.querySelectorAll(".bar");
    const index = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
    return Math.min(Math.max(index, 0), bars.length - 1);
  }

  function mark() {
    const bars = chart.querySelectorAll(".bar").length;
    const chosen = chart.querySelector(".chosen");
    const width = first === null ? 0 : Math.abs(last - first) + 1;
    chosen.setAttribute("x", (Math.min(first || 0, last || 0) * 100) / bars + "%");
    chosen.setAttribute("width", (width * 100) / bars + "%");
  }

  function forget() {
    first = null;
    last = null;
    mark();
  }

  if (chart) {
    chart.addEventListener("pointerdown", function (event) {
      if (event.button === 0) {
        first = last = barAt(event);
        chart.setPointerCapture(event.pointerId);
        mark();
      }
    });
    chart.addEventListener("pointermove", function (event) {
      if (first !== null) {
        last = barAt(event);
        mark();
      }
    });
    chart.addEventListener("pointercancel", forget);
    chart.addEventListener("pointerup", function () {
      if (first === null) {
        return;
      }
      const bars = chart.querySelectorAll(".bar");
      const from = bars[Math.min(first, last)].dataset.from;
      const to = bars[Math.max(first, last)].dataset.to;
      forget();
      location.assign(`${chart.dataset.narrow}&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`);
    });
  }

  /* A row's values: only this, not this */

  const menu = document.getElementById("value-menu");
  let opener = null;

  function link(name, value, not) {
    const query = new URLSearchParams(location.search);
    query.delete("before");
    const rest = query.getAll(name).filter((each) => (not ? each !== value : each.startsWith("!") && each !== "!" + value));
    query.delete(name);
    rest.forEach((each) => query.append(name, each));
    query.append(name, not ? "!" + value : value);
    const anchor = document.createElement("a");
    anchor.href = location.pathname + "?" + query;
    anchor.textContent = not ? menu.dataset.not : menu.dataset.just;
    anchor.setAttribute("aria-label", `${anchor.textContent}: ${value}`);
    return anchor;
  }

  function row(name, label, value) {
    const line = document.createElement("div");
    const title = document.createElement("span");
    const code = document.createElement("code");
    line.className = "value-row";
    title.textContent = label;
    code.textContent = value;
    code.title = value;
    line.append(title, code, link(name, value, false));
    if (name !== "outcome") {
      line.append(link(name, value, true));
    }
    return line;
  }

  function close() {
    menu.hidden = true;
    if (opener) {
      opener.setAttribute("aria-expanded", "false");
    }
    opener = null;
  }

  function show(button) {
    const values = JSON.parse(button.dataset.values);
    const labels = JSON.parse(menu.dataset.labels);
    menu.replaceChildren();
    Object.keys(values).forEach(function (name) {
      if (name !== "sites" || menu.dataset.allSites) {
        menu.append(row(name, labels[name], String(values[name])));
      }
    });
    opener = button;
    button.setAttribute("aria-expanded", "true");
    menu.hidden = false;
    const box = button.getBoundingClientRect();
    const top = box.bottom + menu.offsetHeight < innerHeight ? box.bottom : Math.max(0, box.top - menu.offsetHeight);
    menu.style.top = top + scrollY + "px";
    menu.style.left = Math.max(8, box.right - menu.offsetWidth) + scrollX + "px";
    menu.querySelector("a").focus();
  }

  document.body.append(menu);
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-values]");
    const again = button && button === opener;
    if (!menu.contains(event.target)) {
      close();
    }
    if (button && !again) {
      show(button);
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !menu.hidden) {
      const back = opener;
      close();
      back.focus();
    }
  });

  menu.addEventListener("keydown", function (event) {
    const links = Array.from(menu.querySelectorAll("a"));
    const now = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      links[(now + step + links.length) % links.length].focus();
    }
    if (event.key === "Tab" && now === (event.shiftKey ? 0 : links.length - 1)) {
      const back = opener;
      close();
      back.focus();
    }
  });
})();
