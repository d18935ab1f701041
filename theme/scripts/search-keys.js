// Adds: the way from the box to the results and back by keyboard: arrows, Escape.
// Needs briefings.js and the search page. Without it the Tab key leads there too.
"use strict";

(() => {
  const step = { ArrowDown: 1, ArrowUp: -1 };

  const box = document.querySelector("[data-search] input");
  const list = document.querySelector("[data-search-results]");
  if (!box) return;
  const links = () => Array.from(list.querySelectorAll(".result-title a"));
  const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);

  box.addEventListener("keydown", (event) => {
    const [first] = links();
    if (event.key !== "ArrowDown" || !isPlain(event) || !first) return;
    event.preventDefault();
    first.focus();
  });

  list.addEventListener("keydown", (event) => {
    if (!isPlain(event)) return;
    const all = links();
    const next = all.indexOf(document.activeElement) + (step[event.key] || 0);
    if (event.key === "Escape" || next < 0) {
      event.preventDefault();
      box.focus();
    } else if (step[event.key] && next < all.length) {
      event.preventDefault();
      all[next].focus();
      all[next].closest(".result").scrollIntoView({ block: "nearest" });
    }
  });
})();
