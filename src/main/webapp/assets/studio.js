/* Keeps the form of claims and their JSON text in step. The text is what is sent; fields have no names. */
(function () {
  "use strict";

  const ID_BYTES = 24;

  /* Set when the page came: this server's clock is the one that counts. */
  let ahead = 0;
  let generated = null;
  let issued = null;

  function template() {
    return document.querySelector("[data-claims]");
  }

  function editor() {
    return document.getElementById("claims");
  }

  function now() {
    return Math.floor((Date.now() + ahead) / 1000);
  }

  function freshId() {
    const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
    generated = btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
    return generated;
  }

  function read() {
    try {
      const claims = JSON.parse(editor().value);
      return claims !== null && typeof claims === "object" && !Array.isArray(claims) ? claims : null;
    } catch (broken) {
      return null;
    }
  }

  /* Who sets iat wants that one. */
  function keepIssued(claims) {
    const fresh = document.getElementById("fresh");
    if (fresh && claims !== null && claims.iat !== issued) {
      issued = claims.iat;
      fresh.checked = false;
    }
  }

  function write(claims) {
    editor().value = JSON.stringify(claims, null, 2);
    show(claims);
  }

  /* From the text into the fields */

  function seconds(claims, name) {
    const from = typeof claims.iat === "number" ? claims.iat : now();
    return typeof claims[name] === "number" ? String(claims[name] - from) : "";
  }

  function shown(kind, claims, name) {
    const value = claims[name];
    if (value === undefined) {
      return "";
    }
    if (kind === "seconds") {
      return seconds(claims, name);
    }
    return kind === "json" || typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  function inWords(claims, name) {
    const words = document.getElementById("claim-" + name + "-words");
    const value = claims[name];
    if (words) {
      const sane = typeof value === "number" && value >= 0 && value < 253402300800;
      words.textContent = sane
        ? new Date(value * 1000).toLocaleString("en-GB", { timeZone: words.dataset.zone, timeZoneName: "short" })
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
      inWords(claims, name);
      if (field && field !== document.activeElement) {
        field.value = shown(claim.dataset.input, claims, name);
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
        return typeof number === "number" ? (typeof claims.iat === "number" ? claims.iat : now()) + number : number;
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

  function moveTimes(claims, iat) {
    const before = claims.iat;
    claims.iat = iat;
    template().querySelectorAll('[data-input="seconds"]').forEach(function (claim) {
      const name = claim.dataset.claim;
      if (typeof claims[name] === "number" && typeof before === "number") {
        claims[name] += iat - before;
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
      issued = claims.iat;
      write(claims);
    }
  }

  function freshen() {
    const fresh = document.getElementById("fresh");
    if (!fresh || !fresh.checked) {
      return;
    }
    change(function (claims) {
      if (typeof claims.iat === "number") {
        moveTimes(claims, now());
      }
      if (generated !== null && claims.jti === generated) {
        claims.jti = freshId();
      }
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
      if (generated === null && claims !== null && document.getElementById("claim-jti")) {
        generated = claims.jti;
      }
    }
    if (claims !== null) {
      issued = claims.iat;
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
        change((claims) => (claims[fresh.dataset.fresh] = freshId()));
      } else if (setNow) {
        change((claims) => moveTimes(claims, now()));
      } else if (event.target.closest("#sample")) {
        editor().value = event.target.closest("#sample").dataset.sample;
        change(function (claims) {
          moveTimes(claims, now());
          if (claims.jti !== undefined) {
            claims.jti = freshId();
          }
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
      window.jQuery(document).on("ajaxComplete", () => setTimeout(start, 0));
    }
  }

  if (document.readyState === "complete") {
    whenReady();
  } else {
    window.addEventListener("load", whenReady);
  }
})();
