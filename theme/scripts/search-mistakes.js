// Adds: what of a query is not as its language has it (twin of generator/briefings/search/mistakes.py).
// Needs briefings.js, search-query.js. Without it such things are read in silence.
"use strict";

(() => {
  const { say } = briefings;
  const OPERATORS = ["AND", "OR"]; // as search-query.js has them
  const MOST = 24; // letters of a name that is no field
  const KNOWN = say(
    "Fields are title:, source:, author:, topic:, person:, place:, lang:, url:, date:, after: and before:.");
  const STAR_WITHIN = /\*.*[\p{L}\p{N}]/u;

  // Whether a phrase of several words has no second quotation mark.
  const isOpen = ({ whole, phrase }) => Boolean(phrase) && whole.split('"').length === 2 &&
    phrase.split(" ").filter(Boolean).length > 1;

  // How dates were read that stand there without a field.
  const dates = ({ periods, around }) => [
    ...periods.map((date) =>
      say("Only what was published then is shown: %(date)s. In quotes it is words.", { date })),
    ...(around ? [say("What was published then comes first. Type %(date)s to see only that.",
      { date: around.when })] : []),
  ];

  // Names what stands before a colon and is no field; nor is https:, but nobody meant one.
  const noFields = (found) => found
    .filter(({ name, value }) =>
      name && !briefings.query.ALIASES.has(name) && !value.startsWith("//"))
    .map(({ name }) => {
      const field = name.length > MOST ? `${name.slice(0, MOST)}…` : name;
      const none = say("“%(field)s:” is no field.", { field });
      return `${none} ${KNOWN}`;
    });

  const withoutValue = (last) => {
    const name = last.replace(/^-/, "").slice(0, -1).toLowerCase();
    return last.endsWith(":") && briefings.query.ALIASES.has(name)
      ? [say("“%(field)s:” has no value and was left out.", { field: name })] : [];
  };

  // The end of the time that is asked for may lie before its beginning.
  const withoutDays = ({ after, before }) => {
    if (!after || !before || after < before) return [];
    const last = before.replace(briefings.times.AFTER_ALL, "");
    return [say("No day is both after %(after)s and before %(before)s.", { after, before: last })];
  };

  // What a person may have meant otherwise. Nothing for a query without a word.
  const of = (query) => {
    if (query.isEmpty) return [];
    const { TOKEN } = briefings.query;
    const found = Array.from(query.line.matchAll(TOKEN), ([whole, minus, name, phrase, bare]) =>
      ({ whole, phrase, name: (name || "").toLowerCase(), value: phrase || bare || "",
        bare: minus || name ? "" : bare || "" }));
    const bare = found.map((token) => token.bare).filter(Boolean);
    const [first, last] = [found[0], found[found.length - 1]].map((token) => token?.whole ?? "");
    const isAlone = found.length > 1 && [first, last].some((word) => OPERATORS.includes(word));
    const hasOperator = bare.some((word) => OPERATORS.includes(word));
    return [
      ...dates(query),
      ...noFields(found),
      ...(query.isCut
        ? [say("Only the first %(count)s words were used.", { count: query.words.length })] : []),
      ...(isAlone ? [say("AND and OR stand between two words: grain AND ships.")] : []),
      ...(last === "NOT" && found.length > 1
        ? [say("To leave out a word, write a minus before it: -oil.")] : []),
      ...(found.some(isOpen)
        ? [say("A quotation mark is not closed: all behind it was read as one phrase.")] : []),
      ...(hasOperator && bare.some((word) => word.startsWith("("))
        ? [say("Brackets say nothing in a query.")] : []),
      ...(bare.some((word) => STAR_WITHIN.test(word))
        ? [say("“*” stands for any letters at the end of a word; elsewhere it says nothing.")] : []),
      ...withoutValue(last),
      ...withoutDays(query),
    ];
  };

  briefings.mistakes = { of };
})();
