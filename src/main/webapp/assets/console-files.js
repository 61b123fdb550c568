/* Files in the Markdown editor: what is chosen, pasted or dropped is uploaded, and its address put into the text. */
(function () {
  "use strict";

  const text = document.getElementById("body");
  const chooser = document.getElementById("file");
  const state = document.getElementById("upload-state");
  const words = state.dataset;
  let running = 0;

  /** Puts words in place of others, wherever they are by now: who waits for an upload writes on. */
  function put(from, to) {
    const at = text.value.indexOf(from);
    if (at >= 0) {
      // Where the caret is within the words, the browser would select what replaces them.
      const inside = text.selectionStart >= at && text.selectionEnd <= at + from.length;
      text.setRangeText(to, at, at + from.length, inside ? "end" : "preserve");
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function escaped(name) {
    return name.replace(/[\\[\]`*_<>]/g, "\\$&");
  }

  function tell(message, wrong) {
    state.textContent = message;
    state.classList.toggle("field-error", Boolean(wrong));
  }

  async function refusal(response) {
    const known = (response.headers.get("Content-Type") || "").startsWith("application/json");
    return known ? (await response.json()).message : words.failed;
  }

  async function upload(file) {
    const name = file.name || "image.png";
    const mark = "![" + words.running + " " + escaped(name) + " " + Date.now().toString(36) + (running++) + "]()";
    text.focus();
    text.setRangeText(mark, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    tell(words.running + " " + name);
    try {
      const response = await fetch(words.address + "&name=" + encodeURIComponent(name), {
        method: "POST",
        body: file,
        headers: { "Content-Type": "application/octet-stream", "X-Gatehouse-Upload": "1" },
        redirect: "error",
      });
      if (!response.ok) {
        put(mark, "");
        tell(name + ": " + (await refusal(response)), true);
        return;
      }
      const stored = await response.json();
      const label = escaped(name.replace(/\.[^.]*$/, ""));
      put(mark, (stored.picture ? "!" : "") + "[" + label + "](" + stored.address + ")");
      tell(words.done + " " + name);
    } catch (e) {
      put(mark, "");
      tell(name + ": " + words.failed, true);
    }
  }

  async function uploadAll(files) {
    for (const file of files) {
      await upload(file);
    }
  }

  chooser.addEventListener("change", function () {
    uploadAll(Array.from(chooser.files)).then(() => (chooser.value = ""));
  });

  text.addEventListener("paste", function (event) {
    const data = event.clipboardData;
    // A table copied from a spreadsheet is a picture as well; its words are what is meant.
    if (data && data.files.length && !data.types.includes("text/plain")) {
      event.preventDefault();
      uploadAll(Array.from(data.files));
    }
  });

  text.addEventListener("dragover", function (event) {
    if (event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      text.classList.add("dropping");
    }
  });
  ["dragleave", "drop"].forEach((name) => text.addEventListener(name, () => text.classList.remove("dropping")));

  text.addEventListener("drop", function (event) {
    if (event.dataTransfer.files.length) {
      event.preventDefault();
      uploadAll(Array.from(event.dataTransfer.files));
    }
  });
})();
