// Adds: the order of results, in whole numbers (twin of generator/briefings/search/rank.py).
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const RARITY_BITS = 6;
  const SCALE = 1 << 20;
  const STRICT_WORDS = 3;
  const LAX_WORDS = 7;
  const FEW = 64;
  const UNSCORED = ["newest", "oldest"]; // orders that do not look at the scores
  const MILD = 64; // sixteenths of a quarter, by which the newest articles are preferred

  // log2((count + 1) / (holding + 1/2)) in 64ths, by squaring: Math.log differs between machines.
  const rarity = (count, holding) => {
    let value = Math.floor(((2 * count + 2) * SCALE) / (2 * holding + 1));
    let result = 0;
    for (; value >= 2 * SCALE; result += 1) value = Math.floor(value / 2);
    for (let bit = 0; bit < RARITY_BITS; bit += 1) {
      value = Math.floor((value * value) / SCALE);
      result *= 2;
      if (value >= 2 * SCALE) {
        value = Math.floor(value / 2);
        result += 1;
      }
    }
    return Math.max(1, result);
  };

  const firstAt = (days, limit, count) => {
    const found = days.find(([day]) => day >= limit);
    return found ? found[1] : count;
  };

  // First number and the number after the last one, from `after` on and earlier than `before`.
  const within = (days, after, before, count) => {
    if (!after && !before) return [0, count];
    return [firstAt(days, after, count), before ? firstAt(days, before, count) : count];
  };

  // What one word is worth: a quiet one half as much as its rarity says.
  const shareOf = (word, count) => {
    const worth = word.times * rarity(count, word.impacts.size);
    return word.quiet ? Math.floor(worth / 2) : worth;
  };

  // [numbers of the articles with a score, the scores of all articles].
  const scored = (found, count) => {
    const known = found.filter((word) => word.impacts.size);
    const telling = known.filter((word) => !word.quiet && 2 * word.impacts.size <= count);
    const strict = Math.min(Math.max(LAX_WORDS - telling.length, 0), LAX_WORDS - STRICT_WORDS);
    const points = new Float64Array(count);
    const covered = new Float64Array(count);
    let sum = 0;
    for (const word of known) {
      const rare = shareOf(word, count);
      sum += rare;
      word.impacts.forEach((impact, number) => {
        points[number] += rare * impact;
        covered[number] += rare;
      });
    }
    const lax = (LAX_WORDS - STRICT_WORDS - strict) * sum;
    const scores = new Float64Array(count);
    const numbers = [];
    for (const word of telling.length ? telling : known) {
      word.impacts.forEach((_, number) => {
        if (!scores[number]) numbers.push(number); // what a word says is never 0
        scores[number] = points[number] * (strict * covered[number] + lax);
      });
    }
    return [numbers, scores];
  };

  const allOf = ([start, stop], count) =>
    [Array.from({ length: Math.max(0, stop - start) }, (_, at) => start + at), new Float64Array(count)];

  // {numbers: articles in no order, scores: of all articles by number}; limits are the two numbers of within().
  // excluded: sets of articles of which no hit may be; needed: of which every hit must be.
  const rank = (found, excluded, needed, limits, count) => {
    const [held, scores] = found.length ? scored(found, count) : allOf(limits, count);
    const numbers = held.filter((number) =>
      number >= limits[0] && number < limits[1] &&
      !excluded.some((holders) => holders.has(number)) &&
      needed.every((holders) => holders.has(number)));
    return { numbers, scores };
  };

  // What tells which of two hits comes first; dated: the number of the first article with a date.
  const orderBy = (sort, scores, dated, count) => {
    const mild = (number) => scores[number] * (MILD + Math.floor((16 * number) / count));
    return {
      recent: (one, other) => mild(other) - mild(one) || other - one,
      newest: (one, other) => other - one,
      oldest: (one, other) => (one < dated) - (other < dated) || one - other,
    }[sort] || ((one, other) => scores[other] - scores[one] || other - one);
  };

  // The first so many in an order: a page is shown, not all there is.
  const firstOf = (all, order, most) => {
    if (most > FEW) return [...all].sort(order).slice(0, most);
    const first = [];
    for (const one of all) {
      if (first.length === most && order(first[most - 1], one) <= 0) continue;
      let place = first.length;
      while (place && order(first[place - 1], one) > 0) place -= 1;
      first.splice(place, 0, one);
      first.length = Math.min(first.length, most);
    }
    return first;
  };

  briefings.rank = { rank, orderBy, firstOf, rarity, within, UNSCORED };
})();
