// Adds: which articles hold a phrase, its words one after the other in any of their forms
// (twin of generator/briefings/search/phrases.py).
// Needs search-codec.js, search-shelf.js, search-lookup.js. Without it search does not start.
"use strict";

(() => {
  const { newReader, lowBits, sizeInPlaces, readPostings } = briefings.codec;
  const BESIDE = 16;

  // Calls visit(article number, its places) for each article of a class. Throws RangeError.
  const readPlaces = (text, postings, { count, sizes }, visit) => {
    const reader = newReader(text);
    readPostings(postings, count, (number, times) => {
      const low = lowBits(Math.floor((BESIDE + sizeInPlaces(sizes[number])) / (times + 1)));
      const places = [];
      let last = -1;
      for (let left = times; left; left -= 1) {
        last += reader.rice(low) + 1;
        places.push(last);
      }
      visit(number, places);
    });
    reader.end();
  };

  // The name of the file that holds the places of the classes in a shard.
  const placesOf = (border, { borders, places }) => {
    const number = borders.indexOf(border);
    const opener = borders[places.findLast((one) => one <= number)];
    return briefings.shelf.nameOf(opener).replace("terms/t-", "places/p-");
  };

  // Calls visit(article number, its places) for each wanted article of a class; all if null.
  const readPlacesOf = async (name, head, shelf, wanted, visit) => {
    const border = briefings.shelf.borderOf(name, head.borders);
    const file = placesOf(border, head);
    const [shard, files] = await Promise.all([shelf.terms(border), shelf.data(file)]);
    const entry = shard.entries.get(name);
    if (!entry || files === null) return;
    try {
      const letters = files[border].split(" ")[shard.numbers.get(name)];
      readPlaces(letters, entry.postings, head, (number, places) => {
        if (!wanted || wanted.has(number)) visit(number, places);
      });
    } catch {
      shelf.spoil(file);
    }
  };

  // Where the phrase may begin if a word of it, so far behind its begin, stands there, by article.
  const exactOf = async (surface, offset, head, shelf, wanted) => {
    const begins = new Map();
    for (const name of await briefings.lookup.classesOf(surface, head, shelf)) {
      await readPlacesOf(name, head, shelf, wanted, (number, places) => {
        if (!begins.has(number)) begins.set(number, new Set());
        for (const place of places) begins.get(number).add(place - offset);
      });
    }
    return begins;
  };

  // before: where the phrase may begin, by article; null if no word so far has told.
  const joined = (before, exact, quiet) => {
    if (!before) return new Map([...exact, ...Array.from(quiet.keys(), (number) => [number, null])]);
    const after = new Map();
    for (const [number, its] of before) {
      if (quiet.has(number)) after.set(number, its);
      else if (exact.has(number)) {
        const all = Array.from(exact.get(number));
        const both = its ? all.filter((begin) => its.has(begin)) : all;
        if (both.length) after.set(number, new Set(both));
      }
    }
    return after;
  };

  // The articles that hold a phrase; none if the index does not know a word of it. Where words
  // stand that say nothing in the language of an article, the index does not know: they must occur
  // in it, and the others must stand as far apart as the phrase says.
  const holders = async (phrase, head, shelf) => {
    let begins = null;
    for (const [surface, offset] of head.borders.length ? phrase.words : []) {
      const quiet = await briefings.lookup.findQuiet({ surface, times: 1 }, head, shelf);
      const exact = await exactOf(surface, offset, head, shelf, begins);
      begins = joined(begins, exact, quiet.impacts);
      if (!begins.size) break;
    }
    return new Set(Array.from(begins || []).filter(([, its]) => its).map(([number]) => number));
  };

  briefings.phrases = { holders };
})();
