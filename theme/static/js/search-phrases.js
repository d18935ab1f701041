// Adds: which articles hold a phrase, its words one after the other in any of their forms
// (twin of generator/briefings/search/phrases.py).
// Needs search-codec.js, search-shelf.js, search-lookup.js. Without it search does not start.
"use strict";

(() => {
  // Calls visit(article number, its places) for each wanted article of a class; all if null.
  const readPlaces = async (name, head, shelf, wanted, visit) => {
    const border = briefings.shelf.borderOf(name, head.borders);
    const [shard, texts] = await Promise.all([shelf.terms(border), shelf.places(border)]);
    const entry = shard.entries.get(name);
    if (!entry || !Array.isArray(texts)) return;
    try {
      const steps = [];
      briefings.codec.readValues(texts[shard.numbers.get(name)], (value) => steps.push(value));
      let at = 0;
      briefings.codec.readPostings(entry.postings, (number) => {
        if (at >= steps.length) throw new RangeError("places end before their articles");
        const end = at + 1 + steps[at];
        const places = [];
        let last = -1;
        for (at += 1; at < end; at += 1) {
          last += steps[at] + 1;
          places.push(last);
        }
        if (!wanted || wanted.has(number)) visit(number, places);
      });
    } catch {
      shelf.spoilPlaces(border);
    }
  };

  // The articles that hold a phrase; none if the index does not know a word of it.
  const holders = async (phrase, head, shelf) => {
    if (!head.borders.length) return new Set();
    let found = null; // where the phrase may begin, by article
    for (const [surface, offset] of phrase.words) {
      const begins = new Map();
      const names = await Promise.all(["", briefings.lookup.QUIET].map((end) =>
        briefings.lookup.classesOf(surface + end, head, shelf)));
      for (const name of names.flat()) {
        await readPlaces(name, head, shelf, found, (number, places) => {
          if (!begins.has(number)) begins.set(number, new Set());
          for (const place of places) {
            if (!found || found.get(number).has(place - offset)) {
              begins.get(number).add(place - offset);
            }
          }
        });
      }
      found = new Map(Array.from(begins).filter(([, its]) => its.size));
      if (!found.size) break;
    }
    return new Set(found ? found.keys() : []);
  };

  briefings.phrases = { holders };
})();
