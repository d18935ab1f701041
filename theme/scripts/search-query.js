// Adds: the query language (twin of generator/briefings/search/grammar.py).
// Needs briefings.js, search-text.js, search-times.js. Without it search does not start.
"use strict";

(() => {
  const { say } = briefings;
  const MAX_WORDS = 64;
  const MAX_QUERY = 10000;
  const MAX_TIMES = 9;
  const MAX_SHOWN = 60;
  const FIELDS = ["lang", "source", "author", "topic", "person", "place", "title", "url"];
  const DATES = ["before", "after", "date"];
  const ALIASES = new Map([["language", "lang"], ["outlet", "source"], ["by", "author"],
    ["tag", "topic"], ["since", "after"], ["until", "before"], ["people", "person"],
    ["site", "url"], ["day", "date"], ...[...FIELDS, ...DATES].map((name) => [name, name])]);
  const OPENING = /^(?:https?:)?\/\/(?:www\.)?/i;
  const TRACKER = /(?<=[?&])(?:utm_\w+|[fgy]clid|igshid)=[^&#]*/gi;
  const TOKEN = /(-?)(?:([A-Za-z]+):)?(?:"([^"]*)"?|(\S+))/g;
  const DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

  const cut = (text, length) => [...text].slice(0, length).join("");
  const short = (text, most) =>
    ([...text].length <= most ? text : `${cut(text, most)}…`);
  const isPlain = (token) => !(token.minus || token.name || token.isQuoted);
  const isFilter = (token) => !token.minus && FIELDS.includes(ALIASES.get(token.name));
  // What tells one address from another: without scheme, www, trackers and fragment.
  const toBare = (url) => url.replace(OPENING, "").replace(TRACKER, "").split("#")[0];
  const filter = (surface) =>
    ({ surface, prefix: false, gram: 0, times: 1, typed: "", loud: false });

  const add = (into, found) => {
    for (const word of found) {
      const known = into.find((other) => other.surface === word.surface);
      if (known) {
        known.times = Math.min(MAX_TIMES, known.times + 1);
        known.loud = known.loud || word.loud;
      } else into.push({ ...word });
    }
  };

  // Tokens, with operators and lonely field names taken in by their neighbours.
  const tokensOf = (line) => {
    const raw = Array.from(line.matchAll(TOKEN), ([, minus, name, phrase, bare]) => ({
      minus: Boolean(minus), name: (name || "").toLowerCase(), value: bare || phrase || "",
      isQuoted: !bare,
    }));
    const tokens = [];
    let [waiting, isJoined, isOther, isBarred] = []; // waiting: a field whose value follows
    raw.forEach((token) => {
      const bare = token.value.slice(0, -1).toLowerCase();
      if (!token.name && !token.isQuoted && token.value.endsWith(":") && ALIASES.has(bare)) {
        waiting = { minus: token.minus || isBarred, name: bare };
      } else if (isPlain(token) && /^(AND|OR)$/.test(token.value) && raw.length > 1) {
        if (!tokens.length) return; // it stands before nothing, and says nothing
        isJoined = token.value === "AND";
        isOther = !isJoined;
        tokens.at(-1).isJoined ||= isJoined;
      } else if (isPlain(token) && token.value === "NOT" && raw.length > 1) isBarred = true;
      else {
        token.minus ||= isBarred;
        if (waiting && !token.name) Object.assign(token, waiting);
        Object.assign(token, { isJoined, isOther });
        tokens.push(token);
        [waiting, isJoined, isOther, isBarred] = [];
      }
    });
    // between words OR says nothing: any may be missing
    tokens.slice(1).forEach((token, at) => {
      token.isOther &&= isFilter(tokens[at]) && isFilter(token);
      tokens[at].hasOther = token.isOther;
    });
    return tokens;
  };

  const addDate = (query, name, value) => {
    if (DAY.test(value) && name === "date") {
      [query.after, query.before] = [value, value + briefings.times.AFTER_ALL];
    } else if (DAY.test(value)) query[name] = value;
    else query.hints.push(say("“%(field)s:%(value)s” is no date. Write it as %(field)s:2022-10-31.",
      { field: name, value: cut(value, 40) }));
  };

  // Words that must follow one another, with their places counted from the first.
  const phraseOf = (held, text) => {
    let at = -1;
    const words = held.map(({ surface, start }, number) => {
      if (!number || start !== held[number - 1].start) at += 1;
      return [surface, at];
    });
    return { words, typed: short(text.trim(), MAX_SHOWN) };
  };

  const addWords = (query, { minus, name, value, isQuoted, isJoined }) => {
    const text = `${name} ${value}`;
    const held = briefings.text.pieces(text).filter((piece) => piece.gram >= 0);
    if (isQuoted && held.length > 1) {
      (minus ? query.barred : query.phrases).push(phraseOf(held.slice(0, MAX_WORDS), text));
      if (minus) return;
    }
    const found = held.map((piece) => {
      const typed = text.slice(piece.start, piece.end);
      return { ...filter(piece.surface), gram: piece.gram, typed: short(typed, briefings.text.MAX_TERM),
        loud: briefings.text.isLoud(typed) };
    });
    const last = found.at(-1);
    if (!isQuoted && value.endsWith("*") && last && !last.gram) last.prefix = true;
    add(minus ? query.excluded : query.words, found);
    if (isJoined && !minus) add(query.filters, found);
  };

  const addField = (query, token, name) => {
    const value = name === "url" ? toBare(token.value) : token.value;
    const surfaces = name === "title"
      ? briefings.text.pieces(value).filter((piece) => piece.gram >= 0).map((piece) => piece.surface)
      : briefings.text.words(value).map(briefings.text.toSurface).filter(Boolean);
    const found = surfaces.map((surface) => filter(`${name}:${surface}`));
    if (token.minus) add(query.excluded, found);
    else if (!token.isOther && !token.hasOther) add(query.filters, found);
    else {
      if (!token.isOther) query.choices.push([]);
      if (found.length) query.choices.at(-1).push(found);
    }
  };

  const addToken = (query, token) => {
    const isAddress = /^https?$/.test(token.name) && token.value.startsWith("//");
    const name = isAddress ? "url" : ALIASES.get(token.name) || "";
    if (DATES.includes(name)) {
      addDate(query, name, token.value);
      if (token.minus) {
        query.hints.push(say("“-%(field)s:” was read without the minus.", { field: name }));
      }
    } else if (FIELDS.includes(name)) addField(query, token, name);
    else if (isPlain(token) && briefings.times.isPeriod(token.value)) {
      addDate(query, "date", token.value);
      query.periods.push(token.value);
    } else addWords(query, token);
  };

  // The word that is being typed may stand for all that begin so.
  const openLast = (query, token) => {
    const final = query.words.at(-1);
    if (!token || !final || final.gram || token.minus || token.isQuoted) return;
    const typed = briefings.text.words(token.value).pop() || "";
    if (token.value.endsWith("*") || briefings.text.toSurface(typed) === final.surface) {
      final.prefix = true;
    }
  };

  const noteDate = (query, tokens, months) => {
    const plain = tokens.filter(isPlain).flatMap((token) => briefings.text.pieces(token.value))
      .filter((piece) => piece.gram >= 0).map((piece) => piece.surface);
    query.around = briefings.times.findSpoken(plain, months);
  };

  // Takes a query apart. Never throws. months: numbers by folded name.
  const parse = (text, months = {}) => {
    const line = briefings.text.toLine(cut(text, MAX_QUERY)).replace(/[“”„«»]/g, '"');
    const query = { line, words: [], excluded: [], filters: [], choices: [], phrases: [], barred: [],
      periods: [], after: "", before: "", hints: [] };
    const tokens = tokensOf(line);
    for (const token of tokens) addToken(query, token);
    openLast(query, tokens.at(-1));
    noteDate(query, tokens, months);
    if (query.words.length > MAX_WORDS) {
      query.words.length = MAX_WORDS;
      query.isCut = true;
    }
    query.isEmpty = !(query.words.length || query.excluded.length || query.filters.length ||
      query.choices.some((choice) => choice.length) || query.barred.length || query.after || query.before);
    if (query.isEmpty) {
      query.hints.push(say("The query holds no word. Type a name, a place or a subject."));
    }
    return query;
  };

  briefings.query = { parse, ALIASES, TOKEN };
})();
