// Adds: briefings.search(query, {limit, offset, excerpts}), a promise of {total, hits, hints}
// (twin of generator/briefings/search/query.py). Without excerpts far fewer files are read.
// Needs all other search-*.js but search-page.js and search-box.js. Without it no results.
"use strict";

(() => {
  const NO_INDEX = "There is no search index here. Run `briefings build`.";
  const MOST = 16; // impact of a word of which an article says nothing else
  const NO_ARTICLES = "The archive is empty.";

  // Blanks each word that stands for the same forms as an earlier one, which counts for both.
  const unlike = (found) => {
    const firsts = new Map();
    return found.map((word) => {
      const key = word.marks.join(" ");
      if (!firsts.has(key)) {
        firsts.set(key, word);
        return word;
      }
      firsts.get(key).times += word.times;
      return { ...word, impacts: new Map(), marks: [] };
    });
  };

  const marksOf = (words, found, count) => {
    const hasPairs = words.some((word) => word.gram === 2);
    const marks = new Map();
    found.forEach((what, at) => {
      if (what.quiet || (words[at].gram === 1 && hasPairs)) return;
      const rare = briefings.rank.rarity(count, what.impacts.size);
      for (const form of what.marks) marks.set(form, Math.max(rare, marks.get(form) || 0));
    });
    return marks;
  };

  // Adds to words that say nothing in some language where they stand in texts of it: there they
  // add points and nothing else, unless the query has no other words.
  const voiced = (words, found, head, shelf) => {
    const isAlone = found.every((what) => what.quiet);
    return Promise.all(found.map(async (what, at) => {
      if (!what.quiet || (isAlone && what.impacts.size)) return { ...what, quiet: false };
      const beside = await briefings.lookup.findQuiet(words[at], head, shelf);
      if (isAlone) return beside;
      const impacts = new Map([...beside.impacts, ...what.impacts]);
      const marks = Array.from(new Set([...beside.marks, ...what.marks])).sort();
      return { ...what, impacts, marks };
    }));
  };

  // What became of a word that the archive does not know; grams go unsaid.
  const unknownHint = (word, what) => {
    if (what.instead) return [`“${word.typed}” does not occur; “${what.instead}” was taken for it.`];
    return what.impacts.size || word.gram || what.quiet ? [] : [`“${word.typed}” does not occur.`];
  };

  // What is to be said of field:value that fits nothing.
  const unmatchedHint = (word, what, head) => {
    if (!word.surface.includes(":") || what.impacts.size) return [];
    const langs = head.langs.length ? ` Languages here: ${head.langs.join(", ")}.` : "";
    return [`“${word.surface}” fits no article.${word.surface.startsWith("lang:") ? langs : ""}`];
  };

  // A date in words as a word more: it stands in all that was published then.
  const thenOf = ({ when, worth }, days, count) => {
    const [start, stop] = briefings.rank.within(
      days, when, when + briefings.times.AFTER_ALL, count);
    const impacts = new Map();
    for (let number = start; number < stop; number += 1) impacts.set(number, MOST);
    return { impacts, marks: [], instead: "", quiet: false, times: worth };
  };

  const blockName = (kind, number) => `${kind}/${String(number).padStart(4, "0")}`;

  const rowOf = async (kind, number, size, shelf) => {
    const block = await shelf.data(blockName(kind, Math.floor(number / size)));
    const row = Array.isArray(block) ? block[number % size] : undefined;
    return row === undefined ? null : row;
  };

  const hitOf = async (number, score, marks, head, shelf) => {
    const [facts, text] = await Promise.all([rowOf("facts", number, head.facts, shelf),
      marks ? rowOf("texts", number, head.texts, shelf) : null]);
    if (!Array.isArray(facts)) return null;
    const [id, title, path, date, shown, outlet, lang, status] = facts;
    const excerpt = typeof text === "string" ? briefings.excerpt(text, marks) : [];
    return { id, title, path, date, shown_date: shown || date, outlet, lang, status, score, excerpt };
  };

  const search = async (text, { limit = 20, offset = 0, excerpts = true } = {}) => {
    const shelf = briefings.shelf.newShelf();
    const head = await shelf.data("head");
    if (head === null) return { total: 0, hits: [], hints: [NO_INDEX] };
    const query = briefings.query.parse(text, head.months);
    if (!head.count) return { total: 0, hits: [], hints: [NO_ARTICLES] };
    if (query.isEmpty) return { total: 0, hits: [], hints: query.hints };
    const findAll = (words) =>
      Promise.all(words.map((word) => briefings.lookup.find(word, head, shelf)));
    const [plain, excluded, filters] = await Promise.all(
      [query.words, query.excluded, query.filters].map(findAll));
    const all = await voiced(query.words, plain, head, shelf);
    const found = unlike(all);
    const isTimed = query.after || query.before || query.around;
    const days = isTimed ? (await shelf.data("days")) || [] : [];
    const limits = briefings.rank.within(days, query.after, query.before, head.count);
    const then = query.around ? [thenOf(query.around, days, head.count)] : [];
    const ranked = briefings.rank.rank([...found, ...then], excluded, filters, limits, head.count);
    const marks = excerpts ? marksOf(query.words, found, head.count) : null;
    const hits = await Promise.all(ranked.numbers.slice(offset, offset + limit)
      .map((number) => hitOf(number, ranked.scores.get(number), marks, head, shelf)));
    // the parts of a date have a hint of their own
    const isSaid = ({ surface }) => query.around &&
      (Object.hasOwn(head.months, surface) || /^\p{Nd}/u.test(surface));
    const unknown = query.words.flatMap((word, at) =>
      (isSaid(word) ? [] : unknownHint(word, all[at])));
    const unmatched = query.filters.flatMap((word, at) => unmatchedHint(word, filters[at], head));
    const damage = Array.from(shelf.damaged).sort()
      .map((path) => `${path} could not be read: some results may be missing.`);
    return {
      total: ranked.numbers.length,
      hits: hits.filter(Boolean),
      hints: [...query.hints, ...unknown, ...unmatched, ...damage],
    };
  };

  briefings.search = search;
})();
