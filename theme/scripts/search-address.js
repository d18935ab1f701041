// Adds: what is asked for, kept in the address: words, facets, range in time, order, page.
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const FACETS = ["source", "topic", "lang", "person", "place"];
  const SORTS = ["relevance", "recent", "newest", "oldest"]; // the first is not written
  const MOST = 50; // values of one facet
  const PERIOD = /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/;

  const period = (text) => (PERIOD.test(text) ? text : "");

  // Reads what stands after the question mark. Whatever cannot be meant is left out.
  const read = (search) => {
    const given = new URLSearchParams(search);
    const picks = Object.fromEntries(FACETS.map((name) =>
      [name, Array.from(new Set(given.getAll(name).filter(Boolean))).slice(0, MOST)]));
    const [from, to] = ["from", "to"].map((name) => period(given.get(name) || ""));
    const isTurned = from && to && from > `${to}~`;
    return {
      q: (given.get("q") || "").trim(), picks,
      from: isTurned ? to : from, to: isTurned ? from : to,
      sort: SORTS.includes(given.get("sort")) ? given.get("sort") : SORTS[0],
      page: Math.max(1, Math.min(1e6, Math.floor(given.get("page")) || 1)),
    };
  };

  // The same as read() takes it: "" if nothing is asked for.
  const write = ({ q, picks, from, to, sort, page }) => {
    const said = new URLSearchParams();
    if (q) said.set("q", q);
    for (const name of FACETS) for (const value of picks[name]) said.append(name, value);
    if (from) said.set("from", from);
    if (to) said.set("to", to);
    if (sort !== SORTS[0]) said.set("sort", sort);
    if (page > 1) said.set("page", page);
    const text = said.toString();
    return text && `?${text}`;
  };

  const isNarrowed = ({ picks, from, to }) =>
    Boolean(from || to || FACETS.some((name) => picks[name].length));

  briefings.address = { read, write, isNarrowed, FACETS };
})();
