// Adds: the order of results, in whole numbers (twin of generator/briefings/search/rank.py).
// Needs briefings.js. Without it search does not start.
"use strict";

(() => {
  const RARITY_BITS = 6;
  const SCALE = 1 << 20;
  const STRICT_WORDS = 3;
  const LAX_WORDS = 7;
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

  const scoresOf = (found, count) => {
    const known = found.filter((word) => word.impacts.size);
    const telling = known.filter((word) => !word.quiet && 2 * word.impacts.size <= count);
    const strict = Math.min(Math.max(LAX_WORDS - telling.length, 0), LAX_WORDS - STRICT_WORDS);
    const points = new Float64Array(count);
    const covered = new Float64Array(count);
    let sum = 0;
    for (const word of known) {
      const rare = shareOf(word, count);
      sum += rare;
      for (const [number, impact] of word.impacts) {
        points[number] += rare * impact;
        covered[number] += rare;
      }
    }
    const lax = (LAX_WORDS - STRICT_WORDS - strict) * sum;
    const scores = new Map();
    for (const word of telling.length ? telling : known) {
      for (const number of word.impacts.keys()) {
        scores.set(number, points[number] * (strict * covered[number] + lax));
      }
    }
    return scores;
  };

  const allOf = ([start, stop]) => {
    const scores = new Map();
    for (let number = start; number < stop; number += 1) scores.set(number, 0);
    return scores;
  };

  // {numbers: articles, best first, scores}; limits are the two numbers of within().
  // excluded: sets of articles of which no hit may be; needed: of which every hit must be.
  const rank = (found, excluded, needed, limits, count) => {
    const scores = found.length ? scoresOf(found, count) : allOf(limits);
    const numbers = Array.from(scores.keys()).filter((number) =>
      number >= limits[0] && number < limits[1] &&
      !excluded.some((holders) => holders.has(number)) &&
      needed.every((holders) => holders.has(number)));
    const score = new Float64Array(count); // looked up far quicker than in a Map
    for (const number of numbers) score[number] = scores.get(number);
    numbers.sort((one, other) => score[other] - score[one] || other - one);
    return { numbers, scores };
  };

  // The hits in another order; dated: the number of the first article that has a date.
  const inOrder = ({ numbers, scores }, sort, dated, count) => {
    const mild = (number) => scores.get(number) * (MILD + Math.floor((16 * number) / count));
    const orders = {
      recent: (one, other) => mild(other) - mild(one) || other - one,
      newest: (one, other) => other - one,
      oldest: (one, other) => (one < dated) - (other < dated) || one - other,
    };
    const ordered = Object.hasOwn(orders, sort) ? [...numbers].sort(orders[sort]) : numbers;
    return { numbers: ordered, scores };
  };

  briefings.rank = { rank, inOrder, rarity, within, UNSCORED };
})();
