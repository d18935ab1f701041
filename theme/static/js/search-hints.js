// Adds: what a person should know about a search (twin of generator/briefings/search/hints.py).
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const NO_ADDRESS = "No article has this address.";

  // What became of a word that the archive does not know; grams go unsaid.
  const unknown = (word, what) => {
    if (what.instead) return [`“${word.typed}” does not occur; “${what.instead}” was taken for it.`];
    return what.impacts.size || word.gram || what.quiet ? [] : [`“${word.typed}” does not occur.`];
  };

  // What is to be said of field:value that fits nothing.
  const unmatched = ({ surface }, what, head) => {
    if (!surface.includes(":") || surface.startsWith("url:") || what.impacts.size) return [];
    const langs = head.langs.length ? ` Languages here: ${head.langs.join(", ")}.` : "";
    return [`“${surface}” fits no article.${surface.startsWith("lang:") ? langs : ""}`];
  };

  // What became of a phrase that no article holds.
  const unheard = ({ typed }, held) => (held.size ? []
    : [`“${typed}” does not occur in this order; its words were looked up.`]);

  // found, filters and phrases stand beside the query's own; total: hits in all.
  const of = (query, { found, filters, phrases }, head, total) => {
    // the parts of a date have a hint of their own
    const isSaid = ({ surface }) => query.around &&
      (Object.hasOwn(head.months, surface) || /^\p{Nd}/u.test(surface));
    const asksAddress = query.filters.some((word) => word.surface.startsWith("url:"));
    return [
      ...query.words.flatMap((word, at) => (isSaid(word) ? [] : unknown(word, found[at]))),
      ...query.phrases.flatMap((phrase, at) => unheard(phrase, phrases[at])),
      ...(asksAddress && !total ? [NO_ADDRESS] : []),
      ...query.filters.flatMap((word, at) => unmatched(word, filters[at], head)),
    ];
  };

  briefings.hints = { of };
})();
