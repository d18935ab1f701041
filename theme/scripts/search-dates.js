// Adds: months as numbers, ranges of them in words, and counts by month as bars.
// Needs briefings.js. Without it the search page has no histogram.
// Months are counted from year 0: 2022-10 is 2022 * 12 + 9.
"use strict";

(() => {
  const SIZES = [1, 12, 120, 1200]; // months that one bar stands for
  const MOST_BARS = 48; // in 18 rem each is then some 6 pixels wide
  const month = new Intl.DateTimeFormat(briefings.locale, { month: "long", year: "numeric", timeZone: "UTC" });

  const monthOf = (iso) => Number(iso.slice(0, 4)) * 12 + Math.max(0, iso.slice(5, 7) - 1);
  // The last month of an ISO year, month or day.
  const lastMonthOf = (iso) => monthOf(iso) + (iso.length > 4 ? 0 : 11);
  const yearOf = (at) => String(Math.floor(at / 12)).padStart(4, "0");
  const isoOf = (at) => `${yearOf(at)}-${String((at % 12) + 1).padStart(2, "0")}`;

  // The shortest ISO years or months for a first and a last month: {from, to}.
  const toRange = (first, last) => (first % 12 === 0 && last % 12 === 11
    ? { from: yearOf(first), to: yearOf(last) } : { from: isoOf(first), to: isoOf(last) });

  const nameOf = (iso) => {
    if (iso.length === 4) return iso;
    return iso.length > 7 ? iso : month.format(new Date(`${iso}-01T00:00:00Z`));
  };

  // A range in words: "2022", "March 2022 to May 2022", "since 2022", "" for all of time.
  const inWords = ({ from, to }) => {
    if (from && to) {
      return from === to ? nameOf(from)
        : briefings.say("%(first)s to %(last)s", { first: nameOf(from), last: nameOf(to) });
    }
    if (from) return briefings.say("since %(date)s", { date: nameOf(from) });
    return to ? briefings.say("until %(date)s", { date: nameOf(to) }) : "";
  };

  // Bars from a first to a last month at least: {start, size, counts}; months: [[ISO month, count]].
  const toBars = (months, first, last) => {
    const size = SIZES.find((each) => (last - first) / each < MOST_BARS) || SIZES[3];
    const start = first - (first % size);
    const counts = new Array(Math.floor((last - start) / size) + 1).fill(0);
    for (const [iso, count] of months) {
      const at = Math.floor((monthOf(iso) - start) / size);
      if (at >= 0 && at < counts.length) counts[at] += count;
    }
    return { start, size, counts };
  };

  briefings.dates = { monthOf, lastMonthOf, toRange, inWords, nameOf, toBars };
})();
