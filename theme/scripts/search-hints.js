// Adds: what a person should know about a search (twin of generator/briefings/search/hints.py).
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const { say } = briefings;

  // What became of a word that the archive does not know; grams go unsaid.
  const unknown = (word, what) => {
    if (what.instead) {
      return [say("“%(word)s” does not occur; “%(other)s” was taken for it.",
        { word: word.typed, other: what.instead })];
    }
    return what.impacts.size || word.gram || what.quiet ? []
      : [say("“%(word)s” does not occur.", { word: word.typed })];
  };

  // What is to be said of field:value that fits nothing.
  const unmatched = ({ surface }, what, head) => {
    if (!surface.includes(":") || surface.startsWith("url:") || what.impacts.size) return [];
    const none = say("“%(word)s” fits no article.", { word: surface });
    if (!surface.startsWith("lang:") || !head.langs.length) return [none];
    const known = say("Languages here: %(languages)s.", { languages: head.langs.join(", ") });
    return [`${none} ${known}`]; // a call within a template is not found by "make messages"
  };

  // What became of a phrase that no article holds.
  const unheard = ({ typed }, held) => (held.size ? []
    : [say("“%(words)s” does not occur in this order; its words were looked up.", { words: typed })]);

  // found, filters and phrases stand beside the query's own; total: hits in all.
  const of = (query, { found, filters, phrases }, head, total) => {
    // the parts of a date have a hint of their own
    const isSaid = ({ surface }) => query.around &&
      (Object.hasOwn(head.months, surface) || /^\p{Nd}/u.test(surface));
    const asksAddress = query.filters.some((word) => word.surface.startsWith("url:"));
    return [
      ...query.words.flatMap((word, at) => (isSaid(word) ? [] : unknown(word, found[at]))),
      ...query.phrases.flatMap((phrase, at) => unheard(phrase, phrases[at])),
      ...(asksAddress && !total ? [say("No article has this address.")] : []),
      ...query.filters.flatMap((word, at) => unmatched(word, filters[at], head)),
    ];
  };

  briefings.hints = { of };
})();
