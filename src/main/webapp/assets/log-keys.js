/* The sign-in log by keyboard: j and k go down and up its list, and from event to event within it. */
(function () {
  "use strict";

  const TAKEN = "input, textarea, select, [contenteditable], details.menu[open], [role=dialog], [role=menu]";

  function step(down) {
    const links = Array.from(document.querySelectorAll("table.events td.time a"));
    if (links.length === 0) {
      const next = document.getElementById(down ? "older-event" : "newer-event");
      if (next) {
        location.assign(next.href);
      }
      return;
    }
    const row = document.activeElement.closest("table.events tbody tr");
    const now = row ? links.indexOf(row.querySelector("td.time a")) : -1;
    const next = down ? now + 1 : now - 1;
    if (links[next]) {
      links[next].focus();
    }
  }

  document.addEventListener("keydown", function (event) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (plain && (event.key === "j" || event.key === "k") && !event.target.closest(TAKEN)) {
      event.preventDefault();
      step(event.key === "j");
    }
  });
})();
