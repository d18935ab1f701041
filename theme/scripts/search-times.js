// Adds: dates in a query (twin of generator/briefings/search/times.py).
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const ISO = /^(?:1[4-9]|2[01])\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/;
  const YEAR = /^(?:1[4-9]|2[01])\d\d$/;
  const DAY = /^(\d\d?)(?:st|nd|rd|th|er)?$/;
  const BETWEEN = ["de", "del", "of"];
  const AFTER_ALL = "~"; // sorts after every day that begins with what stands before it

  const isPeriod = (text) => ISO.test(text);

  // The day of a month, 0 if it is none.
  const dayOf = (form) => {
    const match = DAY.exec(form);
    const day = match ? Number(match[1]) : 0;
    return day <= 31 ? day : 0;
  };

  const two = (number) => String(number).padStart(2, "0");

  const dateOf = (before, month, [first, second]) => {
    let [year, day] = [first, dayOf(before)];
    if (!YEAR.test(first)) {
      if (!dayOf(first) || !YEAR.test(second)) return null;
      [year, day] = [second, dayOf(first)];
    }
    return day ? { when: `${year}-${two(month)}-${two(day)}`, worth: 4 }
      : { when: `${year}-${two(month)}`, worth: 3 };
  };

  // The first date among folded words in order: {when: ISO day or month, worth: its words and one}, or null.
  const findSpoken = (surfaces, months) => {
    const plain = surfaces.filter((form) => !BETWEEN.includes(form));
    for (let at = 0; at < plain.length; at += 1) {
      if (!Object.hasOwn(months, plain[at])) continue;
      const after = [...plain.slice(at + 1, at + 3), "", ""];
      const found = dateOf(at ? plain[at - 1] : "", months[plain[at]], after);
      if (found) return found;
    }
    return null;
  };

  briefings.times = { isPeriod, findSpoken, AFTER_ALL };
})();
