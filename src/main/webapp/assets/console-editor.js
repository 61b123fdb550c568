/* The Markdown editor: formatting buttons and shortcuts, the preview, and a warning about unsaved text. */
(function () {
  "use strict";

  const form = document.querySelector("[data-writing]");
  const text = document.getElementById("body");
  const PAUSE = 400;
  const LONG_PAUSE = 1500;
  const LONG = 100000;

  /* Formatting */

  const LINES = {
    heading: (line) => "## " + line.replace(/^#+\s*/, ""),
    list: (line) => (/^- /.test(line) ? line.slice(2) : "- " + line),
  };

  function replace(start, end, with_, selectFrom, selectTo) {
    text.focus();
    text.setSelectionRange(start, end);
    // Unlike setting the value, this keeps the browser's undo history.
    if (!document.execCommand("insertText", false, with_)) {
      text.setRangeText(with_, start, end, "end");
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    text.setSelectionRange(selectFrom, selectTo);
  }

  function around(before, after, sample) {
    const start = text.selectionStart;
    const end = text.selectionEnd;
    const chosen = text.value.slice(start, end);
    const outside = text.value.slice(start - before.length, start) === before &&
      text.value.slice(end, end + after.length) === after;
    if (chosen && outside) {
      replace(start - before.length, end + after.length, chosen, start - before.length, end - before.length);
    } else {
      const words = chosen || sample;
      const from = start + before.length;
      replace(start, end, before + words + after, from, from + words.length);
    }
  }

  function lines(change, sample) {
    const from = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
    const next = text.value.indexOf("\n", text.selectionEnd);
    const to = next < 0 ? text.value.length : next;
    const changed = (text.value.slice(from, to) || sample).split("\n").map(change).join("\n");
    replace(from, to, changed, from, from + changed.length);
  }

  function block(words) {
    const at = text.selectionEnd;
    const before = at === 0 || text.value.slice(0, at).endsWith("\n\n") ? "" : text.value[at - 1] === "\n" ? "\n" : "\n\n";
    replace(at, at, before + words + "\n", at + before.length, at + before.length + words.length);
  }

  function link(sample) {
    const start = text.selectionStart;
    const words = text.value.slice(start, text.selectionEnd) || sample;
    const address = start + words.length + 3;
    replace(start, text.selectionEnd, "[" + words + "](https://)", address, address + 8);
  }

  function code(sample) {
    const chosen = text.value.slice(text.selectionStart, text.selectionEnd);
    if (chosen.includes("\n")) {
      around("```\n", "\n```", sample);
    } else {
      around("`", "`", sample);
    }
  }

  function format(button) {
    const sample = button.dataset.sample;
    switch (button.dataset.md) {
      case "bold": return around("**", "**", sample);
      case "italic": return around("*", "*", sample);
      case "link": return link(sample);
      case "code": return code(sample);
      case "table": return block(sample);
      case "file": return document.getElementById("file").click();
      default: return lines(LINES[button.dataset.md], sample);
    }
  }

  /* A bar of buttons or tabs is one stop for the Tab key; arrow keys move within it. */

  function rove(event, all) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const here = all.indexOf(document.activeElement);
    if (!step || here < 0) {
      return null;
    }
    event.preventDefault();
    const next = all[(here + step + all.length) % all.length];
    all.forEach((one) => (one.tabIndex = one === next ? 0 : -1));
    next.focus();
    return next;
  }

  const tools = Array.from(form.querySelectorAll("[data-md]"));
  const tabs = Array.from(form.querySelectorAll("[role=tab]"));

  function choose(tab) {
    tabs.forEach(function (one) {
      const chosen = one === tab;
      one.setAttribute("aria-selected", String(chosen));
      one.tabIndex = chosen ? 0 : -1;
      document.getElementById(one.getAttribute("aria-controls")).classList.toggle("behind", !chosen);
    });
  }

  /* Tags */

  function showChips() {
    const field = form.querySelector("[data-chips]");
    const chips = document.getElementById(field.dataset.chips);
    const tags = field.value.split(",").map((tag) => tag.trim()).filter(Boolean);
    chips.replaceChildren(...tags.map(function (tag) {
      const chip = document.createElement("span");
      chip.className = "state";
      chip.textContent = tag;
      return chip;
    }));
  }

  /* Preview */

  let shown = text.value;
  let waiting = 0;

  function preview() {
    clearTimeout(waiting);
    waiting = 0;
    if (text.value !== shown && window.showPreview) {
      shown = text.value;
      window.showPreview();
    }
  }

  function previewSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(preview, text.value.length > LONG ? LONG_PAUSE : PAUSE);
  }

  function openOutside() {
    document.querySelectorAll(".preview a[href]").forEach(function (anchor) {
      anchor.target = "_blank";
      anchor.rel = "noopener nofollow";
    });
  }

  /* Unsaved text */

  let dirty = false;
  let asking = false;

  function version() {
    return document.getElementById("version").value;
  }

  let known = version();

  function mark(now) {
    dirty = now;
    form.querySelectorAll(".unsaved").forEach((word) => (word.hidden = !now));
  }

  window.addEventListener("beforeunload", function (event) {
    // While a request is running, its response leaves the page, and the text is kept or saved.
    if (dirty && !asking) {
      event.preventDefault();
      event.returnValue = "";
    }
  });

  let saving = false;

  /** Scrolls to the result of saving, which may be out of view. */
  function showOutcome() {
    const wrong = form.querySelector(".ui-message-error-detail, .ui-message-error");
    if (wrong) {
      wrong.scrollIntoView({ block: "center" });
    } else {
      window.scrollTo(0, 0);
    }
  }

  form.addEventListener("click", function (event) {
    if (event.target.closest("#save, #save-below, #keep-mine")) {
      saving = true;
    }
    const button = event.target.closest("[data-md]");
    const tab = event.target.closest("[role=tab]");
    if (button) {
      format(button);
    }
    if (tab) {
      choose(tab);
      preview();
    }
  });

  form.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      document.getElementById("save").click();
      return;
    }
    const shortcut = { b: "bold", i: "italic", k: "link" }[event.key.toLowerCase()];
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && shortcut && event.target === text) {
      event.preventDefault();
      format(form.querySelector("[data-md=" + shortcut + "]"));
      return;
    }
    if (event.target.closest(".tools")) {
      rove(event, tools);
    }
    if (event.target.closest("[role=tablist]")) {
      const tab = rove(event, tabs);
      if (tab) {
        choose(tab);
        preview();
      }
    }
  });

  window.addEventListener("load", function () {
    const $ = window.jQuery;
    // jQuery receives events of the browser, of components and of the console's own script.
    $(form).on("input change", function (event) {
      mark(true);
      if (event.target === text) {
        previewSoon();
      }
      if (event.target.matches("[data-chips]")) {
        showChips();
      }
    });
    $(document).on("pfAjaxSend", () => (asking = true)).on("pfAjaxComplete", function () {
      // The response may redirect, which the browser follows a moment later.
      setTimeout(() => (asking = false), 1000);
      if (version() !== known) {
        known = version();
        mark(false);
        shown = null;
        previewSoon();
      }
      if (saving) {
        saving = false;
        showOutcome();
      }
      openOutside();
      showChips();
    });
    const back = document.getElementById("kept");
    if (back && !back.hidden) {
      mark(true);
      preview();
    }
    showChips();
    openOutside();
  });

  choose(tabs[0]);
})();
