/*
 * Where the focus goes when a page or a part of it was replaced: never to the page's top (WCAG 2.4.3). In this order: the
 * first wrong field, a secret that is shown once, the dialog that is open, the notice, what replaced the button that was
 * pressed, and the heading before it. Dialogs take the focus and give it back to what opened them.
 */
(function () {
  "use strict";

  const LEFT = "gatehouse-focus";
  const CONTROLS = "button, a[href], summary, input[type=submit], input[type=button]";
  const FIELDS = "input:not([type=hidden]), select, textarea";
  const NOTICES = "#kept, #notices li, main .problem[role=alert]";
  const ERRORS = ".ui-message-error, .field-error .ui-message-error-detail";

  let pressed = null;
  let before = new Set();

  function shows(element) {
    return element.isConnected && element.getClientRects().length > 0;
  }

  function all(selector, within) {
    return Array.from((within || document).querySelectorAll(selector)).filter(shows);
  }

  function isLost() {
    const now = document.activeElement;
    return !now || now === document.body || !now.isConnected;
  }

  function focus(element) {
    if (!element.matches(CONTROLS + ", " + FIELDS + ", [tabindex]")) {
      element.tabIndex = -1;
    }
    element.focus();
    return document.activeElement === element;
  }

  /* A button that waits for its answer is disabled for a moment. */
  function focusOnceEnabled(element) {
    if (!element.disabled) {
      return focus(element);
    }
    new MutationObserver(function (changes, observer) {
      observer.disconnect();
      if (isLost()) {
        focus(element);
      }
    }).observe(element, { attributeFilter: ["disabled"] });
    return true;
  }

  function openDialog() {
    return all(".ui-dialog[aria-modal=true]").pop();
  }

  /* The field of an error message, whose id begins with that of the field. */
  function wrongField(within) {
    for (const error of all(ERRORS, within).filter((one) => !before.has(one))) {
      const message = error.closest("[id$='-message']");
      const id = message ? message.id.replace(/-message$/, "") : "";
      const field = document.getElementById(id + "_input") || document.getElementById(id);
      const inside = field && (field.matches(FIELDS) ? field : firstOf(field));
      const place = inside || (error.closest(".field, fieldset, td") && firstOf(error.closest(".field, fieldset, td")));
      if (place && shows(place)) {
        return place;
      }
    }
    return null;
  }

  /* The chosen one of radio buttons, or the first field, or the first control. */
  function firstOf(box) {
    const usable = (element) => !element.disabled && element.tabIndex >= 0;
    const fields = all(FIELDS, box).filter(usable);
    const first = fields[0];
    if (first && first.type === "radio") {
      return fields.find((other) => other.name === first.name && other.checked) || first;
    }
    return first || all(CONTROLS, box).filter((control) => usable(control) && !control.closest(".ui-dialog-titlebar"))[0];
  }

  /* What a button is about: the head of its row, so that the next row's button is not taken for it. */
  function about(element) {
    const head = element.closest("tr") && element.closest("tr").querySelector("th[scope=row], td");
    return head ? head.textContent : "";
  }

  function place(element) {
    const around = [];
    for (let box = element.parentElement; box && box.tagName !== "MAIN"; box = box.parentElement) {
      if (box.id) {
        around.push(box.id);
      }
    }
    return { path: location.pathname, id: element.id, about: about(element), around };
  }

  function headingOf(spot) {
    const box = spot.around.map((id) => document.getElementById(id)).find((one) => one && shows(one));
    const near = box && (box.querySelector("h2, h3") || headOfSection(box));
    return near && shows(near) ? near : document.querySelector("main h1");
  }

  function headOfSection(box) {
    const section = box.closest("section");
    return section && section.querySelector("h2, h3");
  }

  function remember() {
    before = new Set(document.querySelectorAll(".secret-once, [data-takes-focus], " + NOTICES + ", " + ERRORS));
  }

  /* A part of the page that was opened, such as the form of a rule. */
  function opened() {
    const box = fresh("[data-takes-focus]");
    return box && firstOf(box);
  }

  function fresh(selector, within) {
    return all(selector, within).find((element) => !before.has(element));
  }

  function settle(spot) {
    const dialog = openDialog();
    const wrong = wrongField(dialog || document.querySelector("main"));
    const secret = fresh(".secret-once", dialog);
    const notice = fresh(NOTICES, dialog);
    const again = spot.id && spot.path === location.pathname && document.getElementById(spot.id);
    const usable = again && shows(again) && (again === pressed || !again.disabled);
    const same = usable && about(again) === spot.about;
    const inner = opened();
    const stays = !isLost() && document.activeElement !== again;
    if (wrong) {
      return focus(wrong);
    }
    if (secret) {
      return focus(secret);
    }
    if (inner) {
      return focus(inner);
    }
    if (stays) {
      return true;
    }
    if (dialog) {
      return isLost() && focus(firstOf(dialog));
    }
    if (notice) {
      return focus(notice);
    }
    if (same || (usable && !isLost())) {
      return focusOnceEnabled(again);
    }
    const heading = headingOf(spot);
    return heading ? focus(heading) : false;
  }

  /* Pressed buttons; those inside a dialog only matter while it is open. */

  document.addEventListener("click", function (event) {
    const control = event.target.closest && event.target.closest(CONTROLS);
    if (control && !control.closest(".ui-dialog")) {
      pressed = control;
    }
  }, true);

  /* The next page */

  function leave(spot) {
    try {
      sessionStorage.setItem(LEFT, JSON.stringify(spot));
    } catch (full) {
      sessionStorage.removeItem(LEFT);
    }
  }

  ["keydown", "pointerdown"].forEach(function (kind) {
    document.addEventListener(kind, () => sessionStorage.removeItem(LEFT), true);
  });

  function spot() {
    return pressed ? place(pressed) : { path: location.pathname, id: "", about: "", around: [] };
  }

  document.addEventListener("submit", function (event) {
    if (event.target.method === "post") {
      leave(spot());
    }
  });

  function arrive() {
    const left = JSON.parse(sessionStorage.getItem(LEFT) || "null");
    sessionStorage.removeItem(LEFT);
    if (left) {
      settle(left);
    }
  }

  /* A part of this page */

  function isAction(settings) {
    const source = settings.source;
    const element = typeof source === "string" ? document.getElementById(source) : source && (source[0] || source);
    return !element || !element.matches || !element.matches(FIELDS + ", :has(> input)");
  }

  let waiting = null;

  function asked(event, request, settings) {
    if (isAction(settings)) {
      remember();
      waiting = spot();
    }
  }

  function answered(event, request, settings, answer) {
    if (waiting && answer && answer.redirect) {
      leave(waiting);
      waiting = null;
    } else if (waiting) {
      const from = waiting;
      waiting = null;
      // After PrimeFaces has closed or opened dialogs.
      setTimeout(() => settle(from), 0);
    } else if (isLost() && pressed && pressed.isConnected) {
      focusOnceEnabled(pressed);
    }
  }

  /* Dialogs */

  function bindDialogs() {
    const dialogs = window.PrimeFaces && window.PrimeFaces.widget.Dialog;
    if (!dialogs) {
      return;
    }
    dialogs.prototype.applyFocus = function () {
      const first = firstOf(this.jq[0]);
      if (first) {
        first.focus();
      }
    };
    dialogs.prototype.returnFocus = function () {
      const opener = this.focusedElementBeforeDialogOpened;
      const known = [opener, pressed].find((one) => one && one !== document.body && shows(one));
      const again = known || (pressed && pressed.id && document.getElementById(pressed.id));
      if (again && !openDialog()) {
        focusOnceEnabled(again);
      }
    };
  }

  window.addEventListener("load", function () {
    if (window.jQuery) {
      bindDialogs();
      window.jQuery(document).on("pfAjaxSend", asked).on("pfAjaxComplete", answered);
    }
    arrive();
  });
})();
