// Adds: briefings.search(query, {limit, offset, excerpts, sort, picks, from, to, facets, vectors}), a
// promise of {total, hits, hints, facets, damaged} (twin of generator/briefings/search/query.py).
// Without excerpts, facets and vectors ("all", "if loaded", "none") far fewer files are read, but
// the order is final only with all vectors.
// With excerpts "later" each hit has quote(), a promise of its excerpt, and the answer has damagedNow().
// Needs the scripts before it, and for some questions those that come later
// (generator/briefings/render/files/scripts.py lists both). Without it no results.
"use strict";

(() => {
  const { say } = briefings;
  const MOST = 64; // impact of a word of which an article says nothing else

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

  const joined = new WeakMap(); // impacts -> what they were joined with last, and both

  const together = (quiet, loud) => {
    if (joined.get(loud)?.quiet !== quiet) {
      const all = new Map(quiet);
      loud.forEach((impact, number) => all.set(number, impact));
      joined.set(loud, { quiet, all });
    }
    return joined.get(loud).all;
  };

  // Adds to words that say nothing in some language where they stand in texts of it: there they
  // add points and nothing else, unless the query has no other words.
  const voiced = (words, found, head, shelf) => {
    const isAlone = found.every((what) => what.quiet);
    return Promise.all(found.map(async (what, at) => {
      if (!what.quiet || (isAlone && what.impacts.size)) return { ...what, quiet: false };
      const beside = await briefings.lookup.findQuiet(words[at], head, shelf);
      if (isAlone) return beside;
      const impacts = together(beside.impacts, what.impacts);
      const marks = Array.from(new Set([...beside.marks, ...what.marks])).sort();
      return { ...what, impacts, marks };
    }));
  };

  // A date in words as a word more: it stands in all that was published then.
  const thenOf = ({ when, worth }, days, count) => {
    const [start, stop] = briefings.rank.within(
      days, when, when + briefings.times.AFTER_ALL, count);
    const impacts = new Map();
    for (let number = start; number < stop; number += 1) impacts.set(number, MOST);
    return { impacts, marks: [], instead: "", quiet: false, times: worth };
  };

  // One result; with marks it can quote the article, at once or when quote() is called.
  const hitOf = async (number, score, { marks, isLater }, head, shelf) => {
    const quote = () => (marks ? briefings.blocks.quoteOf(number, marks, head, shelf) : []);
    const [facts, excerpt] = await Promise.all([
      briefings.blocks.factsOf(number, head, shelf), isLater ? [] : quote()]);
    return facts && { ...facts, score, excerpt, ...(isLater && { quote }) };
  };

  // The articles that hold all words of one alternative at least.
  const ofChoice = async (choice, findAll) => {
    const holders = new Set();
    for (const words of choice) {
      const [first, ...others] = await findAll(words);
      for (const number of first.impacts.keys()) {
        if (others.every((other) => other.impacts.has(number))) holders.add(number);
      }
    }
    return holders;
  };

  // The articles that hold each phrase; none where the script for it could not be read.
  const holdersOf = (phrases, head, shelf) => Promise.all(phrases.map((phrase) =>
    (briefings.phrases ? briefings.phrases.holders(phrase, head, shelf) : new Set())));

  const rankAll = async (query, found, sure, findAll, days, { head, shelf }) => {
    const barred = await holdersOf(query.barred, head, shelf);
    const excluded = [...(await findAll(query.excluded)).map((what) => what.impacts), ...barred];
    const choices = await Promise.all(query.choices.filter((choice) => choice.length)
      .map((choice) => ofChoice(choice, findAll)));
    const limits = briefings.rank.within(days, query.after, query.before, head.count);
    const then = query.around ? [thenOf(query.around, days, head.count)] : [];
    return briefings.rank.rank([...found, ...then], excluded, [...sure, ...choices], limits,
      head.count);
  };

  const isOpen = ({ picks = {}, from, to }) =>
    !(from || to || Object.values(picks).some((values) => values.length));

  // Whether a question needs more than what is loaded for the first list.
  const needsLater = ({ phrases, barred }, wish) => phrases.length > 0 || barred.length > 0 ||
    (wish.excerpts ?? true) || wish.facets || !isOpen(wish) || (wish.vectors ?? "all") === "all";

  const narrowed = (numbers, wish, days, shelf, count) =>
    (isOpen(wish) || !briefings.counts ? numbers
      : briefings.counts.narrowed(numbers, wish, days, shelf, count));

  const nothing = (hints, shelf) =>
    ({ total: 0, hits: [], hints, facets: {}, damaged: Array.from(shelf.damaged).sort() });

  const MOST_KEPT = 16;
  const kept = new Map(); // what a query was found to stand for, while one goes on asking

  const lookUp = async (query, findAll, head, shelf) => {
    const [plain, filters] = await Promise.all([query.words, query.filters].map(findAll));
    const all = await voiced(query.words, plain, head, shelf);
    const found = unlike(all);
    const isTimed = query.after || query.before || query.around;
    const days = isTimed ? (await shelf.data("days")) || [] : [];
    const phrases = await holdersOf(query.phrases, head, shelf);
    const sure = [...filters.map((what) => what.impacts), ...phrases.filter((held) => held.size)];
    const raw = await rankAll(query, found, sure, findAll, days, { head, shelf });
    return { all, found, filters, phrases, raw, settled: null };
  };

  // The same, but looked up once; not where a file could not be read, or a script was missing.
  const recall = async (query, findAll, head, shelf) => {
    const known = kept.get(query.line);
    if (known) return known;
    const answer = await lookUp(query, findAll, head, shelf);
    if (!shelf.damaged.size) kept.set(query.line, answer);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
    return answer;
  };

  const settle = async (answer, head, shelf) => {
    const settled = answer.settled || await briefings.feedback.settle(answer.raw, head, shelf);
    if (!shelf.damaged.size) answer.settled = settled;
    return settled;
  };

  const search = async (text, wish = {}) => {
    const { limit = 20, offset = 0, excerpts = true, sort = "relevance", facets = false,
      vectors = "all" } = wish;
    const shelf = briefings.shelf.newShelf();
    const head = await shelf.head();
    if (head === null) return nothing([say("There is no search index here. Run `briefings build`.")], shelf);
    const query = briefings.query.parse(text, head.months);
    if (!head.count) return nothing([say("The archive is empty.")], shelf);
    if (query.isEmpty && isOpen(wish)) return nothing(query.hints, shelf);
    const hasLater = needsLater(query, wish) ? await briefings.later(shelf) : Boolean(briefings.counts);
    const findAll = (words) =>
      Promise.all(words.map((word) => briefings.lookup.find(word, head, shelf)));
    const answer = await recall(query, findAll, head, shelf);
    const { all, found, filters, phrases, raw } = answer;
    const isTimed = wish.from || wish.to || facets || sort === "oldest";
    const days = isTimed ? (await shelf.data("days")) || [] : [];
    const isRaw = !hasLater || briefings.rank.UNSCORED.includes(sort) || vectors === "none" ||
      (vectors === "if loaded" && !briefings.feedback.isLoaded(head));
    const whole = isRaw ? raw : await settle(answer, head, shelf);
    const dated = days.length ? days[0][1] : head.count;
    const order = briefings.rank.orderBy(sort, whole.scores, dated, head.count);
    const numbers = await narrowed(whole.numbers, wish, days, shelf, head.count);
    const quoting = { isLater: excerpts === "later",
      marks: excerpts ? marksOf(query.words, found, head.count) : null };
    const hits = await Promise.all(briefings.rank.firstOf(numbers, order, offset + limit).slice(offset)
      .map((number) => hitOf(number, whole.scores[number], quoting, head, shelf)));
    const damagedNow = () => Array.from(shelf.damaged).sort();
    const counts = facets && hasLater
      ? await briefings.counts.counted(whole.numbers, wish, days, shelf, head.count) : {};
    const hints = briefings.hints
      ? [...briefings.mistakes.of(query),
        ...briefings.hints.of(query, { found: all, filters, phrases }, head, numbers.length)] : [];
    return {
      total: numbers.length,
      hits: hits.filter(Boolean),
      hints: [...(query.isEmpty ? [] : query.hints), ...hints],
      facets: counts,
      damaged: damagedNow(),
      ...(quoting.isLater && { damagedNow }),
    };
  };

  briefings.search = search;
})();
