/* A zip that is larger than a part is uploaded part by part, before the form that says how to import it. */
(function () {
  "use strict";

  const chooser = document.getElementById("zip");
  const form = chooser.form;
  const sent = document.getElementById("sent");
  const state = document.getElementById("zip-state");
  const words = state.dataset;
  const most = Number(words.part);
  let running = false;

  function tell(message, wrong) {
    state.className = wrong ? "field-error" : "field-help";
    state.textContent = message;
  }

  async function refusal(response) {
    const known = (response.headers.get("Content-Type") || "").startsWith("text/plain");
    return known ? response.text() : words.failed;
  }

  /** Sends the parts; what went wrong, or nothing. */
  async function send(file) {
    const bar = document.createElement("progress");
    bar.className = "progress";
    bar.max = file.size;
    bar.setAttribute("aria-label", words.running + " " + file.name);
    tell(words.running + " " + file.name);
    state.append(bar);
    for (let at = 0; at < file.size; at += most) {
      bar.value = at;
      const response = await fetch(words.address + "&at=" + at, {
        method: "POST",
        body: file.slice(at, at + most),
        headers: { "Content-Type": "application/octet-stream", "X-Gatehouse-Upload": "1" },
        redirect: "error",
      });
      if (!response.ok) {
        return refusal(response);
      }
    }
    return "";
  }

  async function sendAll(file, button) {
    running = true;
    const problem = await send(file).catch(() => words.failed);
    running = false;
    if (problem) {
      tell(problem, true);
      return;
    }
    sent.value = file.name;
    chooser.disabled = true;
    form.requestSubmit(button);
  }

  form.addEventListener("submit", function (event) {
    const file = chooser.files[0];
    if (running || (file && file.size > most && !sent.value)) {
      event.preventDefault();
      event.stopPropagation();
      if (!running) {
        sendAll(file, event.submitter);
      }
    }
  });

  // A page that the browser brings back may send another zip.
  window.addEventListener("pageshow", function () {
    sent.value = "";
    chooser.disabled = false;
  });
})();
