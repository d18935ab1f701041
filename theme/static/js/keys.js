// Adds: single keys that lead through lists and from page to page, if the settings allow.
// Needs settings.js. Without it links and Tab do the same.
"use strict";

(() => {
  const { element, say, settings } = briefings;
  const ITEMS = ".card-title a, .entry-title[href], .result-title a, .outlet-name a, .index-item a";

  const step = (by) => {
    const links = Array.from(document.querySelectorAll(ITEMS)).filter((link) => link.offsetParent);
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by;
    if (!links[next]) return;
    links[next].focus();
    links[next].scrollIntoView({ block: "nearest" });
  };

  const follow = (rel) => {
    const link = document.querySelector(`main a[rel=${rel}]`);
    if (link) window.location.href = link.href;
  };

  const showList = () => {
    const details = document.querySelector("details.set");
    if (!details) return;
    details.open = !details.open;
    details.firstElementChild.focus();
  };

  const KEYS = {
    "/": ["", () => say("to the search box")], // search-box.js
    j: [() => step(1), () => say("next article in a list")],
    k: [() => step(-1), () => say("previous article in a list")],
    n: [() => follow("next"), () => say("later article, day or part")],
    p: [() => follow("prev"), () => say("earlier article, day or part")],
    "?": [showList, () => say("this list")],
  };

  briefings.keyList = () => element("ul", "set-keys", Object.entries(KEYS).map(
    ([key, [, words]]) => element("li", "", [element("kbd", "", key), ` ${words()}`])));

  document.addEventListener("keydown", (event) => {
    const act = Object.hasOwn(KEYS, event.key) && KEYS[event.key][0];
    if (!act || !settings.keys || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    act();
  });
})();
