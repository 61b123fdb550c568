/* The console's script beside PrimeFaces: one listener per event, no handlers in the pages. */
(function () {
  "use strict";

  const SIGN_IN = "/console/login.xhtml";
  const DRAFT = "gatehouse-draft";
  const CUT_OFF = "gatehouse-cut-off";
  const ZONE = "gatehouse-zone-shown";
  const YEAR = 31536000;

  function cookie(name, value) {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${name}=${encodeURIComponent(value)}; Path=/console; SameSite=Lax; Max-Age=${YEAR}${secure}`;
  }

  /* Theme */

  const THEMES = ["system", "light", "dark"];
  const ICONS = { system: "pi-desktop", light: "pi-sun", dark: "pi-moon" };

  function theme() {
    return document.documentElement.dataset.theme || "system";
  }

  function showTheme(button) {
    const now = theme();
    const label = button.dataset.label.replace("{0}", button.dataset[now]);
    button.querySelector(".pi").className = "pi " + ICONS[now];
    button.querySelector(".visually-hidden").textContent = label;
    button.title = label;
  }

  function nextTheme(button) {
    const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
    document.documentElement.dataset.theme = next;
    cookie("gatehouse-theme", next);
    showTheme(button);
  }

  /* Time zone: whoever travels sees no page with the times of the last place. */

  function followZone(zone) {
    const used = (document.getElementById("kept") || { dataset: {} }).dataset.zone;
    cookie("gatehouse-zone", zone);
    const tried = sessionStorage.getItem(ZONE) === zone;
    if (used && used !== zone && !tried && document.querySelector("main time")) {
      store(ZONE, zone);
      location.reload();
    }
  }

  /* Copying */

  function copy(button) {
    const word = button.querySelector(".copy-word");
    const before = word.dataset.before || word.textContent;
    word.dataset.before = before;
    navigator.clipboard.writeText(button.dataset.copy).then(function () {
      word.textContent = button.dataset.copied;
      setTimeout(() => (word.textContent = before), 2000);
    });
  }

  /* Typed confirmations */

  function confirmation(input) {
    const button = input.form.querySelector("[data-confirmed]");
    if (button) {
      const fits = input.value.trim() === input.dataset.confirms;
      button.disabled = !fits;
      button.classList.toggle("ui-state-disabled", !fits);
    }
  }

  function allConfirmations() {
    document.querySelectorAll("input[data-confirms]").forEach(confirmation);
  }

  /* Fields that apply to one choice of another field */

  function showChosen() {
    document.querySelectorAll('[data-when*="="]').forEach(function (part) {
      const [name, value] = part.dataset.when.split("=");
      const chosen = document.querySelector(`select[name="${name}"], input[name="${name}"]:checked`);
      part.hidden = !chosen || chosen.value !== value;
    });
  }

  /* Files that are too large are not uploaded */

  function measure(input) {
    const most = Number(input.dataset.mostBytes);
    const large = Array.from(input.files).some((file) => file.size > most);
    input.setCustomValidity(large ? input.dataset.tooLarge : "");
    if (large) {
      input.reportValidity();
    }
  }

  /* Color inputs with a picker and a text field */

  function colour(input) {
    if (input.dataset.colourOf) {
      document.getElementById(input.dataset.colourOf).value = input.value;
    } else if (/^#[0-9a-f]{6}$/i.test(input.value)) {
      document.querySelector(`input[data-colour-of="${input.id}"]`).value = input.value;
    }
  }

  /* Lists with a search field */

  function folded(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function filter(input) {
    const sought = folded(input.value.trim());
    document.querySelectorAll(input.dataset.filter + " > li").forEach(function (item) {
      item.hidden = !folded(item.textContent).includes(sought);
    });
  }

  /* Typed text survives the end of the session. Secrets are not kept. */

  function address() {
    const query = new URLSearchParams(location.search);
    query.delete("expired");
    const rest = query.toString();
    return location.pathname + (rest ? "?" + rest : "");
  }

  function isKept(field) {
    return (
      (field.id || field.name) &&
      !["hidden", "password", "file", "submit", "button", "reset", "image"].includes(field.type) &&
      field.autocomplete !== "one-time-code" &&
      !field.closest("[data-secret], .ui-datatable-filter")
    );
  }

  function fields() {
    return Array.from(document.querySelectorAll("main input, main textarea, main select, .ui-dialog input, .ui-dialog textarea"))
      .filter(isKept);
  }

  function key(field) {
    return field.type === "radio" ? field.name + "=" + field.value : field.id || field.name;
  }

  function operator() {
    const kept = document.getElementById("kept");
    return kept ? kept.dataset.operator || "" : "";
  }

  function keepDraft() {
    if (location.pathname === SIGN_IN) {
      return;
    }
    const values = {};
    fields().forEach(function (field) {
      const checkable = field.type === "checkbox" || field.type === "radio";
      values[key(field)] = checkable ? field.checked : field.value;
    });
    const secrets = document.querySelector("main input[type=password], main input[data-secret], main textarea[data-secret]") !== null;
    store(DRAFT, JSON.stringify({ address: address(), operator: operator(), values, secrets }));
  }

  function store(name, value) {
    try {
      sessionStorage.setItem(name, value);
    } catch (full) {
      sessionStorage.removeItem(name);
    }
  }

  function forgetDraft() {
    sessionStorage.removeItem(DRAFT);
    sessionStorage.removeItem(CUT_OFF);
  }

  function put(field, value) {
    const checkable = field.type === "checkbox" || field.type === "radio";
    if ((checkable ? field.checked : field.value) === value) {
      return;
    }
    if (checkable) {
      field.checked = value;
    } else {
      field.value = value;
    }
    // PrimeFaces components show the value themselves.
    if (window.jQuery) {
      window.jQuery(field).trigger("change");
    } else {
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function restoreDraft() {
    const notice = document.getElementById("kept");
    const expired = new URLSearchParams(location.search).has("expired");
    const cutOff = expired || sessionStorage.getItem(CUT_OFF) !== null;
    const draft = JSON.parse(sessionStorage.getItem(DRAFT) || "null");
    forgetDraft();
    if (expired) {
      history.replaceState(null, "", address());
    }
    if (!cutOff || !notice) {
      return;
    }
    const fits = draft && draft.address === address() && draft.operator === operator();
    if (fits) {
      fields().forEach(function (field) {
        if (key(field) in draft.values) {
          put(field, draft.values[key(field)]);
        }
      });
    }
    if (fits || expired) {
      const text = fits ? [notice.dataset.restored] : [notice.dataset.expired];
      if (fits && draft.secrets) {
        text.push(notice.dataset.lost);
      }
      notice.textContent = text.join(" ");
      notice.hidden = false;
    }
  }

  function arrive() {
    if (location.pathname === SIGN_IN) {
      if (sessionStorage.getItem(DRAFT)) {
        store(CUT_OFF, "1");
      }
    } else {
      restoreDraft();
    }
  }

  function answered(event, answer) {
    const text = (answer && answer.responseText) || "";
    const redirect = /<redirect url="([^"]*)"/.exec(text);
    const cut = redirect && (redirect[1].includes(SIGN_IN) || redirect[1].includes("expired=1"));
    if (cut) {
      store(CUT_OFF, "1");
    } else {
      forgetDraft();
    }
    allConfirmations();
    showChosen();
    hideIcons();
  }

  /* Failed requests of a page's script. A page repeats the requests that it makes by itself. */

  const REFRESH = /(^|&)jakarta\.faces\.source=([^&]*%3A)?refresh(&|$)/;

  function failed(event, answer, settings) {
    const notice = document.getElementById("kept");
    if (notice && !REFRESH.test(settings.data)) {
      notice.className = "notice problem";
      notice.textContent = notice.dataset.failed;
      notice.hidden = false;
      notice.scrollIntoView({ block: "center" });
    }
  }

  function failureOver() {
    const notice = document.querySelector("#kept.problem");
    if (notice) {
      notice.className = "notice";
      notice.hidden = true;
    }
  }

  /* Dialogs: after the last field, Tab returns to the first. PrimeFaces alone leaves the focus stuck there. */

  const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, [tabindex='0']";

  function goRound(event) {
    const dialog = event.target.closest(".ui-dialog[aria-modal=true]");
    if (dialog) {
      const stops = Array.from(dialog.querySelectorAll(STOPS))
        .filter((stop) => !stop.disabled && stop.tabIndex >= 0 && stop.offsetParent !== null);
      const last = event.shiftKey ? stops[0] : stops[stops.length - 1];
      if (event.target === last) {
        event.preventDefault();
        (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
      }
    }
  }

  /* Icons are characters of a font, which screen readers would read out. */

  function hideIcons() {
    document.querySelectorAll(".ui-icon:not([aria-hidden]), .pi:not([aria-hidden])").forEach(function (icon) {
      icon.setAttribute("aria-hidden", "true");
    });
  }

  /* One listener per event */

  // Pressing Save blurs the field, which would validate it; the response moves the button from under the pointer, and the
  // click is lost. Saving validates the field anyway.
  document.addEventListener("mousedown", function (event) {
    if (event.target.closest(".actions button[type=submit]")) {
      event.preventDefault();
    }
  });

  document.addEventListener("click", function (event) {
    const toggle = event.target.closest("[data-theme-toggle]");
    const button = event.target.closest("[data-copy]");
    if (toggle) {
      nextTheme(toggle);
    }
    if (button) {
      copy(button);
    }
    const navigation = event.target.closest(".side-toggle");
    if (navigation) {
      navigation.setAttribute("aria-expanded", navigation.getAttribute("aria-expanded") === "false");
    }
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });

  document.addEventListener("keydown", function (event) {
    const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    if (event.key === "Tab") {
      goRound(event);
    }
    if (event.key === "Enter" && event.target.matches("input[data-confirms]")) {
      event.preventDefault();
    }
  });

  document.addEventListener("change", function (event) {
    if (event.target.matches("input[data-most-bytes]")) {
      measure(event.target);
    }
  });

  document.addEventListener("input", function (event) {
    if (event.target.matches("input[data-filter]")) {
      filter(event.target);
    }
    if (event.target.matches("input[data-confirms]")) {
      confirmation(event.target);
    }
    if (event.target.matches("input[data-colour-of], input[data-colour]")) {
      colour(event.target);
    }
  });

  document.addEventListener(
    "submit",
    function (event) {
      if (event.target.id === "account") {
        forgetDraft();
      } else {
        keepDraft();
      }
    },
    true
  );

  document.querySelectorAll("[data-theme-toggle]").forEach(showTheme);
  followZone(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");
  allConfirmations();
  showChosen();
  hideIcons();
  document.addEventListener("change", showChosen);

  window.addEventListener("load", function () {
    if (window.jQuery) {
      window
        .jQuery(document)
        .on("pfAjaxSend", keepDraft)
        .on("pfAjaxSuccess", failureOver)
        .on("pfAjaxError", failed)
        .on("pfAjaxComplete", answered);
    }
    arrive();
  });
})();

/* Charts: colors of the theme, and a pattern for each series, so that color is not the only difference. */

window.gatehouseChart = (function () {
  "use strict";

  const COLOURS = 9;
  const charts = new Set();

  /* The value of a CSS variable in the current theme. */
  function colour(name) {
    const probe = document.createElement("span");
    probe.style.color = "var(" + name + ")";
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  }

  const LINES = [
    [],
    [[0, 8, 8, 0]],
    [[0, 0, 8, 8]],
    [[0, 4, 8, 4]],
    [[4, 0, 4, 8]],
    [[0, 8, 8, 0], [0, 0, 8, 8]],
    [[0, 4, 8, 4], [4, 0, 4, 8]],
    [[3, 4, 5, 4]],
    [[0, 2, 4, 6], [4, 6, 8, 2]],
  ];

  function pattern(context, index, ground, ink) {
    const lines = LINES[index % LINES.length];
    if (lines.length === 0) {
      return ground;
    }
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const brush = tile.getContext("2d");
    brush.fillStyle = ground;
    brush.fillRect(0, 0, 8, 8);
    brush.strokeStyle = ink;
    brush.lineWidth = 1.5;
    lines.forEach(function (line) {
      brush.beginPath();
      brush.moveTo(line[0], line[1]);
      brush.lineTo(line[2], line[3]);
      brush.stroke();
    });
    return context.createPattern(tile, "repeat");
  }

  function dress(config, context) {
    const ink = colour("--ink");
    const page = colour("--raised");
    config.data.datasets.forEach(function (set, index) {
      const ground = colour("--chart-" + (index % COLOURS));
      set.backgroundColor = pattern(context, index, ground, page);
      set.borderColor = ground;
      set.borderWidth = 1;
    });
    Object.values(config.options.scales).forEach(function (scale) {
      scale.ticks = Object.assign(scale.ticks || {}, { color: colour("--dim"), precision: 0 });
      scale.grid = { color: colour("--line") };
    });
    config.options.plugins.legend.labels = { color: ink, boxWidth: 24, boxHeight: 14 };
  }

  function dressAll() {
    charts.forEach(function (widget) {
      if (widget.chart && widget.canvas[0].isConnected) {
        dress(widget.cfg.config, widget.ctx);
        widget.chart.options.plugins.legend.labels.color = colour("--ink");
        Object.keys(widget.cfg.config.options.scales).forEach(function (axis) {
          widget.chart.options.scales[axis].ticks.color = colour("--dim");
          widget.chart.options.scales[axis].grid.color = colour("--line");
        });
        widget.chart.update();
      } else {
        charts.delete(widget);
      }
    });
  }

  new MutationObserver(dressAll).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dressAll);

  /* Called by PrimeFaces before it draws, with the widget as `this`. */
  return function () {
    charts.add(this);
    dress(this.cfg.config, this.ctx);
  };
})();
