// Adds: the search box in the head of every page, the key "/" to reach it, and, on a page that was
// opened from the results, the script that marks the words found (search-mark.js). On the search page:
// where else to look if its own scripts cannot be read.
// Needs forms marked data-search-box. Without it the box stays hidden and the link to the search page beside it works.
// The policy of the pages forbids forms to submit, so the box goes to the page itself.
"use strict";

(() => {
  const FOUND = "#found=";
  const folder = document.currentScript.src.replace(/[^/]*$/, "");
  const isTyping = (target) =>
    target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName) ||
    (target.tagName === "INPUT" && !["checkbox", "range"].includes(target.type));

  // The search page has its own, larger box; two would only puzzle.
  const own = document.querySelector("form[data-search]");

  for (const form of document.querySelectorAll("form[data-search-box]")) {
    form.hidden = Boolean(own);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const query = form.querySelector("input").value.trim();
      window.location.href = form.dataset.target +
        (query ? `?q=${encodeURIComponent(query)}` : "");
    });
  }

  document.addEventListener("keydown", (event) => {
    if (briefings.settings && !briefings.settings.keys) return;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = (own || document).querySelector("input[type=search]");
    if (!box || isTyping(event.target)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // Without the scripts of the search its page tells where else to look.
  window.addEventListener("load", () => {
    if (own && !briefings.search) document.querySelector("[data-search-fallback]").hidden = false;
  });

  // Pages that nobody came to from the results load nothing for this.
  const loadMarks = () => {
    if (briefings.mark || !window.location.hash.startsWith(FOUND)) return;
    const script = document.createElement("script");
    script.src = `${folder}search-mark.js`;
    document.head.append(script);
  };
  window.addEventListener("hashchange", loadMarks);
  loadMarks();
})();
