// Adds: a word that the archive does not know to the nearest one that it knows (the other half of
// search-lookup.js; twin of generator/briefings/search/lookup.py).
// Needs search-shelf.js, search-lookup.js, search-clitics.js. Without it such a word finds nothing.
"use strict";

(() => {
  const { range, isWord, weightOf, lengthOf, compare } = briefings.lookup;

  // Letters added, lost, changed or swapped with the next one (optimal string alignment).
  const slipsBetween = (from, to) => {
    const [one, other] = [Array.from(from), Array.from(to)];
    let before = [];
    let above = other.map((_, at) => at).concat(other.length);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const change = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = above;
      above = row;
    }
    return above[other.length];
  };

  // Slips, or 100 less the letters in common at the beginning; null if too far.
  const distance = (surface, form, slips, least) => {
    if (Math.abs(lengthOf(form) - lengthOf(surface)) <= slips) {
      const found = slipsBetween(surface, form);
      if (found <= slips) return found;
    }
    const [one, other] = [Array.from(surface), Array.from(form)];
    let same = 0;
    while (same < Math.min(one.length, other.length) && one[same] === other[same]) same += 1;
    return same >= least ? 100 - same : null;
  };

  const nearest = async (surface, head, shelf) => {
    const points = Array.from(surface);
    const slips = points.length < 9 ? 1 : 2;
    const least = Math.max(4, Math.floor((2 * points.length + 2) / 3));
    let best = null;
    for (const shard of await range(points.slice(0, 2).join(""), head, shelf)) {
      for (const [form, names] of shard.forms) {
        if (!form.startsWith(points[0]) || !isWord(form)) continue;
        const far = distance(surface, form, slips, least);
        if (far === null) continue;
        const heavy = Math.max(...names.map((name) => weightOf(shard, name)));
        const order = best
          ? far - best.far || best.heavy - heavy || compare(form, best.form) : -1;
        if (order < 0) best = { far, heavy, form };
      }
    }
    return best ? best.form : "";
  };

  // The classes of a word without what is written together with it. A class goes by a stem: where
  // it is no form in the archive, it is the name of a class.
  const bareClasses = async (surface, head, shelf) => {
    for (const form of briefings.clitics.bareForms(surface)) {
      const shard = await shelf.terms(briefings.shelf.borderOf(form, head.borders));
      const names = shard.numbers.has(form) ? [form] : shard.forms.get(form);
      if (names) return names;
    }
    return [];
  };

  briefings.repair = { nearest, bareClasses };
})();
