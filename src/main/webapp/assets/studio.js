/* Keeps the form of claims and their JSON text in step. The text is what is sent; fields have no names. */
(function () {
  "use strict";

  const ID_BYTES = 24;

  /* Set when the page came: this server's clock is the one that counts. */
  let ahead = 0;
  /* The single-use values that were made here, by claim. */
  const generated = {};
  let issued = null;
  /* What lifetimes count from in tokens that do not say when they were issued. */
  let made = 0;

  function template() {
    return document.querySelector("[data-claims]");
  }

  function editor() {
    return document.getElementById("claims");
  }

  /* Whether the token has to bring the key of a redirect, which must not be made anew. */
  function answers() {
    return template().dataset.answers === "true";
  }

  function now() {
    return Math.floor((Date.now() + ahead) / 1000);
  }

  /* The vendor's claims of a kind: "now" is the time of signing, "id" a value that no other token has. */
  function all(input) {
    return Array.from(template().querySelectorAll('[data-input="' + input + '"]'));
  }

  function unit(claim) {
    return Number(claim.dataset.unit);
  }

  function freshId(name) {
    const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
    generated[name] = btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
    return generated[name];
  }

  function signed(claims) {
    return JSON.stringify(all("now").map((claim) => claims[claim.dataset.claim]));
  }

  /* The seconds that lifetimes count from. */
  function beginning(claims) {
    const claim = all("now").find((each) => typeof claims[each.dataset.claim] === "number");
    return claim ? claims[claim.dataset.claim] / unit(claim) : made;
  }

  function read() {
    try {
      const claims = JSON.parse(editor().value);
      return claims !== null && typeof claims === "object" && !Array.isArray(claims) ? claims : null;
    } catch (broken) {
      return null;
    }
  }

  /* Who sets the time of signing wants that one. */
  function keepIssued(claims) {
    const fresh = document.getElementById("fresh");
    if (fresh && claims !== null && signed(claims) !== issued) {
      issued = signed(claims);
      fresh.checked = false;
    }
  }

  function write(claims) {
    editor().value = JSON.stringify(claims, null, 2);
    show(claims);
  }

  /* From the text into the fields */

  function seconds(claim, claims) {
    const value = claims[claim.dataset.claim];
    return typeof value === "number" ? String(Math.round((value / unit(claim) - beginning(claims)) * 1000) / 1000) : "";
  }

  function shown(claim, claims) {
    const kind = claim.dataset.input;
    const value = claims[claim.dataset.claim];
    if (value === undefined) {
      return "";
    }
    if (kind === "seconds") {
      return seconds(claim, claims);
    }
    return kind === "json" || typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  function inWords(claim, claims) {
    const name = claim.dataset.claim;
    const words = document.getElementById("claim-" + name + "-words");
    if (words) {
      const value = typeof claims[name] === "number" ? claims[name] / unit(claim) : -1;
      const sane = value >= 0 && value < 253402300800;
      // Swedish writes times as the console does: 2026-11-28 16:48:24.
      words.textContent = sane
        ? new Date(value * 1000).toLocaleString("sv-SE", { timeZone: words.dataset.zone })
        : "";
    }
  }

  function show(claims) {
    document.getElementById("claims-problem").textContent =
      claims === null ? document.getElementById("claims-problem").dataset.text : "";
    template().querySelectorAll("[data-claim]").forEach(function (claim) {
      const name = claim.dataset.claim;
      const field = claim.querySelector("[data-field]");
      if (claims === null) {
        return;
      }
      inWords(claim, claims);
      if (field && field !== document.activeElement) {
        field.value = shown(claim, claims);
      }
      const groups = Array.isArray(claims[name]) ? claims[name] : [];
      claim.querySelectorAll("[data-group]").forEach(function (box) {
        box.checked = groups.includes(box.dataset.group);
      });
    });
  }

  /* From a field into the text */

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch (broken) {
      return text;
    }
  }

  function value(claim, field, claims) {
    const number = field.value !== "" && Number.isFinite(Number(field.value)) ? Number(field.value) : field.value;
    switch (claim.dataset.input) {
      case "number":
      case "now":
        return number;
      case "seconds":
        return typeof number === "number" ? Math.round((beginning(claims) + number) * unit(claim)) : number;
      case "json":
        return parsed(field.value);
      case "choice":
        return field.dataset.kind === "FLAG" ? field.value === "true" : field.value;
      default:
        return field.value;
    }
  }

  /* What is left out of the form is left out of the token. */
  function take(claim, field, claims) {
    if (field.value === "") {
      delete claims[claim.dataset.claim];
    } else {
      claims[claim.dataset.claim] = value(claim, field, claims);
    }
  }

  function takeGroups(claim, claims) {
    const boxes = Array.from(claim.querySelectorAll("[data-group]"));
    const known = boxes.map((box) => box.dataset.group);
    const before = Array.isArray(claims[claim.dataset.claim]) ? claims[claim.dataset.claim] : [];
    const others = before.filter((group) => !known.includes(group));
    const chosen = boxes.filter((box) => box.checked).map((box) => box.dataset.group);
    claims[claim.dataset.claim] = others.concat(chosen);
  }

  /* To the current time, with the lifetime that it has; sets a time of signing that is there or is named. */
  function moveTimes(claims, named) {
    const start = now();
    const before = beginning(claims);
    all("now")
      .filter((claim) => claims[claim.dataset.claim] !== undefined || claim.dataset.claim === named)
      .forEach((claim) => (claims[claim.dataset.claim] = start * unit(claim)));
    all("seconds").forEach(function (claim) {
      const name = claim.dataset.claim;
      if (typeof claims[name] === "number") {
        claims[name] += Math.round((start - before) * unit(claim));
      }
    });
    made = start;
  }

  function renewIds(claims, which) {
    all("id").forEach(function (claim) {
      const name = claim.dataset.claim;
      if (claims[name] !== undefined && which(name)) {
        claims[name] = freshId(name);
      }
    });
  }

  function typed(field) {
    const claim = field.closest("[data-claim]");
    const claims = read();
    if (claims === null) {
      return;
    }
    if (field.matches("[data-group]")) {
      takeGroups(claim, claims);
    } else {
      take(claim, field, claims);
    }
    keepIssued(claims);
    write(claims);
  }

  function change(work) {
    const claims = read();
    if (claims !== null) {
      work(claims);
      issued = signed(claims);
      write(claims);
    }
  }

  function freshen() {
    const fresh = document.getElementById("fresh");
    if (!fresh || !fresh.checked) {
      return;
    }
    change(function (claims) {
      moveTimes(claims);
      renewIds(claims, (name) => claims[name] === generated[name]);
    });
  }

  function start() {
    if (!template()) {
      return;
    }
    const claims = read();
    if (!template().dataset.ready) {
      template().dataset.ready = "ready";
      ahead = Number(template().dataset.now) - Date.now();
      made = made || now();
      if (claims !== null) {
        all("id")
          .filter(() => !answers())
          .map((claim) => claim.dataset.claim)
          .filter((name) => template().dataset.renewed === "true" || !(name in generated))
          .forEach((name) => (generated[name] = claims[name]));
      }
    }
    if (claims !== null) {
      issued = signed(claims);
    }
    show(claims);
  }

  /* One listener per event */

  document.addEventListener("input", function (event) {
    if (event.target === editor()) {
      keepIssued(read());
      show(read());
    } else if (event.target.closest("[data-claim]")) {
      typed(event.target);
    }
  });

  document.addEventListener(
    "click",
    function (event) {
      const fresh = event.target.closest("[data-fresh]");
      const setNow = event.target.closest("[data-set-now]");
      if (fresh) {
        change((claims) => (claims[fresh.dataset.fresh] = freshId(fresh.dataset.fresh)));
      } else if (setNow) {
        change((claims) => moveTimes(claims, setNow.dataset.setNow));
      } else if (event.target.closest("#sample")) {
        editor().value = event.target.closest("#sample").dataset.sample;
        made = Math.floor(Number(template().dataset.now) / 1000);
        change(function (claims) {
          moveTimes(claims);
          renewIds(claims, () => !answers());
        });
      } else if (event.target.closest("#do-make")) {
        freshen();
      }
    },
    true
  );

  function whenReady() {
    start();
    if (window.jQuery) {
      // The form comes anew when the tabs do.
      window.jQuery(document).on("pfAjaxComplete", () => setTimeout(start, 0));
    }
  }

  if (document.readyState === "complete") {
    whenReady();
  } else {
    window.addEventListener("load", whenReady);
  }
})();
