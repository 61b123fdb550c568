// Enhancements of readers' pages; without this script links and forms still work.
"use strict";
(() => {
  const words = document.body.dataset;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, attributes = {}, text = "") => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.textContent = text;
    return element;
  };

  // A refused token stays out of the address bar and of the history.
  if (words.address) {
    history.replaceState(history.state, "", words.address);
  }

  // "Back" must not show a page of the reader who used the browser before.
  addEventListener("pageshow", (event) => {
    const [visit] = performance.getEntriesByType("navigation");
    const kept = visit && visit.type === "back_forward" && visit.transferSize === 0;
    if (words.private === "true" && (event.persisted || kept)) {
      location.reload();
    }
  });
  // Browsers restore pages before a script runs: they must be hidden by then.
  addEventListener("pagehide", () => {
    document.body.hidden = words.private === "true";
  });

  all("form.sign-out").forEach((form) => (form.method = "post"));

  // What the form brings must not stand in an address, as with a redirect.
  all("form.onward").forEach((form) => form.submit());

  const mac = /mac|iphone|ipad/i.test(navigator.platform);

  // Suggestions while a reader types: a combobox whose list follows the input.
  all("form.search").forEach((form, nth) => {
    const input = form.elements.q;
    const id = "page.suggestions." + nth;
    const list = make("ul", {
      id, role: "listbox", "aria-label": words.suggestions, lang: words.language, dir: words.direction, hidden: "",
    });
    const told = make("p", { role: "status", class: "unseen" });
    let asked = null;
    let waiting = 0;
    // Whether the reader has to sign in again.
    let over = false;
    let at = -1;

    const options = () => [...list.children];
    const isOpen = () => !list.hidden;

    const close = () => {
      clearTimeout(waiting);
      asked?.abort();
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      told.textContent = "";
    };

    const point = (to) => {
      const among = options();
      at = to;
      among.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
      if (at < 0) {
        input.removeAttribute("aria-activedescendant");
      } else {
        input.setAttribute("aria-activedescendant", among[at].id);
        among[at].scrollIntoView({ block: "nearest" });
      }
    };

    const pieces = (tag, name, parts, { lang, dir }) => {
      const element = make(tag, { class: name, lang, dir });
      element.append(...parts.map((part) => (part.marked ? make("mark", {}, part.text) : part.text)));
      return element;
    };

    const option = (result, i) => {
      const item = make("li", { id: id + "." + i, role: "option", "aria-selected": "false" });
      item.dataset.path = result.path;
      item.append(pieces("span", "title", result.title, result));
      if (result.section) {
        item.firstChild.append(pieces("span", "section", result.section, result));
      }
      if (result.category) {
        item.append(make("span", { class: "category" }, result.category));
      }
      item.append(pieces("span", "snippet", result.snippet, result));
      return item;
    };

    // The last option leads to the page with everything.
    const everything = (total, nth) => {
      const item = make("li", { id: id + "." + nth, role: "option", "aria-selected": "false", class: "all" });
      item.lang = document.documentElement.lang;
      item.dataset.path = "/search?q=" + encodeURIComponent(input.value.trim());
      item.append(make("span", { class: "title" }, words.all.replace("{0}", total.toLocaleString(item.lang))));
      return item;
    };

    const show = (results, total) => {
      at = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren(...results.map(option));
      if (total > results.length) {
        list.append(everything(total, results.length));
      }
      list.hidden = results.length === 0;
      input.setAttribute("aria-expanded", String(isOpen()));
      const count = words.counts.split("|")[results.length];
      told.textContent = isOpen() ? count + ". " + words.enter : count;
    };

    const tellOver = () => {
      told.className = over ? "over" : "unseen";
      if (over) {
        told.replaceChildren(make("a", { href: "" }, words.expired));
      }
    };

    const go = (item) => {
      const to = new URL(item.dataset.path, location.href);
      if (to.origin === location.origin) {
        location.assign(to);
      }
    };

    const ask = async (text) => {
      asked = new AbortController();
      const { signal } = asked;
      try {
        const answer = await fetch("/search/suggestions?q=" + encodeURIComponent(text), {
          signal,
          redirect: "manual",
          headers: { Accept: "application/json" },
        });
        over = answer.type === "opaqueredirect" || answer.status === 401;
        tellOver();
        if (answer.ok) {
          const { results, total } = await answer.json();
          if (!signal.aborted) {
            show(results, total);
          }
        } else if (answer.status === 503 && !signal.aborted) {
          // Not ready yet: the header says when to ask again.
          waiting = setTimeout(ask, (Number(answer.headers.get("Retry-After")) || 5) * 1000, text);
        }
      } catch {
        // Superseded, or unreachable: the form itself still works.
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(waiting);
      asked?.abort();
      const text = input.value.trim();
      if (text && !over) {
        waiting = setTimeout(ask, 150, text);
      } else {
        close();
        tellOver();
      }
    });

    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !isOpen()) {
        return;
      }
      const last = options().length - 1;
      if (event.key === "ArrowDown") {
        point(at < last ? at + 1 : -1);
      } else if (event.key === "ArrowUp") {
        point(at < 0 ? last : at - 1);
      } else if (event.key === "Enter" && at >= 0) {
        go(options()[at]);
      } else if (event.key === "Escape") {
        close();
      } else {
        return;
      }
      event.preventDefault();
    });
    input.addEventListener("blur", close);
    form.addEventListener("submit", close);

    // Keeps the focus in the input: a press must not close the list.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) {
        go(item);
      }
    });

    Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-keyshortcuts": mac ? "/ Meta+K" : "/ Control+K",
    }).forEach(([name, value]) => input.setAttribute(name, value));
    form.querySelector(".key").textContent = mac ? "⌘ K" : "Ctrl K";
    form.append(list, told);
    form.classList.add("live");
  });

  // Menus close on a click or focus elsewhere; "/" and Ctrl-K (on a Mac, Cmd-K) focus the search.
  // Ctrl-K on a Mac cuts a line; in fields other than the search, keys keep their own meaning.
  const isSearchKey = (event) =>
    event.key.toLowerCase() === "k" && (mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey)
    && !event.shiftKey && !event.altKey && !event.defaultPrevented
    && !event.target.closest("textarea, select, input:not([name=q])");
  const openMenus = () => all("details.menu[open]");
  document.addEventListener("click", (event) => {
    openMenus()
      .filter((menu) => !menu.contains(event.target))
      .forEach((menu) => (menu.open = false));
  });
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
    if (event.key === "Escape") {
      openMenus().forEach((menu) => {
        if (menu.contains(document.activeElement)) {
          menu.querySelector("summary").focus();
        }
        menu.open = false;
      });
    } else if (isSearchKey(event) || (event.key === "/" && plain && !event.target.closest("input, textarea, select"))) {
      const input = all("form.search input[name=q]").find((one) => one.offsetParent);
      if (input) {
        event.preventDefault();
        input.focus();
        input.select();
      }
    }
  });

  // A copy button on each code block; browsers copy only in a secure context.
  if (navigator.clipboard) {
    const told = make("p", { role: "status", class: "unseen" });
    all(".prose pre").forEach((pre) => {
      const frame = make("div", { class: "code" });
      const button = make("button", { type: "button", class: "copy quiet" }, words.copy);
      const say = (text) => {
        button.textContent = text;
        told.textContent = text === words.copied ? text : "";
      };
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(pre.textContent);
          say(words.copied);
          setTimeout(say, 2000, words.copy);
        } catch {
          // Forbidden, for example in a frame: select the code instead.
          getSelection().selectAllChildren(pre);
        }
      });
      pre.replaceWith(frame);
      frame.append(pre, button);
    });
    document.body.append(told);
  }

  // The contents mark the current heading and keep it in view: only their box moves.
  const side = document.querySelector(".side");
  const keepInView = (link) => {
    const [box, line] = [side.getBoundingClientRect(), link.getBoundingClientRect()];
    const room = Math.min(120, box.height / 4);
    side.scrollTop += Math.min(0, line.top - box.top - room) + Math.max(0, line.bottom - box.bottom + room);
  };
  const links = all(".side .contents a");
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const follow = () => {
    const root = document.documentElement;
    const atEnd = root.scrollHeight - innerHeight - scrollY < 4 && scrollY > 0;
    const passed = parts.filter((part) => part && part.getBoundingClientRect().top < 140);
    const here = atEnd ? parts.length - 1 : passed.length - 1;
    if (links[here]?.hasAttribute("aria-current")) {
      return;
    }
    links.forEach((link, i) =>
      i === here ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current"),
    );
    if (here >= 0) {
      keepInView(links[here]);
    }
  };
  if (links.length) {
    addEventListener("scroll", () => requestAnimationFrame(follow), { passive: true });
    follow();
  }

  // A link to a heading opens the folded parts around it.
  const unfold = () => {
    const target = document.querySelector(":target");
    const folded = [];
    for (let at = target?.closest("details:not([open])"); at; at = at.parentElement.closest("details:not([open])")) {
      folded.push(at);
    }
    folded.forEach((details) => (details.open = true));
    if (folded.length) {
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Redirects keep the page's #anchor on the sign-in page; forms and links would lose it.
  if (location.hash) {
    all("input[name=forward]").forEach((forward) => (forward.value += location.hash));
    all("a[href^='/login?']").forEach((onward) => (onward.hash = location.hash));
  }
})();
