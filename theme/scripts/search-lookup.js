// Adds: a word to what the index knows of it (twin of generator/briefings/search/lookup.py).
// Needs briefings.js, search-codec.js, search-shelf.js, for words that the archive does not know
// search-repair.js. Without it search does not start.
"use strict";

(() => {
  const MAX_CLASSES = 32;
  const MAX_SHARDS = 6;
  const QUIET = "."; // after the form of a word that says nothing in the language of its text
  const nothing = () => ({ impacts: new Map(), marks: [], instead: "", quiet: false });
  const compare = (one, other) => (one < other ? -1 : Number(one > other));

  const weightOf = (shard, name) => {
    const entry = shard.entries.get(name);
    return entry ? entry.postings.length : 0;
  };

  const MOST_KEPT = 64;
  const kept = new Map(); // classes, one text -> what they stand for, while one goes on typing

  const gather = async (names, head, shelf, instead) => {
    const key = names.join(" ");
    const known = kept.get(key);
    const { found, isWhole } = known ? { found: known } : await read(names, head, shelf);
    if (isWhole) kept.set(key, found);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
    return { ...found, instead };
  };

  // What classes stand for together, and whether nothing was missing.
  const read = async (names, head, shelf) => {
    const found = nothing();
    const marks = new Set();
    let isWhole = true;
    for (const name of names) {
      const border = briefings.shelf.borderOf(name, head.borders);
      const entry = (await shelf.terms(border)).entries.get(name);
      if (!entry) {
        isWhole = false;
        continue;
      }
      for (const form of entry.surfaces) marks.add(form);
      try {
        briefings.codec.readPostings(entry.postings, head.count, (number, times, extra) => {
          const impact = head.impact(head.sizes[number], times, extra);
          if (impact > (found.impacts.get(number) || 0)) found.impacts.set(number, impact);
        });
      } catch {
        isWhole = false;
        shelf.spoil(briefings.shelf.nameOf(border));
      }
    }
    found.marks = Array.from(marks).sort();
    return { found, isWhole };
  };

  // The shards that hold keys with this beginning.
  const range = (prefix, head, shelf) => {
    const first = briefings.shelf.borderOf(prefix, head.borders);
    const more = head.borders.filter((border) => border.startsWith(prefix) && border !== first);
    return Promise.all([first, ...more].slice(0, MAX_SHARDS).map(shelf.terms));
  };

  const lengthOf = (text) => Array.from(text).length;

  // Neither a filter nor one of those forms that say nothing.
  const isWord = (form) => !form.includes(":") && !form.endsWith(QUIET);

  const beginning = async (prefix, head, shelf) => {
    const weight = new Map();
    for (const shard of await range(prefix, head, shelf)) {
      for (const [form, names] of shard.forms) {
        if (!form.startsWith(prefix) || !(prefix.includes(":") || isWord(form))) continue;
        for (const name of names) {
          weight.set(name, Math.max(weight.get(name) || 0, weightOf(shard, name)));
        }
      }
    }
    return Array.from(weight.keys())
      .sort((one, other) => weight.get(other) - weight.get(one) || compare(one, other))
      .slice(0, MAX_CLASSES);
  };

  const classesOf = async (form, head, shelf) =>
    (await shelf.terms(briefings.shelf.borderOf(form, head.borders))).forms.get(form) || [];

  // What two parts of a word have in common: MH 17 for MH17.
  const together = ([one, other]) => {
    const found = nothing();
    for (const [number, impact] of one.impacts) {
      const second = other.impacts.get(number);
      if (second) found.impacts.set(number, Math.min(impact, second));
    }
    if (found.impacts.size) found.marks = Array.from(new Set([...one.marks, ...other.marks])).sort();
    return found;
  };

  const findOnce = async (word, head, shelf) => {
    if (!head.borders.length) return nothing();
    const found = async (form, instead = "") =>
      gather(await classesOf(form, head, shelf), head, shelf, instead);
    const names = await classesOf(word.surface, head, shelf);
    const quiet = !word.loud && (await classesOf(word.surface + QUIET, head, shelf)).length > 0;
    if (names.length || quiet) return { ...await gather(names, head, shelf, ""), quiet };
    const isFilter = word.surface.includes(":");
    // the beginning of another address is another address
    const isOpen = word.prefix || (isFilter && !word.surface.startsWith("url:"));
    if (isOpen && lengthOf(word.surface) >= 2) {
      const begun = await beginning(word.surface, head, shelf);
      if (begun.length) return gather(begun, head, shelf, "");
    }
    const { splitCompound, toSurface } = briefings.text;
    const parts = splitCompound(word.surface) || splitCompound(word.typed);
    if (parts) return together(await Promise.all(parts.map((part) => found(toSurface(part)))));
    if (word.gram || isFilter || lengthOf(word.surface) < 4 || /\p{Nd}/u.test(word.surface)) {
      return nothing(); // a number that is nearly the same is another number
    }
    if (!await briefings.later(shelf)) return nothing();
    const bare = await briefings.repair.bareClasses(word.surface, head, shelf);
    if (bare.length) return gather(bare, head, shelf, bare[0]);
    const instead = await briefings.repair.nearest(word.surface, head, shelf);
    return instead ? found(instead, instead) : nothing();
  };

  // What a word stands for: itself, else words that begin so, else its parts, else the nearest.
  const find = async (word, head, shelf) =>
    ({ ...await findOnce(word, head, shelf), times: word.times });

  // Where a word stands in texts in whose language it says nothing.
  const findQuiet = async (word, head, shelf) => {
    const names = await classesOf(word.surface + QUIET, head, shelf);
    const found = await gather(names, head, shelf, "");
    return { ...found, marks: found.marks.map((form) => form.replace(/\.$/, "")),
      times: word.times };
  };

  briefings.lookup = { find, findQuiet, classesOf, range, isWord, weightOf, lengthOf, compare };
})();
