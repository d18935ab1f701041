// Adds: the excerpts of hits, in the items of the list.
// Needs briefings.js, search-text.js and hits of search-run.js. Without it results have no excerpts.
"use strict";

(() => {
  const { element } = briefings;
  const MOST_FORMS = 16;
  const AT_ONCE = 3; // hits that are quoted wherever they stand
  const SEEN = "1000000px 0px 100px"; // all that is above, and a little below

  const excerptOf = (hit) => {
    const text = element("p", "result-excerpt",
      hit.excerpt.map(([run, isMark]) => (isMark ? element("mark", "", run) : run)));
    if (hit.lang) text.lang = hit.lang;
    return text;
  };

  // Puts the excerpt into an item, and what it marks into its link: it is marked there as well.
  const complete = (item, hit) => {
    const marked = hit.excerpt.filter(([, isMark]) => isMark).map(([run]) => run).join(" ");
    const forms = new Set(briefings.text.pieces(marked).map((piece) => piece.surface));
    const found = Array.from(forms).slice(0, MOST_FORMS).join(" ");
    item.lastElementChild.replaceWith(excerptOf(hit));
    if (found) item.querySelector("a").href = `${hit.path}#found=${encodeURIComponent(found)}`;
  };

  let watcher = null;

  // Quotes each hit when its item comes into view or one is past it, and calls told(): what nobody
  // looks at is not loaded.
  const quoteInView = (items, hits, told) => {
    if (watcher) watcher.disconnect();
    const quote = async (item) => {
      const hit = hits[items.indexOf(item)];
      complete(item, { ...hit, excerpt: await hit.quote() });
      told();
    };
    watcher = new IntersectionObserver((entries, own) => {
      for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
        own.unobserve(target);
        quote(target);
      }
    }, { rootMargin: SEEN });
    items.slice(0, AT_ONCE).forEach(quote);
    for (const item of items.slice(AT_ONCE)) watcher.observe(item);
  };

  briefings.quotes = { complete, quoteInView };
})();
