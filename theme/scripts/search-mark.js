// Adds: the words found, marked in the article that was opened from the results, with a bar to go
// from one to the next and to take the marks away.
// Needs briefings.js, search-text.js; the forms stand in the address, after #found=, with spaces
// between. Loaded by search-box.js where they do. Without it the article stands unmarked.
"use strict";

(() => {
  const MAX_MARKS = 1000;
  const MAX_FORMS = 64;
  const PLACES = ".article-title, .standfirst, .prose, .caption";
  const { element } = briefings;
  let marks = [];
  let bar = null;
  let at = -1;

  const formsIn = (hash) => {
    const forms = new URLSearchParams(hash.slice(1)).get("found") || "";
    return new Set(forms.split(" ").filter(Boolean).slice(0, MAX_FORMS));
  };

  const textsIn = (place) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    return texts;
  };

  // Grams of one word overlap: what is marked already is not marked again.
  const spansOf = (text, forms) => {
    const spans = [];
    for (const { surface, start, end } of briefings.text.pieces(text)) {
      const last = spans[spans.length - 1];
      if (!forms.has(surface)) continue;
      if (last && start <= last[1] && end > last[1] && start > last[0]) last[1] = end;
      else if (!last || start >= last[1]) spans.push([start, end]);
    }
    return spans;
  };

  const markText = (node, forms) => {
    const text = node.data;
    const spans = spansOf(text, forms);
    if (!spans.length) return;
    const parts = [];
    let done = 0;
    for (const [start, end] of spans.slice(0, MAX_MARKS - marks.length)) {
      const mark = element("mark", "found-mark", text.slice(start, end));
      parts.push(text.slice(done, start), mark);
      marks.push(mark);
      done = end;
    }
    node.replaceWith(...parts, text.slice(done));
  };

  const clear = () => {
    for (const mark of marks) {
      const above = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      above.normalize();
    }
    if (bar) bar.remove();
    document.documentElement.classList.remove("has-found-bar");
    [marks, bar, at] = [[], null, -1];
  };

  const takeAway = () => {
    const wasInBar = bar && bar.contains(document.activeElement);
    clear();
    window.history.replaceState(window.history.state, "", window.location.pathname +
      window.location.search);
    if (wasInBar) document.querySelector("main").focus({ preventScroll: true });
  };

  const say = () => {
    const total = briefings.sayMany("%(count)s place marked", "%(count)s places marked",
      marks.length);
    bar.querySelector("[role=status]").textContent = at < 0 ? total
      : briefings.say("%(number)s of %(last)s: %(words)s",
        { number: at + 1, last: marks.length, words: marks[at].textContent });
  };

  const go = (step) => {
    if (at >= 0) marks[at].classList.remove("found-here");
    at = at < 0 && step < 0 ? marks.length - 1 : (at + step + marks.length) % marks.length;
    marks[at].classList.add("found-here");
    marks[at].scrollIntoView({ block: "center" });
    say();
  };

  const button = (label, act) => {
    const made = element("button", "", label);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  const showBar = () => {
    const status = element("p", "found-said");
    status.setAttribute("role", "status");
    bar = element("section", "found-bar", [status, button(briefings.say("Previous"), () => go(-1)),
      button(briefings.say("Next"), () => go(1)), button(briefings.say("Remove marks"), takeAway)]);
    bar.setAttribute("aria-label", briefings.say("Words you searched for"));
    document.body.append(bar);
    document.documentElement.classList.add("has-found-bar");
    say();
  };

  const mark = () => {
    const forms = formsIn(window.location.hash);
    if (!forms.size) return;
    clear();
    for (const place of document.querySelectorAll(PLACES)) {
      for (const node of textsIn(place)) {
        if (marks.length < MAX_MARKS) markText(node, forms);
      }
    }
    if (marks.length) showBar();
  };

  briefings.mark = mark;
  window.addEventListener("hashchange", mark);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && bar) takeAway();
  });
  mark();
})();
