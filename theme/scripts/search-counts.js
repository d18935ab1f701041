// Adds: what narrows an answer, and how many of those found have each value
// (twin of generator/briefings/search/facets.py).
// Needs search-codec.js, search-rank.js. Without it search does not start.
"use strict";

(() => {
  const FACETS = ["source", "topic", "lang", "person", "place"];
  const MAX_COUNTED = 100;

  const compare = (one, other) => (one < other ? -1 : Number(one > other));

  const rowsOf = async (facet, shelf) => {
    const data = await shelf.data(`facets/${facet}`);
    try {
      return (data || []).map(([value, letters]) => [value, briefings.codec.readNumbers(letters)]);
    } catch {
      shelf.spoil(`facets/${facet}`);
      return [];
    }
  };

  // Numbers within the dates, and by facet the articles that have a picked value.
  const passesOf = async ({ picks = {}, from, to }, days, shelf, count) => {
    const last = to && to + briefings.times.AFTER_ALL;
    const picked = new Map();
    for (const facet of FACETS.filter((name) => picks[name]?.length)) {
      const rows = await rowsOf(facet, shelf);
      const some = rows.filter(([value]) => picks[facet].includes(value));
      picked.set(facet, new Set(some.flatMap(([, have]) => have)));
    }
    const [start, stop] = briefings.rank.within(days, from || "", last || "", count);
    return { isIn: (number) => number >= start && number < stop, picked };
  };

  const hasAll = (number, picked, but = "") =>
    Array.from(picked).every(([facet, have]) => facet === but || have.has(number));

  // The articles that pass all limits, in the order given.
  const narrowed = async (numbers, limits, days, shelf, count) => {
    const { isIn, picked } = await passesOf(limits, days, shelf, count);
    return numbers.filter((number) => isIn(number) && hasAll(number, picked));
  };

  const monthsOf = (numbers, days) => {
    const found = new Map();
    let place = -1; // the undated ones are before all days
    for (const number of [...numbers].sort((one, other) => one - other)) {
      while (place + 1 < days.length && days[place + 1][1] <= number) place += 1;
      if (place < 0) continue;
      const month = days[place][0].slice(0, 7);
      found.set(month, (found.get(month) || 0) + 1);
    }
    return Array.from(found);
  };

  // [[value, count], ...] of each facet, most frequent first, and of month in order of time. What
  // limits a facet itself is left out of its counts: they say what else could be ticked.
  const counted = async (numbers, limits, days, shelf, count) => {
    const { isIn, picked } = await passesOf(limits, days, shelf, count);
    const month = monthsOf(numbers.filter((number) => hasAll(number, picked)), days);
    const all = await Promise.all(FACETS.map((facet) => rowsOf(facet, shelf)));
    const counts = all.map((rows, at) => {
      const found = new Set(numbers.filter((number) =>
        isIn(number) && hasAll(number, picked, FACETS[at])));
      const some = rows.map(([value, have]) => [value, have.filter((one) => found.has(one)).length]);
      const order = (one, other) => other[1] - one[1] || compare(one[0], other[0]);
      return [FACETS[at], some.filter(([, times]) => times).sort(order).slice(0, MAX_COUNTED)];
    });
    return { month, ...Object.fromEntries(counts) };
  };

  briefings.counts = { narrowed, counted };
})();
