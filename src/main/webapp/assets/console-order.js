/*
 * Puts lists into an order: by dragging with a mouse, a pen or a finger, and by buttons. A hidden field takes the ids in
 * their order; a live region tells where a thing is now.
 */
(function () {
  "use strict";

  /* How near the window's edge a drag scrolls the page, and how far for each frame, in CSS pixels. */
  const EDGE = 70;
  const STEP = 14;

  const news = document.getElementById("order-news");
  let drag = null;

  function things(list) {
    return Array.from(list.children);
  }

  function write(list) {
    const field = document.getElementById(list.dataset.ids);
    const ids = things(list).map((thing) => thing.dataset.id).join(",");
    if (field.value !== ids) {
      field.value = ids;
      list.closest("form").dataset.unsaved = "true";
    }
  }

  function tell(thing) {
    const all = things(thing.parentNode);
    const title = thing.querySelector(".ordered-title > span").textContent;
    news.textContent = news.dataset.moved
      .replace("{1}", String(all.indexOf(thing) + 1))
      .replace("{2}", String(all.length))
      .replace("{0}", () => title);
  }

  function move(thing, where) {
    const list = thing.parentNode;
    if (where === "top") {
      list.prepend(thing);
    } else if (where === "up" && thing.previousElementSibling) {
      list.insertBefore(thing, thing.previousElementSibling);
    } else if (where === "down" && thing.nextElementSibling) {
      list.insertBefore(thing.nextElementSibling, thing);
    }
    write(list);
    tell(thing);
  }

  /* The thing goes before the first one whose middle is below the pointer. */
  function follow() {
    const list = drag.thing.parentNode;
    const others = things(list).filter((other) => other !== drag.thing);
    const below = others.find(function (other) {
      const box = other.getBoundingClientRect();
      return drag.y < box.top + box.height / 2;
    });
    if ((below || null) !== drag.thing.nextElementSibling) {
      list.insertBefore(drag.thing, below || null);
    }
  }

  function scroll() {
    if (!drag) {
      return;
    }
    const by = drag.y < EDGE ? -STEP : drag.y > window.innerHeight - EDGE ? STEP : 0;
    if (by !== 0) {
      window.scrollBy(0, by);
      follow();
    }
    window.requestAnimationFrame(scroll);
  }

  function end(kept) {
    const thing = drag.thing;
    if (!kept) {
      thing.parentNode.insertBefore(thing, drag.before);
    }
    drag = null;
    thing.classList.remove("dragged");
    write(thing.parentNode);
    if (kept) {
      tell(thing);
    }
  }

  document.querySelectorAll(".ordered").forEach(function (list) {
    list.addEventListener("click", function (event) {
      const button = event.target.closest("[data-move]");
      if (button) {
        move(button.closest("li"), button.dataset.move);
        // What is moved within the page loses the focus.
        button.focus();
        button.scrollIntoView({ block: "nearest" });
      }
    });

    list.addEventListener("pointerdown", function (event) {
      const grip = event.target.closest(".grip");
      if (grip && event.button === 0 && !drag) {
        event.preventDefault();
        const thing = grip.closest("li");
        drag = { thing: thing, pointer: event.pointerId, y: event.clientY, before: thing.nextElementSibling };
        thing.classList.add("dragged");
        window.requestAnimationFrame(scroll);
      }
    });
  });

  /* On the window: a captured pointer is lost once its element moves within the page. */
  window.addEventListener("pointermove", function (event) {
    if (drag && drag.pointer === event.pointerId) {
      drag.y = event.clientY;
      follow();
    }
  });

  ["pointerup", "pointercancel"].forEach(function (kind) {
    window.addEventListener(kind, function (event) {
      if (drag && drag.pointer === event.pointerId) {
        end(kind === "pointerup");
      }
    });
  });

  window.addEventListener("keydown", function (event) {
    if (drag && event.key === "Escape") {
      end(false);
    }
  });
})();
